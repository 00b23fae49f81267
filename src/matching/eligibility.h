// Who may be offered what, one pair at a time: the gates of routing, each by its name.
#pragma once

#include <algorithm>

#include "state/state.h"

namespace cordboard::core {

// Whether the agent is among those who serve the queue.
inline bool serves_queue(const State& state, const Queue& queue, AgentId agent) {
  if (queue.everyone) return true;
  if (std::binary_search(queue.agents.begin(), queue.agents.end(), agent)) return true;
  const auto& teams = state.agent_setups[agent.index].teams;
  return std::any_of(teams.begin(), teams.end(), [&queue](TeamId team) {
    return std::binary_search(queue.teams.begin(), queue.teams.end(), team);
  });
}

// Whether the agent has the skills that the queue and the conversation need.
inline bool has_skills(const State& state, const Conversation& conversation, AgentId agent) {
  const auto& skills = state.agent_setups[agent.index].skills;
  return state.needs.met_by(state.queue(conversation.queue).needs, skills) &&
         state.needs.met_by(conversation.needs, skills);
}

// Whether the agent could ever take the conversation as the site stands: serving, skilled, big
// enough.
inline bool is_suitable(const State& state, const Conversation& conversation, AgentId agent) {
  const Queue& queue = state.queue(conversation.queue);
  return state.agent(agent).capacity >= queue.settings.weight &&
         serves_queue(state, queue, agent) && has_skills(state, conversation, agent);
}

// The bar that keeps the agent from the conversation, if it still counts.
inline const Bar* bar_at(const State& state, const Conversation& conversation, AgentId agent,
                         Time now) {
  for (Slot slot = conversation.first_bar; slot != kNoSlot; slot = state.bars[slot].next) {
    const Bar& bar = state.bars[slot];
    if (bar.agent == agent && bar.until > now) return &bar;
  }
  return nullptr;
}

// Whether a waiting conversation may be offered to somebody at all.
inline bool is_offerable(const Conversation& conversation) {
  return conversation.is_waiting() && !conversation.customer_away && conversation.open_offers == 0;
}

}  // namespace cordboard::core
