#include "ledger.h"

#include <algorithm>

namespace cordboard::simulate {

Ledger::Ledger(const Model& model)
    : warm_up_(model.warm_up),
      duration_(model.duration),
      interval_(model.interval),
      classes_(model.classes.size()),
      batch_count_(static_cast<std::size_t>(model.batches)),
      interval_count_(model.interval == 0
                          ? 0
                          : static_cast<std::size_t>((kDay + model.interval - 1) / model.interval)),
      batches_(batch_count_ * classes_),
      intervals_(interval_count_ * classes_),
      pool_batches_(batch_count_ * model.pools.size()),
      pool_intervals_(interval_count_ * model.pools.size()),
      waiting_(classes_),
      pools_(model.pools.size()),
      waits_(classes_),
      interval_waits_(interval_count_ * classes_) {
  place_ = place_at(0);
  boundary_ = boundary_after(0);
}

void Ledger::record_wait(std::size_t class_index, Place place, Ms wait) {
  if (!place.is_measured()) return;
  constexpr Ms kLongest = std::numeric_limits<std::uint32_t>::max();
  const auto kept = static_cast<std::uint32_t>(std::min(wait, kLongest));
  waits_[class_index].push_back(kept);
  if (place.interval == Place::kNone) return;
  interval_waits_[place.interval * classes_ + class_index].push_back(kept);
}

Ms Ledger::batch_start(std::size_t batch) const {
  // Divides whole batches first, so that the product does not overflow.
  const auto count = static_cast<Ms>(batch_count_);
  const auto number = static_cast<Ms>(batch);
  return warm_up_ + duration_ / count * number + duration_ % count * number / count;
}

Place Ledger::place_at(Ms at) const {
  if (at < warm_up_ || at >= warm_up_ + duration_) return {};
  const double share = static_cast<double>(at - warm_up_) / static_cast<double>(duration_);
  auto batch = static_cast<std::size_t>(share * static_cast<double>(batch_count_));
  while (batch > 0 && batch_start(batch) > at) --batch;  // corrects rounding
  while (batch + 1 < batch_count_ && batch_start(batch + 1) <= at) ++batch;
  Place place{.batch = static_cast<std::uint32_t>(batch)};
  if (interval_ != 0) place.interval = static_cast<std::uint32_t>(at % kDay / interval_);
  return place;
}

Ms Ledger::boundary_after(Ms at) const {
  if (at < warm_up_) return warm_up_;
  const Place place = place_at(at);
  if (!place.is_measured()) return std::numeric_limits<Ms>::max();
  Ms end = batch_start(place.batch + 1);
  if (interval_ != 0) {
    const Ms midnight = at - at % kDay;
    const Ms interval_end = (at % kDay / interval_ + 1) * interval_;
    end = std::min(end, midnight + std::min(interval_end, kDay));
  }
  return end;
}

void Ledger::cross_boundaries(Ms now) {
  while (boundary_ <= now) {
    close_stretch(boundary_);
    place_ = place_at(boundary_);
    boundary_ = boundary_after(boundary_);
  }
}

void Ledger::close_stretch(Ms now) {
  const Ms length = now - stretch_start_;
  stretch_start_ = now;
  for (std::size_t i = 0; i < classes_; ++i) {
    const Ms waiting = waiting_[i].take(now);
    record(i, place_, [&](Tally& tally) {
      tally.waiting += waiting;
      tally.observed += length;
    });
  }
  for (std::size_t i = 0; i < pools_.size(); ++i) {
    PoolAreas& areas = pools_[i];
    const PoolTally stretch{.signed_in = areas.signed_in.take(now),
                            .capacity = areas.capacity.take(now),
                            .in_chats = areas.in_chats.take(now),
                            .full = areas.full.take(now)};
    if (!place_.is_measured()) continue;
    pool_batches_[place_.batch * pools_.size() + i].append(stretch);
    if (place_.interval == Place::kNone) continue;
    pool_intervals_[place_.interval * pools_.size() + i].append(stretch);
  }
}

}  // namespace cordboard::simulate
