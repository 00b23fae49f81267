// Deadlines, as part of the state: what is due, when, and whose it is.
//
// Laws
//   (1) Timers of one instant run in the order in which they were armed.
//   (2) Every timer belongs to one thing, which keeps its place in a list of its own.
//   (3) A thing has at most one timer of a kind.
#pragma once

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
  Links links;
  TimerKind kind = TimerKind::kForget;
};

// Where an owner keeps its timers.
using TimerList = Slot;

class Timers {
 public:
  // The earliest; null if none is armed. Valid until the next change.
  const Timer* first() const { return order_.empty() ? nullptr : &pool_[order_.first]; }
  std::size_t armed() const { return pool_.live(); }
  std::uint64_t armings() const { return armings_; }
  // A place in the order for something that falls due without being a timer.
  std::uint64_t take_order() { return ++armings_; }

  // The timer of a kind in an owner's list, or null.
  const Timer* find(TimerList list, TimerKind kind) const {
    for (Slot slot = list; slot != kNoSlot; slot = pool_[slot].next) {
      if (pool_[slot].kind == kind) return &pool_[slot];
    }
    return nullptr;
  }

  void arm(TimerList& list, TimerKind kind, Slot owner, Time due) {
    arm_as(list, kind, owner, due, ++armings_);
  }

  // Restores a timer with its old place in the order.
  void arm_as(TimerList& list, TimerKind kind, Slot owner, Time due, std::uint64_t order) {
    CORDBOARD_ASSERT(find(list, kind) == nullptr);
    const Slot slot = pool_.take();
    pool_[slot] = {due, order, owner, list, {}, kind};
    list = slot;
    order_.insert(Space{pool_}, slot);
  }

  // Nothing happens if it is not armed.
  void disarm(TimerList& list, TimerKind kind) {
    for (Slot* link = &list; *link != kNoSlot; link = &pool_[*link].next) {
      const Slot slot = *link;
      if (pool_[slot].kind != kind) continue;
      *link = pool_[slot].next;
      order_.erase(Space{pool_}, slot);
      pool_.release(slot);
      return;
    }
  }

  void disarm_all(TimerList& list) {
    while (list != kNoSlot) disarm(list, pool_[list].kind);
  }

  template <class Visit>
  void for_each_of(TimerList list, Visit&& visit) const {
    for (Slot slot = list; slot != kNoSlot; slot = pool_[slot].next) visit(pool_[slot]);
  }

  void restore_armings(std::uint64_t armings) { armings_ = armings; }

 private:
  struct Space {
    Pool<Timer>& pool;
    Links& links(Slot slot) { return pool[slot].links; }
    bool before(Slot a, Slot b) const {
      const Timer& x = pool[a];
      const Timer& y = pool[b];
      return x.due != y.due ? x.due < y.due : x.order < y.order;
    }
  };

  Pool<Timer> pool_;
  OrderedSet order_;
  std::uint64_t armings_ = 0;
};

}  // namespace cordboard::core
