// Who may be offered what, one pair at a time: the gates of routing, each by its name.
#pragma once

#include <algorithm>
#include <optional>

#include "state/state.h"

namespace cordboard::core {

// Whether the agent is among those who serve a queue at this stage.
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

// Whether the agent could ever take the conversation as the site stands: serving, skilled, big
// enough.
inline bool is_suitable(const State& state, const Conversation& conversation, AgentId agent) {
  return state.agent(agent).capacity >= state.queue(conversation.queue).settings.weight &&
         serves(state, state.stage_of(conversation), agent) &&
         has_skills(state, conversation, agent);
}

// How many of a queue's conversations the agent has or is offered; wrap-ups, consultations and
// looking on do not count.
inline std::int32_t count_of_queue(const State& state, QueueId queue, AgentId agent) {
  std::int32_t count = 0;
  for (Slot at = state.agent(agent).first_lease; at != kNoSlot;
       at = state.leases[at].next_of_agent) {
    const Lease& lease = state.leases[at];
    count += lease.counts_for_cap() && state.conversations[lease.conversation].queue == queue;
  }
  return count;
}

// Whether the queue's `max_per_agent` leaves the agent one more.
inline bool is_below_cap(const State& state, QueueId queue, AgentId agent) {
  const std::int32_t most = state.queue(queue).settings.max_per_agent;
  return most == 0 || count_of_queue(state, queue, agent) < most;
}

// Whether the agent has the conversation in hand, or an offer of it. It need not be in the tables.
// Goes through the agent's leases and the conversation's side by side: the shorter list decides.
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

// Whether the agent still wraps up an earlier part in the conversation: then it is not for them.
inline bool wraps_up(const State& state, const Conversation& conversation, AgentId agent) {
  const Slot lease = state.find_lease(conversation, agent);
  return lease != kNoSlot && state.leases[lease].is_wrapping_up();
}

// The exclusion that keeps the agent from the conversation, if it still counts.
inline const Exclusion* exclusion_at(const State& state, const Conversation& conversation,
                                     AgentId agent, Time now) {
  const Exclusion* exclusion = state.exclusions.find(conversation, agent);
  return exclusion != nullptr && exclusion->until > now ? exclusion : nullptr;
}

// Whether the conversation waits for the agent that it prefers, so that nobody else may have it
// yet. An agent who is signed out, unsuitable or has refused it is not waited for.
inline bool awaits_preferred(const State& state, const Conversation& conversation, Time now) {
  if (now >= conversation.sticky_until || !conversation.preferred) return false;
  return state.agent(conversation.preferred).is_staff() &&
         is_suitable(state, conversation, conversation.preferred) &&
         exclusion_at(state, conversation, conversation.preferred, now) == nullptr;
}

// When a conversation's stay in its queue is over; nothing if it may stay.
inline std::optional<Time> wait_over_at(const State& state, const Conversation& conversation) {
  const Duration most = state.queue(conversation.queue).settings.max_wait;
  if (most.count() == 0) return std::nullopt;
  return conversation.queued_at + most;
}

// Why a waiting conversation must leave its queue unserved; nothing if it need not. While somebody
// is still offered it, it stays, and nobody more is.
inline std::optional<RejectReason> overstayed(const State& state, const Conversation& conversation,
                                              Time now) {
  const std::int32_t most = state.queue(conversation.queue).settings.max_offers;
  if (most > 0 && conversation.failed_offers >= static_cast<std::uint32_t>(most)) {
    return RejectReason::kTooManyOffers;
  }
  const auto over = wait_over_at(state, conversation);
  if (over && *over <= now) return RejectReason::kWaitedTooLong;
  return std::nullopt;
}

// Whether a conversation, if it waited, might be offered to somebody at all, or to somebody more.
inline bool admits_offers(const State& state, const Conversation& conversation, Time now) {
  return !conversation.customer_away && !state.queue(conversation.queue).settings.pull &&
         conversation.open_offers < state.stage_of(conversation).offers_at_once &&
         !overstayed(state, conversation, now);
}

// Whether a conversation waits to be offered.
inline bool is_offerable(const State& state, const Conversation& conversation, Time now) {
  return conversation.is_waiting() && admits_offers(state, conversation, now);
}

}  // namespace cordboard::core
