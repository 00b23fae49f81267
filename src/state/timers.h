// Timers, as part of the state: kind, due time and owner.
//
// Invariants
//   (1) Timers with the same due time run in the order in which they were armed.
//   (2) Every timer belongs to one owner, which holds the head of a list of its timers.
//   (3) An owner has at most one timer of a kind.
//   (4) `first` is the earliest timer.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "cordboard/time.h"
#include "describe/assert.h"
#include "state/ordered_set.h"
#include "state/pool.h"

namespace cordboard::core {

enum class TimerKind : std::uint8_t {
  kOfferExpiry,    // owner: a lease
  kWrapUpLimit,    // owner: a lease
  kCustomerGrace,  // owner: a conversation
  kForget,         // owner: a conversation
  kRelax,          // owner: a conversation
  kCallback,       // owner: a conversation
  kParkEnd,        // owner: a lease
  kReminder,       // owner: a conversation
  kIdleWarning,    // owner: a conversation
  kIdleEnd,        // owner: a conversation
};

struct Timer {
  Time due{};
  std::uint64_t order = 0;  // counts armings
  Slot owner = kNoSlot;
  Slot next = kNoSlot;  // of the same owner
  Links links;          // in a lane: left is the previous timer, right the next
  TimerKind kind = TimerKind::kForget;
  bool in_lane = false;
};

// The first timer of an owner.
using TimerList = Slot;

// Timers of one kind are mostly armed in the order of their due times. So each kind has a lane,
// which is a list sorted by due time, and a timer that is due before the last of its lane goes into
// one ordered set. Arming and disarming take constant time in a lane and logarithmic time in the
// set.
class Timers {
 public:
  // The earliest timer; null if none is armed. Valid until the next change.
  const Timer* first() const { return first_ == kNoSlot ? nullptr : &pool_[first_]; }
  // The due time of the earliest timer; Time::max() if none is armed.
  Time next() const { return next_; }
  // Whether a timer runs before the first one. Used by the audit.
  bool precedes_first(const Timer& timer) const {
    return first() == nullptr || before(timer, *first());
  }
  std::size_t armed() const { return pool_.live(); }
  std::uint64_t armings() const { return armings_; }
  // A position in the order for something that is due without being a timer.
  std::uint64_t take_order() { return ++armings_; }

  // The timer of a kind in an owner's list; null if there is none.
  const Timer* find(TimerList list, TimerKind kind) const {
    for (Slot slot = list; slot != kNoSlot; slot = pool_[slot].next) {
      if (pool_[slot].kind == kind) return &pool_[slot];
    }
    return nullptr;
  }

  // Arms a timer that runs after all others with the same due time.
  void arm(TimerList& list, TimerKind kind, Slot owner, Time due) {
    if (pool_.is_full()) [[unlikely]]
      return arm_in_more_room(list, kind, owner, due);
    const Slot slot = place(list, kind, owner, due, ++armings_);
    if (due < next_ || first_ == kNoSlot) {
      first_ = slot;
      next_ = due;
    }
    Lane& lane = lanes_[static_cast<std::size_t>(kind)];
    if (lane.last == kNoSlot) return open(lane, kind, slot);
    if (pool_[lane.last].due <= due) return append(lane, pool_[slot], slot);
    stand_aside(slot);
  }

  // Restores a timer with its position in the order.
  void arm_as(TimerList& list, TimerKind kind, Slot owner, Time due, std::uint64_t order) {
    const Slot slot = place(list, kind, owner, due, order);
    Timer& timer = pool_[slot];
    Lane& lane = lanes_[static_cast<std::size_t>(kind)];
    if (lane.last == kNoSlot) {
      open(lane, kind, slot);
    } else if (before(pool_[lane.last], timer)) {
      append(lane, timer, slot);
    } else {
      stand_aside(slot);
    }
    if (first_ == kNoSlot || before(timer, pool_[first_])) {
      first_ = slot;
      next_ = due;
    }
  }

  // Disarms the timer of this kind, if it is armed. Most owners have no timers at all.
  void disarm(TimerList& list, TimerKind kind) {
    if (list != kNoSlot) disarm_kind(list, kind);
  }

  void disarm_all(TimerList& list) {
    if (list != kNoSlot) disarm_each(list);
  }

  // Disarms the timer of an owner that has exactly one.
  void disarm_only(TimerList& list) {
    disarm_at(list);
    CORDBOARD_ASSERT(list == kNoSlot);
  }

  template <class Visit>
  void for_each_of(TimerList list, Visit&& visit) const {
    for (Slot slot = list; slot != kNoSlot; slot = pool_[slot].next) visit(pool_[slot]);
  }

  void restore_armings(std::uint64_t armings) { armings_ = armings; }

 private:
  static constexpr std::size_t kKinds = static_cast<std::size_t>(TimerKind::kIdleEnd) + 1;
  struct Lane {
    Slot first = kNoSlot;
    Slot last = kNoSlot;
  };
  struct Space {
    Timers& timers;
    Links& links(Slot slot) { return timers.pool_[slot].links; }
    bool before(Slot a, Slot b) const { return Timers::before(timers.pool_[a], timers.pool_[b]); }
  };

  static bool before(const Timer& a, const Timer& b) {
    return a.due != b.due ? a.due < b.due : a.order < b.order;
  }

  // Adds a timer to its owner's list only.
  Slot place(TimerList& list, TimerKind kind, Slot owner, Time due, std::uint64_t order) {
    CORDBOARD_ASSERT(find(list, kind) == nullptr);
    const Slot slot = pool_.take();
    Timer& timer = pool_[slot];
    timer.due = due;
    timer.order = order;
    timer.owner = owner;
    timer.next = list;
    timer.links = {};
    timer.kind = kind;
    timer.in_lane = true;
    list = slot;
    return slot;
  }

  // Grows the pool first, by taking a slot and releasing it.
  [[gnu::noinline, gnu::cold]] void arm_in_more_room(TimerList& list, TimerKind kind, Slot owner,
                                                     Time due) {
    pool_.release(pool_.take());
    arm(list, kind, owner, due);
  }

  void open(Lane& lane, TimerKind kind, Slot slot) {
    lane.first = lane.last = slot;
    open_lanes_ |= 1u << static_cast<unsigned>(kind);
  }
  void append(Lane& lane, Timer& timer, Slot slot) {
    timer.links.left = lane.last;
    pool_[lane.last].links.right = slot;
    lane.last = slot;
  }

  [[gnu::noinline, gnu::cold]] void disarm_kind(TimerList& list, TimerKind kind) {
    for (Slot* link = &list; *link != kNoSlot; link = &pool_[*link].next) {
      if (pool_[*link].kind == kind) return disarm_at(*link);
    }
  }
  [[gnu::noinline, gnu::cold]] void disarm_each(TimerList& list) {
    while (list != kNoSlot) disarm_at(list);
  }

  // Disarms the timer that `link` names, which is part of its owner's list.
  void disarm_at(Slot& link) {
    const Slot slot = link;
    const Timer& timer = pool_[slot];
    if (!timer.in_lane) [[unlikely]]
      return disarm_aside(link);
    link = timer.next;
    leave_lane(timer);
    release(slot);
  }
  void release(Slot slot) {
    if (slot == first_) {
      first_ = find_first();
      next_ = first_ == kNoSlot ? Time::max() : pool_[first_].due;
    }
    pool_.release(slot);
  }

  // Timers in the ordered set instead of a lane.
  [[gnu::noinline, gnu::cold]] void stand_aside(Slot slot) {
    pool_[slot].in_lane = false;
    others_.insert(Space{*this}, slot);
  }
  [[gnu::noinline, gnu::cold]] void disarm_aside(Slot& link) {
    const Slot slot = link;
    link = pool_[slot].next;
    others_.erase(Space{*this}, slot);
    release(slot);
  }

  void leave_lane(const Timer& timer) {
    Lane& lane = lanes_[static_cast<std::size_t>(timer.kind)];
    const Slot left = timer.links.left;
    const Slot right = timer.links.right;
    if (left != kNoSlot) {
      pool_[left].links.right = right;
      (right == kNoSlot ? lane.last : pool_[right].links.left) = left;
      return;
    }
    lane.first = right;
    if (right != kNoSlot) {
      pool_[right].links.left = kNoSlot;
    } else {
      lane.last = kNoSlot;
      open_lanes_ &= ~(1u << static_cast<unsigned>(timer.kind));
    }
  }

  // The earliest of the lanes' first timers and of the ordered set.
  Slot find_first() const {
    Slot first = others_.first;
    for (std::uint32_t open = open_lanes_; open != 0; open &= open - 1) {
      const Slot head = lanes_[static_cast<std::size_t>(std::countr_zero(open))].first;
      if (first == kNoSlot || before(pool_[head], pool_[first])) first = head;
    }
    return first;
  }

  Pool<Timer> pool_;
  std::array<Lane, kKinds> lanes_;
  std::uint32_t open_lanes_ = 0;  // a bit for each lane that is not empty
  OrderedSet others_;
  Slot first_ = kNoSlot;
  Time next_ = Time::max();
  std::uint64_t armings_ = 0;
};

}  // namespace cordboard::core
