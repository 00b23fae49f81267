// The exclusions of all conversations.
//
// The exclusions of a conversation form a list, newest first. Most conversations have few. If there
// are more than kFew, a hash index finds an agent's exclusion, so that the cost of one more does
// not grow with their number.
#pragma once

#include <cstdint>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "state/conversations.h"
#include "state/pool.h"

namespace cordboard::core {

class Exclusions {
 public:
  const Exclusion& operator[](Slot slot) const { return pool_[slot]; }

  // The agent's exclusion, expired or not; null if there is none.
  const Exclusion* find(const Conversation& conversation, AgentId agent) const {
    if (conversation.exclusion_count > kFew) {
      const auto found = index_.find(key(conversation, agent));
      return found == index_.end() ? nullptr : &pool_[found->second];
    }
    for (Slot slot = conversation.first_exclusion; slot != kNoSlot; slot = pool_[slot].next) {
      if (pool_[slot].agent == agent) return &pool_[slot];
    }
    return nullptr;
  }

  // Adds an exclusion, which replaces an earlier one of the same agent. Removes expired exclusions:
  // all of a short list, the oldest ones of a long list.
  void add(Conversation& conversation, Exclusion fresh, Time now) {
    if (conversation.exclusion_count > kFew) {
      const auto known = index_.find(key(conversation, fresh.agent));
      if (known != index_.end()) remove(conversation, known->second);
      while (conversation.exclusion_count > 0 && pool_[last_of(conversation)].until <= now) {
        remove(conversation, last_of(conversation));
      }
    } else {
      Slot next = kNoSlot;
      for (Slot slot = conversation.first_exclusion; slot != kNoSlot; slot = next) {
        const Exclusion& exclusion = pool_[slot];
        next = exclusion.next;
        if (exclusion.until <= now || exclusion.agent == fresh.agent) remove(conversation, slot);
      }
    }
    push(conversation, fresh);
  }

  // Adds an exclusion at the front of the list.
  void push(Conversation& conversation, Exclusion exclusion) {
    const Slot slot = pool_.take();
    const Slot first = conversation.first_exclusion;
    exclusion.next = first;
    exclusion.previous = first == kNoSlot ? slot : pool_[first].previous;
    if (first != kNoSlot) pool_[first].previous = slot;
    pool_[slot] = exclusion;
    conversation.first_exclusion = slot;
    if (++conversation.exclusion_count == kFew + 1) {
      index_all(conversation);
    } else if (conversation.exclusion_count > kFew) {
      index_.emplace(key(conversation, exclusion.agent), slot);
    }
  }

  void clear(Conversation& conversation) {
    if (conversation.first_exclusion != kNoSlot) clear_list(conversation);
  }

  std::size_t indexed() const { return index_.size(); }
  static bool are_many(const Conversation& conversation) {
    return conversation.exclusion_count > kFew;
  }

 private:
  static constexpr std::uint32_t kFew = 8;
  using Key = std::pair<std::uint64_t, std::uint32_t>;

  static Key key(const Conversation& conversation, AgentId agent) {
    return {conversation.number.value, agent.index};
  }
  // The first one's `previous` is the last.
  Slot last_of(const Conversation& conversation) const {
    return pool_[conversation.first_exclusion].previous;
  }

  [[gnu::noinline, gnu::cold]] void clear_list(Conversation& conversation) {
    while (conversation.first_exclusion != kNoSlot)
      remove(conversation, conversation.first_exclusion);
  }
  void remove(Conversation& conversation, Slot slot) {
    if (conversation.exclusion_count > kFew) index_.erase(key(conversation, pool_[slot].agent));
    const Slot before = pool_[slot].previous;
    const Slot after = pool_[slot].next;
    (slot == conversation.first_exclusion ? conversation.first_exclusion : pool_[before].next) =
        after;
    const Slot behind = after != kNoSlot ? after : conversation.first_exclusion;
    if (behind != kNoSlot) pool_[behind].previous = before;
    pool_.release(slot);
    if (--conversation.exclusion_count == kFew) unindex_all(conversation);
  }

  void index_all(const Conversation& conversation) {
    for (Slot slot = conversation.first_exclusion; slot != kNoSlot; slot = pool_[slot].next) {
      index_.emplace(key(conversation, pool_[slot].agent), slot);
    }
  }
  void unindex_all(const Conversation& conversation) {
    for (Slot slot = conversation.first_exclusion; slot != kNoSlot; slot = pool_[slot].next) {
      index_.erase(key(conversation, pool_[slot].agent));
    }
  }

  Pool<Exclusion> pool_;
  absl::flat_hash_map<Key, Slot> index_;  // of conversations with more than kFew
};

}  // namespace cordboard::core
