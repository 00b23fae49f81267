// A flat store of equal slots with a free list: 32-bit places instead of pointers, no allocation
// once warm.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "describe/assert.h"

namespace cordboard::core {

using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = std::numeric_limits<Slot>::max();

// Whether none of the slots is in use. kNoSlot has all bits set, so their conjunction is kNoSlot
// only if each of them is: one comparison instead of one for each slot.
template <class... Slots>
constexpr bool are_unused(Slots... slots) {
  return (slots & ...) == kNoSlot;
}

// Whether a list has this place. Asked in bytes, as a list of large things knows its size by a
// division only.
template <class T>
bool is_place_in(const std::vector<T>& list, std::uint32_t index) {
  const auto* begin = reinterpret_cast<const char*>(list.data());
  const auto* end = reinterpret_cast<const char*>(list.data() + list.size());
  return std::uint64_t{index} * sizeof(T) < static_cast<std::uint64_t>(end - begin);
}

// At the end of a list. One that is full grows out of the way, so that the others save no
// registers for it.
template <class T>
[[gnu::noinline, gnu::cold]] void append_to_full(std::vector<T>& list, T last) {
  list.push_back(last);
}
template <class T>
void append(std::vector<T>& list, T last) {
  if (list.size() == list.capacity()) [[unlikely]]
    return append_to_full(list, last);
  list.push_back(last);
}

// References into it hold until the next `take`.
template <class T>
class Pool {
 public:
  T& operator[](Slot slot) { return slots_[slot]; }
  const T& operator[](Slot slot) const { return slots_[slot]; }

  // A place for one more; its content is what was there before, to be overwritten by the taker.
  Slot take() {
    if (free_count_ == 0) [[unlikely]]
      return extend();
    return free_[--free_count_];
  }

  void release(Slot slot) {
    CORDBOARD_ASSERT(slot < extent_);
    CORDBOARD_ASSERT(free_count_ < extent_);
    free_[free_count_++] = slot;
  }

  // The next to be taken is a new one.
  bool is_full() const { return free_count_ == 0; }
  // Slots ever taken; any of them may be free.
  std::size_t extent() const { return extent_; }
  std::size_t live() const { return extent_ - free_count_; }

 private:
  // Out of the way of the others, who have all that they need in a few registers.
  [[gnu::noinline]] Slot extend() {
    if (extent_ == slots_.size()) make_room();
    return extent_++;
  }
  // Many places at a time, as one by one they cost several times as much.
  void make_room() {
    const std::size_t room = extent_ + std::clamp<std::size_t>(extent_, kFew, kMany);
    slots_.resize(room);
    free_.resize(room, kNoSlot);
  }

  static constexpr std::size_t kFew = 4;
  static constexpr std::size_t kMany = 1024;

  std::vector<T> slots_;
  std::vector<Slot> free_;  // a place for each slot, so that releasing needs no room
  Slot extent_ = 0;
  Slot free_count_ = 0;
};

}  // namespace cordboard::core
