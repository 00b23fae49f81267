// Agents in a chat: coming in beside others, going while others stay, and handing over.
#pragma once

#include <optional>

#include "decide/turn.h"

namespace cordboard::core {

// How many agents take part in the chat.
std::uint32_t count_agents(const State& state, const Conversation& conversation);
inline std::uint32_t count_agents(const State& state, Slot conversation) {
  return count_agents(state, state.conversations[conversation]);
}
// Whether more than one does. Nearly always one alone has ever had to do with it.
inline bool is_shared(const State& state, const Conversation& conversation) {
  const Slot first = conversation.first_lease;
  return first != kNoSlot && state.leases[first].next_of_conversation != kNoSlot &&
         count_agents(state, conversation) > 1;
}
inline bool is_shared(const State& state, Slot conversation) {
  return is_shared(state, state.conversations[conversation]);
}

// The ladder that commands of an agent in an active chat share.
Refusal check_serving(const State& state, ConversationId number, AgentId agent, Slot& slot);
// The rungs of it that come after what is unknown.
Refusal check_serves(const State& state, ConversationId number, AgentId agent, Slot& slot);

// One agent more beside the others.
void join_conference(Turn& turn, Slot conversation, AgentId agent, std::optional<bool> forced);

// The agent's part is over while others go on: what they have asked for is over with it, and
// somebody else answers for the chat if they did.
void step_out(Turn& turn, Slot conversation, AgentId agent, LeftCause cause);

// From one agent to another, who joins with the same role.
void hand_over(Turn& turn, Slot conversation, AgentId from, AgentId to);

// From its only agent into a queue, at once and with its age; the agent wraps up.
void give_to_queue(Turn& turn, Slot conversation, AgentId from, QueueId queue,
                   LeftCause cause = LeftCause::kTransferred);

// Nobody but the customer and who serves has anything to do with the chat any more: requests and
// consultations are out of it, and supervisors unless it has ended, which is told first.
void leave_alone(Turn& turn, Slot conversation, RequestEnd cause, RevokeCause told);

// What an agent has asked for is over, and so is their consultation.
void drop_company_of(Turn& turn, Slot conversation, AgentId agent);

// A supervisor answers for the chat in the place of who did; what was pending is cancelled.
void take_over(Turn& turn, Slot conversation, AgentId supervisor, std::optional<bool> forced);

// Whether the chat has as many agents, invited ones included, as its queue allows.
bool is_conference_full(const State& state, Slot conversation);

// A supervisor looks on no longer.
void stop_watching(Turn& turn, Slot lease, LeftCause cause);

}  // namespace cordboard::core
