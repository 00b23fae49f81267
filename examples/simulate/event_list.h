// The future events of the simulation in order of time.
//
// A heap with four children per node, which touches fewer cache lines than one with two. Entries
// are never removed early: the code that handles an entry checks whether it is still valid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "moment.h"

namespace cordboard::simulate {

// Kinds of simulation events. Within one instant the earlier kind goes first, then the earlier
// entry. Patience comes last, so that an acceptance in the same instant counts.
enum class Happening : std::uint8_t {
  kAnswer,     // an agent accepts an offer; subject: its number
  kWorkDone,   // an agent finishes a conversation; subject: agent and generation
  kWrapUpEnd,  // subject: the conversation
  kBackReady,  // an agent in RONA becomes ready; subject: the agent
  kShiftTurn,  // a pool's shift begins or ends; subject: the pool
  kArrival,    // subject: the class
  kPatience,   // a customer's patience ends; subject: the conversation
};

struct Entry {
  Ms at = 0;
  std::uint64_t order = 0;  // kind, then number of the entry
  std::uint64_t subject = 0;

  Happening happening() const { return static_cast<Happening>(order >> kKindShift); }
  bool before(const Entry& other) const {
    return at < other.at || (at == other.at && order < other.order);
  }

  static constexpr int kKindShift = 56;
};

class EventList {
 public:
  bool empty() const { return heap_.empty(); }
  const Entry& next() const { return heap_.front(); }

  void add(Ms at, Happening happening, std::uint64_t subject) {
    const auto kind = static_cast<std::uint64_t>(happening) << Entry::kKindShift;
    heap_.emplace_back();
    rise(heap_.size() - 1, {.at = at, .order = kind | number_++, .subject = subject});
  }

  Entry take() {
    const Entry taken = heap_.front();
    const Entry last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sink(last);
    return taken;
  }

 private:
  static constexpr std::size_t kChildren = 4;

  void rise(std::size_t place, const Entry& entry) {
    while (place > 0) {
      const std::size_t parent = (place - 1) / kChildren;
      if (!entry.before(heap_[parent])) break;
      heap_[place] = heap_[parent];
      place = parent;
    }
    heap_[place] = entry;
  }

  void sink(const Entry& entry) {
    std::size_t place = 0;
    for (;;) {
      const std::size_t first = place * kChildren + 1;
      if (first >= heap_.size()) break;
      const std::size_t end = first + kChildren < heap_.size() ? first + kChildren : heap_.size();
      std::size_t least = first;
      for (std::size_t child = first + 1; child < end; ++child) {
        if (heap_[child].before(heap_[least])) least = child;
      }
      if (!heap_[least].before(entry)) break;
      heap_[place] = heap_[least];
      place = least;
    }
    heap_[place] = entry;
  }

  std::vector<Entry> heap_;
  std::uint64_t number_ = 0;
};

}  // namespace cordboard::simulate
