// An intrusive ordered set of slots: the links are members of the elements.
//
// A treap (Seidel and Aragon 1996) that stores its first and last element. Inserting at the end and
// erasing at the front, which is what waiting conversations, idle agents and timers mostly need,
// take constant time on average; other changes take logarithmic time. The heap order is a hash of
// the slot, so no random source is needed, and the order of the set does not depend on it. With
// CountedLinks, the set also counts the elements before a position.
#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>

#include "describe/assert.h"
#include "state/pool.h"

namespace cordboard::core {

struct Links {
  Slot left = kNoSlot;
  Slot right = kNoSlot;
  Slot parent = kNoSlot;
};

// Links for sets that count.
struct CountedLinks : Links {
  std::uint32_t count = 0;  // elements in this subtree
};

// `Space` provides `Links& links(Slot)`, or `CountedLinks&`, and `bool before(Slot, Slot)`, a total
// order that must not change for elements of the set.
struct OrderedSet {
  Slot root = kNoSlot;
  Slot first = kNoSlot;
  Slot last = kNoSlot;

  bool empty() const { return root == kNoSlot; }

  template <class Space>
  void insert(Space&& space, Slot slot) {
    if (empty() || space.before(last, slot)) {
      append(space, slot);
    } else {
      insert_before_last(space, slot);
    }
  }

  template <class Space>
  void erase(Space&& space, Slot slot) {
    if (slot == first) {
      erase_first(space);
    } else {
      erase_behind_first(space, slot);
    }
  }

  // The number of elements. REQUIRES: CountedLinks.
  template <class Space>
  std::uint32_t size(Space&& space) const {
    return empty() ? 0 : space.links(root).count;
  }

  // The number of elements before the first one for which `beyond` is true. `beyond` must be false
  // up to some position in the order and true for all later elements. REQUIRES: CountedLinks.
  template <class Space, class Beyond>
  std::uint32_t count_before(Space&& space, Beyond&& beyond) const {
    std::uint32_t before = 0;
    for (Slot at = root; at != kNoSlot;) {
      const Slot left = space.links(at).left;
      if (beyond(at)) {
        at = left;
        continue;
      }
      before += 1 + (left == kNoSlot ? 0 : space.links(left).count);
      at = space.links(at).right;
    }
    return before;
  }

  // The first element for which `beyond` is true; kNoSlot if there is none.
  template <class Space, class Beyond>
  Slot first_beyond(Space&& space, Beyond&& beyond) const {
    Slot found = kNoSlot;
    for (Slot at = root; at != kNoSlot;) {
      const bool is_beyond = beyond(at);
      if (is_beyond) found = at;
      at = is_beyond ? space.links(at).left : space.links(at).right;
    }
    return found;
  }

  // The next element; kNoSlot after the last.
  template <class Space>
  Slot next(Space&& space, Slot slot) const {
    Slot right = space.links(slot).right;
    if (right != kNoSlot) {
      while (space.links(right).left != kNoSlot) right = space.links(right).left;
      return right;
    }
    Slot parent = space.links(slot).parent;
    while (parent != kNoSlot && space.links(parent).right == slot) {
      slot = parent;
      parent = space.links(slot).parent;
    }
    return parent;
  }

  template <class Space>
  Slot previous(Space&& space, Slot slot) const {
    Slot left = space.links(slot).left;
    if (left != kNoSlot) {
      while (space.links(left).right != kNoSlot) left = space.links(left).right;
      return left;
    }
    Slot parent = space.links(slot).parent;
    while (parent != kNoSlot && space.links(parent).left == slot) {
      slot = parent;
      parent = space.links(slot).parent;
    }
    return parent;
  }

 private:
  template <class Space>
  using LinksOf = std::remove_cvref_t<decltype(std::declval<Space&>().links(Slot{}))>;
  template <class Space>
  static constexpr bool kCounts = std::is_base_of_v<CountedLinks, LinksOf<Space>>;

  static std::uint32_t height_of(Slot slot) { return slot * 0x9e3779b9u; }
  static bool above(Slot a, Slot b) {
    const std::uint32_t ha = height_of(a);
    const std::uint32_t hb = height_of(b);
    return ha != hb ? ha > hb : a < b;
  }

  // Inserts at the end. Ascends from the last element; the elements that rank lower in the heap
  // become the left subtree.
  template <class Space>
  void append(Space&& space, Slot slot) {
    Slot left = kNoSlot;
    Slot parent = last;
    while (parent != kNoSlot && above(slot, parent)) {
      left = parent;
      parent = space.links(parent).parent;
    }
    auto& links = space.links(slot);
    links.left = left;
    links.right = kNoSlot;
    links.parent = parent;
    if (left != kNoSlot) space.links(left).parent = slot;
    (parent == kNoSlot ? root : space.links(parent).right) = slot;
    if (last == kNoSlot) first = slot;
    last = slot;
    if constexpr (kCounts<Space>) {
      recount(space, slot);
      count_upwards(space, parent, 1);
    }
  }

  // The first element has no left child and is the left child of its parent.
  template <class Space>
  void erase_first(Space&& space) {
    const Slot parent = space.links(first).parent;
    Slot next = space.links(first).right;
    (parent == kNoSlot ? root : space.links(parent).left) = next;
    if (next == kNoSlot) {
      next = parent;
    } else {
      space.links(next).parent = parent;
      while (space.links(next).left != kNoSlot) next = space.links(next).left;
    }
    first = next;
    if (next == kNoSlot) last = kNoSlot;
    if constexpr (kCounts<Space>) count_upwards(space, parent, std::uint32_t{0} - 1);
  }

  template <class Space>
  [[gnu::noinline]] void insert_before_last(Space&& space, Slot slot) {
    space.links(slot) = LinksOf<Space>{};
    if constexpr (kCounts<Space>) space.links(slot).count = 1;
    if (space.before(slot, first)) {
      attach_left(space, first, slot);
      first = slot;
    } else {
      descend(space, slot);
    }
    if constexpr (kCounts<Space>) count_upwards(space, space.links(slot).parent, 1);
    rise(space, slot);
  }

  template <class Space>
  [[gnu::noinline]] void erase_behind_first(Space&& space, Slot slot) {
    if (slot == last) last = previous(space, slot);
    while (true) {
      const Links& links = space.links(slot);
      if (links.left == kNoSlot || links.right == kNoSlot) break;
      rotate_up(space, above(links.left, links.right) ? links.left : links.right);
    }
    const Links links = space.links(slot);
    const Slot child = links.left != kNoSlot ? links.left : links.right;
    replace_child(space, links.parent, slot, child);
    if (child != kNoSlot) space.links(child).parent = links.parent;
    if constexpr (kCounts<Space>) count_upwards(space, links.parent, std::uint32_t{0} - 1);
  }

  template <class Space>
  static void attach_right(Space&& space, Slot parent, Slot slot) {
    space.links(parent).right = slot;
    space.links(slot).parent = parent;
  }
  template <class Space>
  static void attach_left(Space&& space, Slot parent, Slot slot) {
    space.links(parent).left = slot;
    space.links(slot).parent = parent;
  }

  template <class Space>
  void descend(Space&& space, Slot slot) {
    Slot at = root;
    while (true) {
      if (space.before(slot, at)) {
        if (space.links(at).left == kNoSlot) return attach_left(space, at, slot);
        at = space.links(at).left;
      } else {
        if (space.links(at).right == kNoSlot) return attach_right(space, at, slot);
        at = space.links(at).right;
      }
    }
  }

  // `change` may be minus one, modulo 2^32.
  template <class Space>
  static void count_upwards(Space&& space, Slot slot, std::uint32_t change) {
    for (; slot != kNoSlot; slot = space.links(slot).parent) space.links(slot).count += change;
  }
  template <class Space>
  static void recount(Space&& space, Slot slot) {
    auto& links = space.links(slot);
    links.count = 1 + (links.left == kNoSlot ? 0 : space.links(links.left).count) +
                  (links.right == kNoSlot ? 0 : space.links(links.right).count);
  }

  template <class Space>
  void rise(Space&& space, Slot slot) {
    while (space.links(slot).parent != kNoSlot && above(slot, space.links(slot).parent)) {
      rotate_up(space, slot);
    }
  }

  template <class Space>
  void replace_child(Space&& space, Slot parent, Slot old_child, Slot new_child) {
    if (parent == kNoSlot) {
      root = new_child;
    } else if (space.links(parent).left == old_child) {
      space.links(parent).left = new_child;
    } else {
      space.links(parent).right = new_child;
    }
  }

  template <class Space>
  void rotate_up(Space&& space, Slot slot) {
    const Slot parent = space.links(slot).parent;
    Links& up = space.links(slot);
    Links& down = space.links(parent);
    const bool is_left = down.left == slot;
    const Slot moved = is_left ? up.right : up.left;
    (is_left ? down.left : down.right) = moved;
    if (moved != kNoSlot) space.links(moved).parent = parent;
    (is_left ? up.right : up.left) = parent;
    up.parent = down.parent;
    down.parent = slot;
    replace_child(space, up.parent, parent, slot);
    if constexpr (kCounts<Space>) {
      recount(space, parent);
      recount(space, slot);
    }
  }
};

}  // namespace cordboard::core
