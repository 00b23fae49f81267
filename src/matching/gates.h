// When routing must look again without anything having happened: the ends of pauses, exclusions,
// waits for one agent, and stays in a queue.
//
// Derived from the state, not part of it. An entry may be stale when its time comes: then the look
// finds nothing. Those that are known to be stale are swept out together, once they are many.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "state/pool.h"

namespace cordboard::core {

struct Gate {
  Time at{};
  AgentId agent;                // whose pause ends; or none, and
  Slot conversation = kNoSlot;  // where something ends, whoever stands there then
};

class Gates {
 public:
  void add(Gate gate) {
    heap_.push_back(gate);
    std::push_heap(heap_.begin(), heap_.end(), is_later);
    next_ = heap_.front().at;
  }
  // Time::max() if there is none.
  Time next() const { return next_; }
  Gate pop() {
    std::pop_heap(heap_.begin(), heap_.end(), is_later);
    const Gate gate = heap_.back();
    heap_.pop_back();
    note_next();
    return gate;
  }

  bool are_many() const { return heap_.size() >= many_; }
  // Keeps those of which `is_needed(gate)` holds.
  template <class IsNeeded>
  void sweep(IsNeeded&& is_needed) {
    std::erase_if(heap_, [&](const Gate& gate) { return !is_needed(gate); });
    std::make_heap(heap_.begin(), heap_.end(), is_later);
    note_next();
    many_ = std::max(kFew, 2 * heap_.size());
  }

 private:
  static constexpr std::size_t kFew = 4096;

  static bool is_later(const Gate& a, const Gate& b) { return a.at > b.at; }
  void note_next() { next_ = heap_.empty() ? Time::max() : heap_.front().at; }

  std::vector<Gate> heap_;
  Time next_ = Time::max();
  std::size_t many_ = kFew;
};

}  // namespace cordboard::core
