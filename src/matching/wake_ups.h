// A heap of wake-ups: times at which the engine must look again although no command arrives and
// no timer of the state is due.
//
// A wake-up is derived from the state and is not part of it. It may be stale when its time comes:
// then the look finds nothing to do. The owner removes stale wake-ups with `sweep` once there are
// many.
//
//   WakeUps<MatchingWakeUp> wake_ups;
//   wake_ups.add({agent.paused_until, id, kNoSlot});
//   while (wake_ups.next() <= now) look_again(wake_ups.pop());
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

#include "cordboard/time.h"

namespace cordboard::core {

// `WakeUp` has a time `at` and an `operator>`, by which the earliest one comes first. Wake-ups that
// compare equal come in no particular order.
template <class WakeUp>
class WakeUps {
 public:
  void add(WakeUp wake_up) {
    heap_.push_back(wake_up);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    set_next();
  }

  // The time of the earliest wake-up; Time::max() if there is none.
  Time next() const { return next_; }

  // Removes the earliest wake-up and returns it. REQUIRES: there is one.
  WakeUp pop() {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    const WakeUp wake_up = heap_.back();
    heap_.pop_back();
    set_next();
    return wake_up;
  }

  void clear() {
    heap_.clear();
    many_ = kFew;
    set_next();
  }

  // Whether a sweep is worth its cost: the number has doubled since the last one.
  bool are_many() const { return heap_.size() >= many_; }

  // Removes the wake-ups for which `is_needed(wake_up)` is false.
  template <class IsNeeded>
  void sweep(IsNeeded&& is_needed) {
    std::erase_if(heap_, [&](const WakeUp& wake_up) { return !is_needed(wake_up); });
    std::make_heap(heap_.begin(), heap_.end(), std::greater<>());
    many_ = std::max(kFew, 2 * heap_.size());
    set_next();
  }

 private:
  static constexpr std::size_t kFew = 4096;

  void set_next() { next_ = heap_.empty() ? Time::max() : heap_.front().at; }

  std::vector<WakeUp> heap_;
  Time next_ = Time::max();
  std::size_t many_ = kFew;
};

}  // namespace cordboard::core
