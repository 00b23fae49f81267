// Numbers that count from 1 and are never reused, and the slots of the entities that they name.
//
// A page holds 512 consecutive numbers. A page whose entities have all been removed is reused. A
// look-up is two loads, whatever the number of live entities. A number that was issued and is not
// found belongs to a removed entity, so nothing needs to be stored about it. Consecutive events
// mostly concern the same entity: writers remember the last one, and readers check it first.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "describe/assert.h"
#include "state/pool.h"

namespace cordboard::core {

class Numbering {
 public:
  Numbering() { nothing_.slots.fill(kNoSlot); }
  Numbering(const Numbering&) = delete;
  Numbering& operator=(const Numbering&) = delete;

  std::uint64_t last() const { return last_; }
  std::uint64_t next() const { return last_ + 1; }
  std::size_t pages() const { return pages_.size(); }  // in memory
  bool was_issued(std::uint64_t number) const { return number - 1 < last_; }

  // The slot of the entity with this number; kNoSlot if it was removed or never existed.
  Slot find(std::uint64_t number) const {
    const std::uint64_t index = number >> kBits;
    if (index - first_page_ >= count_) return kNoSlot;
    return ring_[index & mask_]->slots[number & kMask];
  }
  // The same, faster if it is the last one that was written to.
  Slot find_recent(std::uint64_t number) const {
    if (number == recent_number_) [[likely]]
      return recent_slot_;
    return find(number);
  }
  // The slot of an entity that exists, which becomes the recent one.
  Slot at(std::uint64_t number) {
    if (number != recent_number_) [[unlikely]]
      seek(number);
    return recent_slot_;
  }
  // Whether this is the last number that was written to, and the slot of that number.
  bool is_recent(std::uint64_t number) const { return number == recent_number_; }
  Slot recent() const { return recent_slot_; }

  // Issues `number`: the next one or, while restoring, any later one.
  void bind(std::uint64_t number, Slot slot) {
    CORDBOARD_ASSERT(number > last_);
    last_ = number;
    if (number >> kBits != newest_index_) [[unlikely]]
      begin_page(number >> kBits);
    newest_->slots[number & kMask] = slot;
    ++newest_->live;
    remember(number, slot);
  }

  // Removes the number of an entity. Returns its slot.
  Slot unbind(std::uint64_t number) {
    // Short-lived numbers, such as those of offers, are nearly always in the newest page.
    const std::uint64_t index = number >> kBits;
    Page& page = index == newest_index_ ? *newest_ : page_at(index);
    const Slot slot = page.slots[number & kMask];
    CORDBOARD_ASSERT(slot != kNoSlot);
    page.slots[number & kMask] = kNoSlot;
    remember(0, kNoSlot);
    if (--page.live == 0 && &page != newest_) [[unlikely]]
      drop_page(index);
    return slot;
  }

  // Calls `visit(number, slot)` for every live entity, in ascending order of numbers.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (std::uint64_t index = first_page_; index < first_page_ + count_; ++index) {
      const Page* page = ring_[index & mask_];
      if (page == &nothing_) continue;
      for (std::uint64_t at = 0; at <= kMask; ++at) {
        if (page->slots[at] != kNoSlot) visit((index << kBits) + at, page->slots[at]);
      }
    }
  }

  // While restoring: sets the last number issued.
  void skip_to(std::uint64_t number) { last_ = number; }

 private:
  static constexpr unsigned kBits = 9;
  static constexpr std::uint64_t kMask = (1u << kBits) - 1;
  struct Page {
    std::array<Slot, kMask + 1> slots;
    std::uint32_t live = 0;
  };

  void remember(std::uint64_t number, Slot slot) {
    recent_number_ = number;
    recent_slot_ = slot;
  }
  [[gnu::noinline]] void seek(std::uint64_t number) {
    const Slot slot = find(number);
    CORDBOARD_ASSERT(slot != kNoSlot);
    remember(number, slot);
  }

  Page& page_at(std::uint64_t index) {
    CORDBOARD_ASSERT(index - first_page_ < count_);
    return *ring_[index & mask_];
  }
  [[gnu::noinline, gnu::cold]] void begin_page(std::uint64_t index) {
    if (count_ == 0) first_page_ = index;
    while (first_page_ + count_ <= index) {
      if (count_ == ring_.size()) grow();
      ring_[(first_page_ + count_++) & mask_] = &nothing_;
    }
    // The newest page stays even if it becomes empty; it is released when the next one begins.
    if (newest_ != nullptr && newest_->live == 0) release_page(newest_index_);
    if (free_.empty()) free_.push_back(&pages_.emplace_back());
    Page* fresh = free_.back();
    free_.pop_back();
    fresh->slots.fill(kNoSlot);
    ring_[index & mask_] = newest_ = fresh;
    newest_index_ = index;
    drop_empty_front();
  }

  [[gnu::noinline, gnu::cold]] void drop_page(std::uint64_t index) {
    release_page(index);
    drop_empty_front();
  }

  void release_page(std::uint64_t index) {
    Page*& held = ring_[index & mask_];
    if (held == &nothing_) return;
    free_.push_back(held);
    held = &nothing_;
  }

  void drop_empty_front() {
    while (count_ > 1 && ring_[first_page_ & mask_] == &nothing_) {
      ++first_page_;
      --count_;
    }
  }

  void grow() {
    std::vector<Page*> wider(ring_.empty() ? 64 : ring_.size() * 2, &nothing_);
    for (std::uint64_t index = first_page_; index < first_page_ + count_; ++index) {
      wider[index & (wider.size() - 1)] = ring_[index & mask_];
    }
    ring_ = std::move(wider);
    mask_ = ring_.size() - 1;
  }

  std::uint64_t last_ = 0;
  std::uint64_t recent_number_ = 0;  // 0, which is no number: none
  Slot recent_slot_ = kNoSlot;
  std::uint64_t first_page_ = 0;
  std::uint64_t count_ = 0;  // number of pages from first_page_ to the last number's
  // The page that began last. It holds the last number, except while numbers are skipped.
  Page* newest_ = nullptr;
  std::uint64_t newest_index_ = ~std::uint64_t{0};
  std::vector<Page*> ring_;  // page `index` is at `index & mask_`; the size is a power of two
  std::uint64_t mask_ = 0;
  Page nothing_;            // the page of numbers that have all been removed
  std::deque<Page> pages_;  // elements never move
  std::vector<Page*> free_;
};

// Numbered entities in a pool. The last one that was written to is found again by one comparison.
template <class T>
class Table {
 public:
  const Numbering& numbers() const { return numbers_; }
  std::size_t live() const { return pool_.live(); }
  std::size_t extent() const { return pool_.extent(); }

  T& operator[](Slot slot) { return pool_[slot]; }
  const T& operator[](Slot slot) const { return pool_[slot]; }

  Slot find(std::uint64_t number) const { return numbers_.find(number); }
  Slot find_recent(std::uint64_t number) const { return numbers_.find_recent(number); }
  // The entity, or null if it was removed or never existed. Fastest for the recent one.
  const T* look_up(std::uint64_t number) const {
    if (numbers_.is_recent(number)) [[likely]]
      return recent_;
    return look_up_other(number);
  }

  // The slot of an entity, and a reference to the entity.
  struct Place {
    Slot slot;
    T& thing;
  };
  // An entity that exists.
  Place at(std::uint64_t number) {
    if (!numbers_.is_recent(number)) [[unlikely]]
      seek(number);
    return {numbers_.recent(), *recent_};
  }
  // Adds a default-constructed entity with this number.
  Place add(std::uint64_t number) {
    const Slot slot = pool_.take();
    numbers_.bind(number, slot);
    recent_ = &pool_[slot];
    return {slot, *recent_ = T{}};
  }
  void remove(std::uint64_t number) {
    pool_.release(numbers_.unbind(number));
    recent_ = nullptr;
  }
  // While restoring: sets the last number issued.
  void skip_to(std::uint64_t number) { numbers_.skip_to(number); }

 private:
  [[gnu::noinline]] void seek(std::uint64_t number) { recent_ = &pool_[numbers_.at(number)]; }
  [[gnu::noinline]] const T* look_up_other(std::uint64_t number) const {
    const Slot slot = numbers_.find(number);
    return slot == kNoSlot ? nullptr : &pool_[slot];
  }

  Numbering numbers_;
  Pool<T> pool_;
  T* recent_ = nullptr;  // the entity of numbers_.recent(); null if there is none
};

}  // namespace cordboard::core
