// When routing must look again without anything having happened: the ends of pauses and bars, and
// of waiting for one agent alone.
//
// Derived from the state, not part of it. An entry may be stale when its time comes: then the look
// finds nothing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "state/pool.h"

namespace cordboard::core {

struct Gate {
  Time at{};
  AgentId agent;                // whose pause ends; or none, and
  Slot conversation = kNoSlot;  // where a bar or a wait for one agent ends, whoever stands there
};

class Gates {
 public:
  void add(Gate gate) {
    heap_.push_back(gate);
    std::push_heap(heap_.begin(), heap_.end(), is_later);
  }
  std::optional<Time> next() const {
    return heap_.empty() ? std::nullopt : std::optional<Time>(heap_.front().at);
  }
  Gate pop() {
    std::pop_heap(heap_.begin(), heap_.end(), is_later);
    const Gate gate = heap_.back();
    heap_.pop_back();
    return gate;
  }

 private:
  static bool is_later(const Gate& a, const Gate& b) { return a.at > b.at; }
  std::vector<Gate> heap_;
};

}  // namespace cordboard::core
