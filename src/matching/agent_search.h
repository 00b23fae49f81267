// Finds the agent to whom a conversation is offered: by the strategy of its queue, of the agents
// who suit its requirement class, have free capacity and are not kept from it.
//
// An agent is kept from a conversation by a lease on it (an offer, or an earlier part in it) or by
// an exclusion. Few conversations have either, so most searches look at the first agent of each
// set.
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

  // Begins a search in this state, which must not change until the next call.
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

  // Whether no lease and no exclusion keeps the agent from the conversation.
  bool is_allowed(AgentId agent, const Conversation& conversation, const RequirementClass& of) {
    if (conversation.first_lease == kNoSlot && conversation.first_exclusion == kNoSlot) return true;
    const bool allowed = is_let_in(agent, conversation, of);
    met_kept_out_ |= !allowed;
    return allowed;
  }
  // Whether a search since `forget_kept_out` has met an agent whom a lease or an exclusion keeps
  // from the conversation.
  bool met_kept_out() const { return met_kept_out_; }
  void forget_kept_out() { met_kept_out_ = false; }

 private:
  // Calls `visit(members, load, capacity)` for the sets of agents who suit the class and have room
  // for one conversation of it, until it returns true. Returns whether it did.
  template <class Visit>
  bool any_set(const RequirementClass& of, Visit&& visit);
  // The first agent of a set, from `slot` on, who is allowed to have the conversation; kNoSlot if
  // there is none.
  template <class Order>
  Slot first_allowed(const OrderedSet& set, Order&& order, Slot slot,
                     const Conversation& conversation, const RequirementClass& of);
  auto idle_order() const { return IdleOrder{groups_.agents(), *state_}; }
  auto site_order() const { return SiteOrder{groups_.site_order_links(), *state_}; }

  bool is_let_in(AgentId agent, const Conversation& conversation, const RequirementClass& of);
  bool another_serves(const Conversation& conversation, const RequirementClass& of);
  std::uint64_t count_kept_out(const Conversation& conversation, const RequirementClass& of) const;

  AgentId longest_idle(const Conversation& conversation, const RequirementClass& of);
  void compare_groups(const Conversation& conversation, const RequirementClass& of);
  void compare_by_handled(const Conversation& conversation, const RequirementClass& of);
  void compare_agents(const Conversation& conversation, const RequirementClass& of);
  void compare_agent(AgentId agent, const Conversation& conversation, const Rule& rule);
  void compare(AgentId agent, const Candidate& candidate, const Rule& rule);
  void read_setup(Candidate& candidate, AgentId agent, const Conversation& conversation,
                  const Rule& rule) const;

  AgentId next_in_turn(const Conversation& conversation, const RequirementClass& of);
  AgentId first_in_site_order(std::uint64_t from, const Conversation& conversation,
                              const RequirementClass& of);
  AgentId by_lot(const Conversation& conversation, const RequirementClass& of);
  AgentId agent_at(std::uint32_t number, const RequirementClass& of);
  void find_kept_out(const Conversation& conversation, const RequirementClass& of);
  std::uint32_t count_up_to(std::uint32_t place, const RequirementClass& of);

  const Suitability& suitability_;
  const AgentGroups& groups_;
  WorkCounters& work_;
  const State* state_ = nullptr;
  Time now_{};

  AgentId best_agent_;
  Rank best_rank_;
  bool met_kept_out_ = false;
  const Conversation* others_for_ = nullptr;  // for which `others_` was computed
  bool others_ = false;
  std::vector<AgentId> kept_out_;  // scratch of `by_lot`
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
Slot AgentSearch::first_allowed(const OrderedSet& set, Order&& order, Slot slot,
                                const Conversation& conversation, const RequirementClass& of) {
  for (; slot != kNoSlot; slot = set.next(order, slot)) {
    ++work_.heads_examined;
    if (is_allowed(AgentId{slot}, conversation, of)) return slot;
  }
  return kNoSlot;
}

}  // namespace cordboard::core
