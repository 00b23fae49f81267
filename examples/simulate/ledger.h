// Collects the figures of a run: by class and pool, for each batch of the measured time and each
// interval of the day.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "model.h"
#include "moment.h"
#include "tally.h"

namespace cordboard::simulate {

// The batch and interval in which something counts; none during the warm-up.
struct Place {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t batch = kNone;
  std::uint32_t interval = kNone;

  bool is_measured() const { return batch != kNone; }
};

// A level and its exact integral over time, in whole numbers.
class Area {
 public:
  void change(Ms now, std::int64_t by) {
    settle(now);
    level_ += by;
  }
  // The integral since the last call.
  Ms take(Ms now) {
    settle(now);
    const Ms taken = area_;
    area_ = 0;
    return taken;
  }

 private:
  void settle(Ms now) {
    area_ += level_ * (now - since_);
    since_ = now;
  }

  std::int64_t level_ = 0;
  Ms area_ = 0;
  Ms since_ = 0;
};

class Ledger {
 public:
  explicit Ledger(const Model& model);

  // Moves the time to `now`; must be called before any change at that time.
  void reach(Ms now) {
    if (now >= boundary_) cross_boundaries(now);
  }

  // The batch and interval for an arrival at the current time.
  Place place() const { return place_; }

  // Changes the tallies of the place.
  template <class Change>
  void record(std::size_t class_index, Place place, Change change) {
    if (!place.is_measured()) return;
    change(batches_[place.batch * classes_ + class_index]);
    if (place.interval != Place::kNone) change(intervals_[place.interval * classes_ + class_index]);
  }
  // Records a wait for the quantiles.
  void record_wait(std::size_t class_index, Place place, Ms wait);

  void change_waiting(Ms now, std::size_t class_index, int by) {
    waiting_[class_index].change(now, by);
  }
  void change_signed_in(Ms now, std::size_t pool, int agents, int capacity) {
    pools_[pool].signed_in.change(now, agents);
    pools_[pool].capacity.change(now, capacity);
  }
  void change_in_chats(Ms now, std::size_t pool, int units) {
    pools_[pool].in_chats.change(now, units);
  }
  void change_full(Ms now, std::size_t pool, int agents) { pools_[pool].full.change(now, agents); }

  // ---- results ----

  std::size_t batch_count() const { return batch_count_; }
  std::size_t interval_count() const { return interval_count_; }
  const Tally& batch(std::size_t batch, std::size_t class_index) const {
    return batches_[batch * classes_ + class_index];
  }
  const Tally& interval(std::size_t interval, std::size_t class_index) const {
    return intervals_[interval * classes_ + class_index];
  }
  const PoolTally& pool_batch(std::size_t batch, std::size_t pool) const {
    return pool_batches_[batch * pools_.size() + pool];
  }
  const PoolTally& pool_interval(std::size_t interval, std::size_t pool) const {
    return pool_intervals_[interval * pools_.size() + pool];
  }
  // In milliseconds, in no order; waits longer than 49 days count as 49 days.
  std::span<const std::uint32_t> waits(std::size_t class_index) const {
    return waits_[class_index];
  }
  std::span<const std::uint32_t> interval_waits(std::size_t interval,
                                                std::size_t class_index) const {
    return interval_waits_[interval * classes_ + class_index];
  }

 private:
  struct PoolAreas {
    Area signed_in;
    Area capacity;
    Area in_chats;
    Area full;
  };

  void cross_boundaries(Ms now);
  void close_stretch(Ms now);
  Place place_at(Ms at) const;
  Ms boundary_after(Ms at) const;
  Ms batch_start(std::size_t batch) const;

  Ms warm_up_;
  Ms duration_;
  Ms interval_;
  std::size_t classes_;
  std::size_t batch_count_;
  std::size_t interval_count_;
  Place place_;
  Ms boundary_ = 0;  // end of the current batch or interval
  Ms stretch_start_ = 0;
  std::vector<Tally> batches_;
  std::vector<Tally> intervals_;
  std::vector<PoolTally> pool_batches_;
  std::vector<PoolTally> pool_intervals_;
  std::vector<Area> waiting_;
  std::vector<PoolAreas> pools_;
  std::vector<std::vector<std::uint32_t>> waits_;
  std::vector<std::vector<std::uint32_t>> interval_waits_;
};

}  // namespace cordboard::simulate
