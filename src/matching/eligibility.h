// The rules of eligibility, each as one predicate. gates.h puts them in order.
#pragma once

#include <algorithm>
#include <optional>

#include "state/state.h"

namespace cordboard::core {

// Whether the agent serves a queue at this stage.
inline bool serves(const State& state, const Stage& stage, AgentId agent) {
  if (stage.everyone) return true;
  if (std::binary_search(stage.agents.begin(), stage.agents.end(), agent)) return true;
  const auto& teams = state.agent_setups[agent.index].teams;
  return std::any_of(teams.begin(), teams.end(), [&stage](TeamId team) {
    return std::binary_search(stage.teams.begin(), stage.teams.end(), team);
  });
}

// Whether the agent has the skills that the queue and the conversation need.
inline bool has_skills(const State& state, const Conversation& conversation, AgentId agent) {
  const auto& skills = state.agent_setups[agent.index].skills;
  return state.needs.met_by(state.stage_of(conversation).needs, skills) &&
         state.needs.met_by(conversation.needs_now, skills);
}

// Whether the agent could ever take the conversation as the site stands: the agent serves the
// queue, has the skills, and has the capacity when idle.
inline bool is_suitable(const State& state, const Conversation& conversation, AgentId agent) {
  return state.agent(agent).capacity >= state.queue(conversation.queue).settings.weight &&
         serves(state, state.stage_of(conversation), agent) &&
         has_skills(state, conversation, agent);
}

// How many of a queue's conversations the agent serves or is offered. Wrap-ups, consultations and
// monitored conversations do not count.
inline std::int32_t count_of_queue(const State& state, QueueId queue, AgentId agent) {
  std::int32_t count = 0;
  for (Slot at = state.agent(agent).first_lease; at != kNoSlot;
       at = state.leases[at].next_of_agent) {
    const Lease& lease = state.leases[at];
    count += lease.counts_for_cap() && state.conversations[lease.conversation].queue == queue;
  }
  return count;
}

// Whether the queue's `max_per_agent` lets the agent have one more.
inline bool is_below_cap(const State& state, QueueId queue, AgentId agent) {
  const std::int32_t most = state.queue(queue).settings.max_per_agent;
  return most == 0 || count_of_queue(state, queue, agent) < most;
}

// Whether the agent has a lease on the conversation: a part in it, or an offer of it. The
// conversation need not be in the tables. Both lists of leases are read in step, so the cost is
// that of the shorter one.
inline bool holds_lease(const State& state, const Conversation& conversation, AgentId agent) {
  Slot of_agent = state.agent(agent).first_lease;
  Slot of_conversation = conversation.first_lease;
  while (of_agent != kNoSlot && of_conversation != kNoSlot) {
    const Lease& one = state.leases[of_agent];
    const Lease& other = state.leases[of_conversation];
    if (other.agent == agent) return true;
    if (state.conversations[one.conversation].number == conversation.number) return true;
    of_agent = one.next_of_agent;
    of_conversation = other.next_of_conversation;
  }
  return false;
}

// Whether the agent still wraps up an earlier part in the conversation.
inline bool wraps_up(const State& state, const Conversation& conversation, AgentId agent) {
  const Slot lease = state.find_lease(conversation, agent);
  return lease != kNoSlot && state.leases[lease].is_wrapping_up();
}

// Returns the exclusion that keeps the agent from the conversation now; null if there is none.
inline const Exclusion* exclusion_at(const State& state, const Conversation& conversation,
                                     AgentId agent, Time now) {
  const Exclusion* exclusion = state.exclusions.find(conversation, agent);
  return exclusion != nullptr && exclusion->until > now ? exclusion : nullptr;
}

// Whether the conversation waits for its preferred agent, so that no other agent may have it yet.
// It does not wait for an agent who is signed out, unsuitable or excluded.
inline bool awaits_preferred(const State& state, const Conversation& conversation, Time now) {
  if (now >= conversation.sticky_until || !conversation.preferred) return false;
  return state.agent(conversation.preferred).is_on_duty() &&
         is_suitable(state, conversation, conversation.preferred) &&
         exclusion_at(state, conversation, conversation.preferred, now) == nullptr;
}

// Returns when `max_wait_ms` of the queue ends the conversation's stay; nothing if there is no
// limit.
inline std::optional<Time> wait_over_at(const State& state, const Conversation& conversation) {
  const Duration most = state.queue(conversation.queue).settings.max_wait;
  if (most.count() == 0) return std::nullopt;
  return conversation.queued_at + most;
}

// Returns why a waiting conversation must leave its queue unserved; nothing if it may stay. While
// an offer of it is open, it stays, but is offered to no further agent.
inline std::optional<RejectReason> reason_stay_is_over(const State& state,
                                                       const Conversation& conversation, Time now) {
  const std::int32_t most = state.queue(conversation.queue).settings.max_offers;
  if (most > 0 && conversation.failed_offers >= static_cast<std::uint32_t>(most)) {
    return RejectReason::kTooManyOffers;
  }
  const auto over = wait_over_at(state, conversation);
  if (over && *over <= now) return RejectReason::kWaitedTooLong;
  return std::nullopt;
}

// Whether a conversation, if it waited, might be offered to one more agent.
inline bool admits_offers(const State& state, const Conversation& conversation, Time now) {
  return !conversation.customer_away && !state.queue(conversation.queue).settings.pull &&
         conversation.open_offers < state.stage_of(conversation).offers_at_once &&
         !reason_stay_is_over(state, conversation, now);
}

// Whether a conversation waits to be offered to one more agent.
inline bool is_offerable(const State& state, const Conversation& conversation, Time now) {
  return conversation.is_waiting() && admits_offers(state, conversation, now);
}

}  // namespace cordboard::core
