#include "matching/agent_search.h"

#include <algorithm>

#include "matching/eligibility.h"
#include "matching/strategies/random.h"
#include "matching/strategies/round_robin.h"

namespace cordboard::core {

AgentId AgentSearch::best_agent(const Conversation& conversation, const RequirementClass& of) {
  const CompiledStrategy& strategy = *suitability_.rules(of.queue).strategy;
  if (strategy.ranks_by_idle_time_only) return longest_idle(conversation, of);
  best_agent_ = {};
  switch (strategy.choice) {
    case Choice::kOfGroups:
      compare_groups(conversation, of);
      break;
    case Choice::kFewestHandled:
      compare_by_handled(conversation, of);
      break;
    case Choice::kOfAgents:
      compare_agents(conversation, of);
      break;
    case Choice::kNextInTurn:
      return next_in_turn(conversation, of);
    case Choice::kByLot:
      return by_lot(conversation, of);
  }
  return best_agent_;
}

bool AgentSearch::is_servable(const Conversation& conversation, const RequirementClass& of) {
  return any_set(of, [&](const GroupMembers& members, std::size_t load, std::int32_t) {
    const OrderedSet& set = members.by_load[load];
    return first_unblocked(set, idle_order(), set.first, conversation, of) != kNoSlot;
  });
}

// The preferred agent suits and has no exclusion, otherwise the conversation would not wait for
// this agent.
bool AgentSearch::preferred_can_take(AgentId agent, const Conversation& conversation) const {
  return groups_.has_room_for(agent, suitability_.rules(conversation.queue).weight) &&
         !suitability_.is_capped(groups_.agent(agent).group, conversation.queue) &&
         !holds_lease(*state_, conversation, agent);
}

bool AgentSearch::has_block(AgentId agent, const Conversation& conversation,
                            const RequirementClass& of) {
  if (holds_lease(*state_, conversation, agent)) return true;
  const Exclusion* exclusion = exclusion_at(*state_, conversation, agent, now_);
  return exclusion != nullptr && (exclusion->not_before > now_ || another_serves(conversation, of));
}

// Whether an agent who is not blocked suits and takes offers, with or without free capacity.
bool AgentSearch::another_serves(const Conversation& conversation, const RequirementClass& of) {
  if (others_for_ == &conversation) return others_;
  others_for_ = &conversation;
  others_ = groups_.count_ready(of.groups) > count_blocked(conversation, of);
  return others_;
}

// How many of the agents who suit and take offers are excluded, or wrap up an earlier part.
std::uint64_t AgentSearch::count_blocked(const Conversation& conversation,
                                         const RequirementClass& of) const {
  const auto is_counted = [&](AgentId id) {
    const GroupedAgent& agent = groups_.agent(id);
    return agent.ready && of.groups.test(agent.origin);
  };
  std::uint64_t blocked = 0;
  for (Slot at = conversation.first_exclusion; at != kNoSlot; at = state_->exclusions[at].next) {
    const Exclusion& exclusion = state_->exclusions[at];
    blocked += exclusion.until > now_ && is_counted(exclusion.agent);
  }
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state_->leases[at].next_of_conversation) {
    const Lease& lease = state_->leases[at];
    blocked += lease.is_wrapping_up() && is_counted(lease.agent) &&
               exclusion_at(*state_, conversation, lease.agent, now_) == nullptr;
  }
  return blocked;
}

// The first agent by the tie-break that all strategies share: idle longest, least loaded, first in
// the site.
AgentId AgentSearch::longest_idle(const Conversation& conversation, const RequirementClass& of) {
  const bool blocks_nobody =
      conversation.first_lease == kNoSlot && conversation.first_exclusion == kNoSlot;
  if (blocks_nobody && suitability_.rules(of.queue).weight == 1) {
    return groups_.longest_idle(*state_, of.groups);
  }
  Slot best = kNoSlot;
  any_set(of, [&](const GroupMembers& members, std::size_t load, std::int32_t) {
    const OrderedSet& set = members.by_load[load];
    const Slot slot = first_unblocked(set, idle_order(), set.first, conversation, of);
    if (slot != kNoSlot && (best == kNoSlot || groups_.is_longer_idle(*state_, slot, best))) {
      best = slot;
    }
    return false;
  });
  return best == kNoSlot ? AgentId{} : AgentId{best};
}

// Compares the agent of each set who has been idle longest.
void AgentSearch::compare_groups(const Conversation& conversation, const RequirementClass& of) {
  const CompiledStrategy& strategy = *suitability_.rules(of.queue).strategy;
  Candidate candidate;
  any_set(of, [&](const GroupMembers& members, std::size_t load, std::int32_t capacity) {
    const OrderedSet& set = members.by_load[load];
    const Slot found = first_unblocked(set, idle_order(), set.first, conversation, of);
    if (found == kNoSlot) return false;
    candidate.load = static_cast<std::int32_t>(load);
    candidate.capacity = capacity;
    if (strategy.uses_score || strategy.uses_rank) {
      read_setup(candidate, AgentId{found}, conversation, strategy);
    }
    compare(AgentId{found}, candidate, strategy);
    return false;
  });
}

// Compares the agent of each set who has handled fewest.
void AgentSearch::compare_by_handled(const Conversation& conversation, const RequirementClass& of) {
  const HandledOrder order{groups_.handled_counts(), idle_order()};
  any_set(of, [&](const GroupMembers& members, std::size_t load, std::int32_t) {
    const OrderedSet& set = members.by_handled[load];
    const Slot found = first_unblocked(set, order, set.first, conversation, of);
    if (found != kNoSlot) {
      compare_agent(AgentId{found}, conversation, *suitability_.rules(of.queue).strategy);
    }
    return false;
  });
}

// Compares all agents.
void AgentSearch::compare_agents(const Conversation& conversation, const RequirementClass& of) {
  any_set(of, [&](const GroupMembers& members, std::size_t load, std::int32_t) {
    const OrderedSet& set = members.by_load[load];
    for (Slot slot = set.first; slot != kNoSlot; slot = set.next(idle_order(), slot)) {
      slot = first_unblocked(set, idle_order(), slot, conversation, of);
      if (slot == kNoSlot) break;
      compare_agent(AgentId{slot}, conversation, *suitability_.rules(of.queue).strategy);
    }
    return false;
  });
}

void AgentSearch::compare_agent(AgentId id, const Conversation& conversation,
                                const CompiledStrategy& strategy) {
  const Agent& agent = state_->agent(id);
  Candidate candidate{agent.load, agent.capacity};
  read_setup(candidate, id, conversation, strategy);
  candidate.agent = id;
  candidate.site_order = agent.site_order;
  candidate.handled = agent.handled;
  candidate.idle_since = agent.idle_since;
  compare(id, candidate, strategy);
}

void AgentSearch::read_setup(Candidate& candidate, AgentId id, const Conversation& conversation,
                             const CompiledStrategy& strategy) const {
  const AgentSetup& setup = state_->agent_setups[id.index];
  if (strategy.uses_score) {
    candidate.score = state_->needs.score(state_->stage_of(conversation).needs,
                                          conversation.needs_now, setup.skills);
  }
  if (strategy.uses_rank) candidate.rank = setup.rank_in(conversation.queue);
}

// Keeps the better of this agent and the best so far.
void AgentSearch::compare(AgentId id, const Candidate& candidate,
                          const CompiledStrategy& strategy) {
  const SortKey key{preference(strategy, candidate), groups_.agent(id).idle_since, candidate.load,
                    state_->agents[id.index].site_order};
  if (best_agent_ && !(key < best_key_)) return;
  best_agent_ = id;
  best_key_ = key;
}

AgentId AgentSearch::next_in_turn(const Conversation& conversation, const RequirementClass& of) {
  const std::uint64_t from = first_in_turn(*state_, of.queue);
  const AgentId found = first_in_site_order(from, conversation, of);
  return found || from == 0 ? found : first_in_site_order(0, conversation, of);
}

// The first agent, from a place in the site's order on, who may have the conversation.
AgentId AgentSearch::first_in_site_order(std::uint64_t from, const Conversation& conversation,
                                         const RequirementClass& of) {
  const auto order = site_order();
  AgentId first;
  any_set(of, [&](const GroupMembers& members, std::size_t load, std::int32_t) {
    const OrderedSet& set = members.in_site_order[load];
    const Slot begin =
        from == 0 ? set.first
                  : set.first_beyond(order, [&](Slot slot) { return order.order(slot) >= from; });
    const Slot found = first_unblocked(set, order, begin, conversation, of);
    if (found != kNoSlot && (!first || order.before(found, first.index))) first = AgentId{found};
    return false;
  });
  return first;
}

// Draws a number below the number of agents who may have the conversation, and finds the agent who
// has this number in the site's order.
AgentId AgentSearch::by_lot(const Conversation& conversation, const RequirementClass& of) {
  find_blocked(conversation, of);
  std::uint32_t choices = 0;
  any_set(of, [&](const GroupMembers& members, std::size_t load, std::int32_t) {
    choices += members.in_site_order[load].size(site_order());
    return false;
  });
  choices -= static_cast<std::uint32_t>(blocked_.size());
  return choices == 0 ? AgentId{} : agent_at(drawn_number(*state_, choices), of);
}

// Bisects the site's order.
AgentId AgentSearch::agent_at(std::uint32_t number, const RequirementClass& of) {
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(state_->agents.size() - 1);
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (count_up_to(middle, of) > number) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const auto order = site_order();
  AgentId found;
  any_set(of, [&](const GroupMembers& members, std::size_t load, std::int32_t) {
    const Slot slot = members.in_site_order[load].first_beyond(
        order, [&](Slot member) { return order.order(member) >= low; });
    if (slot == kNoSlot || order.order(slot) != low) return false;
    found = AgentId{slot};
    return true;
  });
  return found;
}

// Sets `blocked_` to the blocked agents who have room for a conversation of the class.
void AgentSearch::find_blocked(const Conversation& conversation, const RequirementClass& of) {
  blocked_.clear();
  const std::int32_t weight = suitability_.rules(of.queue).weight;
  const auto check = [&](AgentId id) {
    if (!of.groups.test(groups_.agent(id).group) || !groups_.has_room_for(id, weight)) return;
    if (!is_blocked(id, conversation, of)) return;
    if (std::find(blocked_.begin(), blocked_.end(), id) == blocked_.end()) {
      blocked_.push_back(id);
    }
  };
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state_->leases[at].next_of_conversation) {
    check(state_->leases[at].agent);
  }
  for (Slot at = conversation.first_exclusion; at != kNoSlot; at = state_->exclusions[at].next) {
    check(state_->exclusions[at].agent);
  }
}

// How many agents may have the conversation, up to a place in the site's order.
std::uint32_t AgentSearch::count_up_to(std::uint32_t place, const RequirementClass& of) {
  const auto order = site_order();
  std::uint32_t count = 0;
  any_set(of, [&](const GroupMembers& members, std::size_t load, std::int32_t) {
    count += members.in_site_order[load].count_before(
        order, [&](Slot slot) { return order.order(slot) > place; });
    return false;
  });
  for (const AgentId id : blocked_) count -= order.order(id.index) <= place;
  return count;
}

}  // namespace cordboard::core
