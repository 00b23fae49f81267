// Lookups that many handlers share: conversations, agents, leases, customers and cases by number.
//
// A handler refuses in this order: unknown things first (in the order of the command's fields),
// then an ended conversation, then its phase, then the agent's part in it.
#pragma once

#include <string_view>

#include "checks/found.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/messages.h"
#include "state/state.h"

namespace cordboard::core {

// Refuses a conversation number that was never issued.
inline Refusal check_known(const State& state, ConversationId number) {
  const bool is_known = state.conversations.numbers().was_issued(number.value);
  return is_known ? Refusal::kNone : Refusal::kUnknownConversation;
}

// Refuses an agent that the site does not know.
inline Refusal check_known(const State& state, AgentId agent) {
  return state.find_agent(agent) == nullptr ? Refusal::kUnknownAgent : Refusal::kNone;
}

// Both of the above, the conversation first.
inline Refusal check_known(const State& state, ConversationId number, AgentId agent) {
  const Refusal refusal = check_known(state, number);
  return passes(refusal) ? check_known(state, agent) : refusal;
}

// The same for a speaker. A customer needs no check.
inline Refusal check_known(const State& state, ConversationId number, Speaker from) {
  const Refusal refusal = check_known(state, number);
  return passes(refusal) && from.by_agent ? check_known(state, from.agent) : refusal;
}

// The slot of a conversation that has not ended. REQUIRES: the number is known.
inline Found<Slot> find_unended(const State& state, ConversationId number) {
  const Slot slot = state.find(number);
  const bool is_over = slot == kNoSlot || state.conversations[slot].is_over();
  if (is_over) return Refusal::kConversationEnded;
  return slot;
}

// The slot of a known conversation that is not forgotten yet; it may have ended.
Found<Slot> find_remembered(const State& state, ConversationId number);

// The slot of a known conversation that has not ended. Refuses a customer who is not the
// conversation's own.
Found<Slot> find_own_live(const State& state, const Actor& by, ConversationId number);

// The slot of a known conversation that has not ended; the agent must be known, too.
Found<Slot> find_live(const State& state, ConversationId number, AgentId agent);

// The slot of a known, waiting conversation; the agent must be known, too.
Found<Slot> find_waiting(const State& state, ConversationId number, AgentId agent);

// The agent's lease in a known conversation that is active or parked. The agent takes part in it.
Found<Slot> find_lease_in_chat(const State& state, ConversationId number, AgentId agent);

// The slot of an active conversation in which the agent takes part. REQUIRES: both are known.
Found<Slot> find_active_of_known(const State& state, ConversationId number, AgentId agent);

// The same; refuses unknown ones first.
Found<Slot> find_active(const State& state, ConversationId number, AgentId agent);

// A customer by number, or else by key; null if unknown.
inline const Customer* find_customer(const State& state, const CustomerRef& ref) {
  return state.customers.find(ref.id ? ref.id : state.customers.find(ref.key));
}

// A case by number; null if there is none.
inline const Case* find_case(const State& state, CaseId number) {
  const Slot slot = state.cases.find(number.value);
  return slot == kNoSlot ? nullptr : &state.cases[slot];
}

}  // namespace cordboard::core
