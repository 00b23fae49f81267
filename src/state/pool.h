// A flat store of equal slots with a free list: 32-bit places instead of pointers, no allocation
// once warm.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "describe/assert.h"

namespace cordboard::core {

using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = std::numeric_limits<Slot>::max();

// References into it hold until the next `take`.
template <class T>
class Pool {
 public:
  T& operator[](Slot slot) { return slots_[slot]; }
  const T& operator[](Slot slot) const { return slots_[slot]; }

  // A place for one more; its content is what was there before, to be overwritten by the taker.
  Slot take() {
    if (free_.empty()) {
      slots_.emplace_back();
      return static_cast<Slot>(slots_.size() - 1);
    }
    const Slot slot = free_.back();
    free_.pop_back();
    return slot;
  }

  void release(Slot slot) {
    CORDBOARD_ASSERT(slot < slots_.size());
    free_.push_back(slot);
  }

  // Slots ever taken; any of them may be free.
  std::size_t extent() const { return slots_.size(); }
  std::size_t live() const { return slots_.size() - free_.size(); }

 private:
  std::vector<T> slots_;
  std::vector<Slot> free_;
};

}  // namespace cordboard::core
