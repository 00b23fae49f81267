// Chooses, with the queue's strategy, one of the agents who suit the requirement class, have free
// capacity and are not blocked.
//
// A lease on the conversation (an offer, or an earlier part in it) or an exclusion from it blocks
// an agent. Few conversations have either, so most searches look at the first agent of each set.
#pragma once

#include <cstdint>
#include <vector>

#include "cordboard/work.h"
#include "matching/agent_groups.h"
#include "matching/rank.h"
#include "matching/suitability.h"
#include "state/state.h"

namespace cordboard::core {

class AgentSearch {
 public:
  // All three must outlive this object.
  AgentSearch(const Suitability& suitability, const AgentGroups& groups, WorkCounters& work)
      : suitability_(suitability), groups_(groups), work_(work) {}

  // Begins a search in this state. Until the next call, the state must not change, and no two
  // conversations may be passed at the same address.
  void begin(const State& state, Time now) {
    state_ = &state;
    now_ = now;
    others_for_ = nullptr;
  }

  // The best agent for a conversation of this class; none if it must wait. The conversation need
  // not be in the tables. A preferred agent whom it waits for is not considered.
  AgentId best_agent(const Conversation& conversation, const RequirementClass& of);
  // Whether there is such an agent.
  bool is_servable(const Conversation& conversation, const RequirementClass& of);
  // Whether the preferred agent, whom the conversation waits for, can take it now.
  bool preferred_can_take(AgentId agent, const Conversation& conversation) const;

  // Whether a lease or an exclusion blocks the agent from the conversation.
  bool is_blocked(AgentId agent, const Conversation& conversation, const RequirementClass& of) {
    if (conversation.first_lease == kNoSlot && conversation.first_exclusion == kNoSlot) {
      return false;
    }
    const bool blocked = has_block(agent, conversation, of);
    met_blocked_ |= blocked;
    return blocked;
  }
  // Whether a search since `clear_met_blocked` has met a blocked agent.
  bool met_blocked() const { return met_blocked_; }
  void clear_met_blocked() { met_blocked_ = false; }

 private:
  // Calls `visit(members, load, capacity)` for the sets of agents who suit the class and have room
  // for one conversation of it, until it returns true. Returns whether it did.
  template <class Visit>
  bool any_set(const RequirementClass& of, Visit&& visit);
  // The first agent of a set, from `slot` on, who is not blocked; kNoSlot if there is none.
  template <class Order>
  Slot first_unblocked(const OrderedSet& set, Order&& order, Slot slot,
                       const Conversation& conversation, const RequirementClass& of);
  auto idle_order() const { return IdleOrder{groups_.agents(), *state_}; }
  auto site_order() const { return SiteOrder{groups_.site_order_links(), *state_}; }

  bool has_block(AgentId agent, const Conversation& conversation, const RequirementClass& of);
  bool another_serves(const Conversation& conversation, const RequirementClass& of);
  std::uint64_t count_blocked(const Conversation& conversation, const RequirementClass& of) const;

  AgentId longest_idle(const Conversation& conversation, const RequirementClass& of);
  void compare_groups(const Conversation& conversation, const RequirementClass& of);
  void compare_by_handled(const Conversation& conversation, const RequirementClass& of);
  void compare_agents(const Conversation& conversation, const RequirementClass& of);
  void compare_agent(AgentId agent, const Conversation& conversation,
                     const CompiledStrategy& strategy);
  void compare(AgentId agent, const Candidate& candidate, const CompiledStrategy& strategy);
  void read_setup(Candidate& candidate, AgentId agent, const Conversation& conversation,
                  const CompiledStrategy& strategy) const;

  AgentId next_in_turn(const Conversation& conversation, const RequirementClass& of);
  AgentId first_in_site_order(std::uint64_t from, const Conversation& conversation,
                              const RequirementClass& of);
  AgentId by_lot(const Conversation& conversation, const RequirementClass& of);
  AgentId agent_at(std::uint32_t number, const RequirementClass& of);
  void find_blocked(const Conversation& conversation, const RequirementClass& of);
  std::uint32_t count_up_to(std::uint32_t place, const RequirementClass& of);

  const Suitability& suitability_;
  const AgentGroups& groups_;
  WorkCounters& work_;
  const State* state_ = nullptr;
  Time now_{};

  AgentId best_agent_;
  SortKey best_key_;
  bool met_blocked_ = false;
  const Conversation* others_for_ = nullptr;  // for which `others_` was computed
  bool others_ = false;
  std::vector<AgentId> blocked_;  // scratch of `by_lot`
};

template <class Visit>
bool AgentSearch::any_set(const RequirementClass& of, Visit&& visit) {
  const std::int32_t weight = suitability_.rules(of.queue).weight;
  return Bits::any_common(of.groups, groups_.open_groups(), [&](GroupId id) {
    const std::int32_t capacity = suitability_.group(id).capacity;
    const GroupMembers& members = groups_.members(id);
    return members.any_open_load(capacity - weight,
                                 [&](std::size_t load) { return visit(members, load, capacity); });
  });
}

template <class Order>
Slot AgentSearch::first_unblocked(const OrderedSet& set, Order&& order, Slot slot,
                                  const Conversation& conversation, const RequirementClass& of) {
  for (; slot != kNoSlot; slot = set.next(order, slot)) {
    ++work_.heads_examined;
    if (!is_blocked(AgentId{slot}, conversation, of)) return slot;
  }
  return kNoSlot;
}

}  // namespace cordboard::core
