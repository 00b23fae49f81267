// Numbers that count from 1 and are never used twice, and where the things they name are.
//
// A page of 512 places stands for 512 numbers in a row; pages whose numbers are all settled go back
// to be used again. Looking a number up is two loads, whatever the number of live things; a number
// that was issued and is not found is settled, and nothing else needs to be remembered of it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "describe/assert.h"
#include "state/pool.h"

namespace cordboard::core {

class Numbering {
 public:
  std::uint64_t last() const { return last_; }
  std::uint64_t next() const { return last_ + 1; }
  bool was_issued(std::uint64_t number) const { return number != 0 && number <= last_; }

  // Where the thing with this number is; kNoSlot if it is settled or was never there.
  Slot find(std::uint64_t number) const {
    const std::uint64_t page = number >> kBits;
    if (page < first_page_ || page - first_page_ >= count_) return kNoSlot;
    const std::uint32_t held = ring_[(page - first_page_ + begin_) & (ring_.size() - 1)];
    return held == kNoSlot ? kNoSlot : pages_[held].slots[number & kMask];
  }

  // Issues `number`, which must be the next one or, while restoring, any later one.
  void bind(std::uint64_t number, Slot slot) {
    CORDBOARD_ASSERT(number > last_);
    last_ = number;
    Page& page = page_for(number >> kBits);
    page.slots[number & kMask] = slot;
    ++page.live;
  }

  // The thing is gone.
  void unbind(std::uint64_t number) {
    const std::uint64_t index = number >> kBits;
    std::uint32_t& held = ring_[(index - first_page_ + begin_) & (ring_.size() - 1)];
    Page& page = pages_[held];
    CORDBOARD_ASSERT(page.slots[number & kMask] != kNoSlot);
    page.slots[number & kMask] = kNoSlot;
    if (--page.live == 0 && index != last_ >> kBits) {
      pages_.release(held);
      held = kNoSlot;
      drop_empty_front();
    }
  }

  // Calls `visit(number, slot)` for every live thing, in ascending order.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::uint32_t held = ring_[(begin_ + i) & (ring_.size() - 1)];
      if (held == kNoSlot) continue;
      for (std::uint64_t at = 0; at <= kMask; ++at) {
        const Slot slot = pages_[held].slots[at];
        if (slot != kNoSlot) visit(((first_page_ + i) << kBits) + at, slot);
      }
    }
  }

  // While restoring: numbers up to `number` have been issued.
  void skip_to(std::uint64_t number) { last_ = number; }

 private:
  static constexpr unsigned kBits = 9;
  static constexpr std::uint64_t kMask = (1u << kBits) - 1;
  struct Page {
    std::array<Slot, kMask + 1> slots;
    std::uint32_t live;
  };

  Page& page_for(std::uint64_t index) {
    if (count_ == 0) first_page_ = index;
    while (first_page_ + count_ <= index) push_back_empty();
    std::uint32_t& held = ring_[(index - first_page_ + begin_) & (ring_.size() - 1)];
    if (held == kNoSlot) {
      release_if_empty(index - 1);
      held = pages_.take();
      pages_[held].slots.fill(kNoSlot);
      pages_[held].live = 0;
      drop_empty_front();
    }
    return pages_[ring_[(index - first_page_ + begin_) & (ring_.size() - 1)]];
  }

  void push_back_empty() {
    if (count_ == ring_.size()) grow();
    ring_[(begin_ + count_) & (ring_.size() - 1)] = kNoSlot;
    ++count_;
  }

  // A page that was current when its last number settled stays behind empty; it goes when the next
  // one begins.
  void release_if_empty(std::uint64_t index) {
    if (index < first_page_ || index - first_page_ >= count_) return;
    std::uint32_t& held = ring_[(index - first_page_ + begin_) & (ring_.size() - 1)];
    if (held == kNoSlot || pages_[held].live > 0) return;
    pages_.release(held);
    held = kNoSlot;
  }

  void drop_empty_front() {
    while (count_ > 1) {
      const std::uint32_t held = ring_[begin_ & (ring_.size() - 1)];
      if (held != kNoSlot && pages_[held].live > 0) return;
      if (held != kNoSlot) pages_.release(held);
      begin_ = (begin_ + 1) & (ring_.size() - 1);
      ++first_page_;
      --count_;
    }
  }

  void grow() {
    std::vector<std::uint32_t> wider(ring_.empty() ? 64 : ring_.size() * 2, kNoSlot);
    for (std::size_t i = 0; i < count_; ++i) wider[i] = ring_[(begin_ + i) & (ring_.size() - 1)];
    ring_ = std::move(wider);
    begin_ = 0;
  }

  std::uint64_t last_ = 0;
  std::uint64_t first_page_ = 0;
  std::size_t begin_ = 0;
  std::size_t count_ = 0;
  std::vector<std::uint32_t> ring_;  // size a power of two
  Pool<Page> pages_;
};

// Numbered things in a pool.
template <class T>
class Table {
 public:
  const Numbering& numbers() const { return numbers_; }
  Numbering& numbers() { return numbers_; }
  std::size_t live() const { return pool_.live(); }
  std::size_t extent() const { return pool_.extent(); }

  T& operator[](Slot slot) { return pool_[slot]; }
  const T& operator[](Slot slot) const { return pool_[slot]; }

  Slot find(std::uint64_t number) const { return numbers_.find(number); }

  // A fresh, default thing under `number`.
  Slot add(std::uint64_t number) {
    const Slot slot = pool_.take();
    pool_[slot] = T{};
    numbers_.bind(number, slot);
    return slot;
  }
  void remove(std::uint64_t number) {
    const Slot slot = numbers_.find(number);
    numbers_.unbind(number);
    pool_.release(slot);
  }

 private:
  Numbering numbers_;
  Pool<T> pool_;
};

}  // namespace cordboard::core
