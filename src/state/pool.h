// A pool of equal elements with a free list. Elements are named by 32-bit slots instead of
// pointers. No allocation in a steady state.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "describe/assert.h"

namespace cordboard::core {

using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = std::numeric_limits<Slot>::max();

// Whether none of the slots is in use. kNoSlot has all bits set, so the conjunction is kNoSlot only
// if every slot is: one comparison instead of one per slot.
template <class... Slots>
constexpr bool are_unused(Slots... slots) {
  return (slots & ...) == kNoSlot;
}

// Whether `index` is less than the size of the list. Compares bytes, because size() divides by the
// size of an element.
template <class T>
bool is_place_in(const std::vector<T>& list, std::uint32_t index) {
  const auto* begin = reinterpret_cast<const char*>(list.data());
  const auto* end = reinterpret_cast<const char*>(list.data() + list.size());
  return std::uint64_t{index} * sizeof(T) < static_cast<std::uint64_t>(end - begin);
}

// Appends an element. Growth is a separate function, so that the frequent path saves no registers.
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

// References to elements are valid until the next `take`.
template <class T>
class Pool {
 public:
  T& operator[](Slot slot) { return slots_[slot]; }
  const T& operator[](Slot slot) const { return slots_[slot]; }

  // Takes a slot. Its element has its previous content, which the caller must overwrite.
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

  // Whether the next `take` allocates.
  bool is_full() const { return free_count_ == 0; }
  // The number of slots ever taken; some may be free.
  std::size_t extent() const { return extent_; }
  std::size_t live() const { return extent_ - free_count_; }

 private:
  // A separate function, so that the frequent path saves no registers.
  [[gnu::noinline]] Slot extend() {
    if (extent_ == slots_.size()) make_room();
    return extent_++;
  }
  // Grows by many elements at a time, because single growth costs several times as much.
  void make_room() {
    const std::size_t room = extent_ + std::clamp<std::size_t>(extent_, kFew, kMany);
    slots_.resize(room);
    free_.resize(room, kNoSlot);
  }

  static constexpr std::size_t kFew = 4;
  static constexpr std::size_t kMany = 1024;

  std::vector<T> slots_;
  std::vector<Slot> free_;  // as large as slots_, so that `release` never allocates
  Slot extent_ = 0;
  Slot free_count_ = 0;
};

}  // namespace cordboard::core
