// Reads which agents have a part in a conversation, and which part.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// Whether the agent takes part in the chat: serving it, or keeping it parked.
inline bool takes_part(const State& state, const Conversation& conversation, AgentId agent) {
  const Slot lease = state.find_lease(conversation, agent);
  return lease != kNoSlot && state.leases[lease].is_in_chat();
}
inline bool takes_part(const State& state, Slot conversation, AgentId agent) {
  return takes_part(state, state.conversations[conversation], agent);
}

// How many agents take part in the chat.
std::uint32_t count_agents(const State& state, const Conversation& conversation);
inline std::uint32_t count_agents(const State& state, Slot conversation) {
  return count_agents(state, state.conversations[conversation]);
}

// Whether more than one agent takes part. Most conversations have one lease: they need no count.
inline bool is_shared(const State& state, const Conversation& conversation) {
  const Slot first = conversation.first_lease;
  return first != kNoSlot && state.leases[first].next_of_conversation != kNoSlot &&
         count_agents(state, conversation) > 1;
}
inline bool is_shared(const State& state, Slot conversation) {
  return is_shared(state, state.conversations[conversation]);
}

// The lease of the primary agent, who answers for the chat; kNoSlot without one.
Slot primary_of(const State& state, Slot conversation);

// The lease of a supervisor who monitors or coaches; null if the agent does neither.
const Lease* find_watch(const State& state, Slot conversation, AgentId agent);

// Whether the agent reads the messages that only agents see: participants, monitors and coaches.
bool reads_agent_messages(const State& state, Slot conversation, AgentId agent);

// The active consultation to which the lease of a consulted agent belongs.
// REQUIRES: the lease is in phase `consulted`.
Slot consultation_of(const State& state, const Lease& lease);

// Whether a typing indicator is shown for the speaker in the conversation, or for the agent in the
// thread of a consultation.
bool is_typing(const State& state, Slot conversation, Speaker who);
bool is_typing(const Consultation& consultation, AgentId who);

}  // namespace cordboard::core
