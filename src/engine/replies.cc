#include "engine/replies.h"

namespace cordboard::core {

static_assert(limits::kRememberedIds % 1000 == 0, "the ring is made of whole chunks");

void Replies::remember(std::string_view id, const Reply& reply, Time now) {
  forget_before(now);
  if (count_ == limits::kRememberedIds) forget_oldest();
  const auto place = static_cast<std::uint32_t>(next_);
  if (place / kChunk == chunks_.size())
    chunks_.push_back(std::make_unique<std::array<Entry, kChunk>>());
  Entry& fresh = entry(place);
  fresh.id.assign(id);
  fresh.at = now;
  fresh.faults.assign(reply.faults.begin(), reply.faults.end());
  fresh.reply = reply;
  fresh.reply.faults = fresh.faults;
  next_ = (next_ + 1) % limits::kRememberedIds;
  ++count_;
  by_id_.insert(place);
}

void Replies::forget_before(Time now) {
  while (count_ > 0 && (now - entry(oldest()).at).count() > limits::kRememberedIdsMs)
    forget_oldest();
}

void Replies::forget_oldest() {
  by_id_.erase(oldest());
  --count_;
}

void Replies::clear() {
  by_id_.clear();
  next_ = count_ = 0;
}

void Replies::save(ArchiveWriter& out) const {
  out(static_cast<std::uint32_t>(count_));
  for (std::size_t i = 0; i < count_; ++i) {
    const Entry& each = entry(static_cast<std::uint32_t>((oldest() + i) % limits::kRememberedIds));
    out(each.id, each.at, each.reply.refusal, each.reply.made, each.reply.number);
    out(static_cast<std::uint32_t>(each.faults.size()));
    for (const Fault& fault : each.faults) out(fault.path, fault.message);
  }
}

void Replies::load(ArchiveReader& in) {
  clear();
  std::uint32_t count = 0;
  in(count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    std::string id;
    Time at{};
    Reply reply;
    std::uint32_t faults = 0;
    in(id, at, reply.refusal, reply.made, reply.number, faults);
    std::vector<Fault> all;
    for (std::uint32_t k = 0; k < faults && in.ok(); ++k) {
      Fault& fault = all.emplace_back();
      in(fault.path, fault.message);
    }
    reply.faults = all;
    if (in.ok()) remember(id, reply, at);
  }
}

}  // namespace cordboard::core
