// Taking, finding and ending leases, for the events of offers, participants and wrap-ups.
#pragma once

#include "apply/apply.h"
#include "state/links.h"
#include "state/state.h"

namespace cordboard::core {

// A new lease of `agent` on `conversation`, in phase `offered` or `accepted`, with the weight that
// the conversation's queue gives it.
Slot take_lease(State& state, Slot conversation, AgentId agent, LeasePhase phase, Time at);

// The same where everything has been found already.
inline Slot take_lease(State& state, Slot of, Conversation& conversation, AgentId id,
                       std::int32_t weight, LeasePhase phase, Time at) {
  const Slot slot = state.leases.take();
  Lease& lease = state.leases[slot];
  Agent& agent = state.agents[id.index];
  lease = Lease{};
  lease.serial = ++state.lease_serials;
  lease.since = at;
  lease.conversation = of;
  lease.agent = id;
  lease.weight = weight;
  lease.phase = phase;
  add_to_agent(state, slot, lease, agent);
  add_to_conversation(state, slot, conversation);
  state.record_move(id, agent);
  return slot;
}

// The conversation waits, and has lost an offer.
void record_waiting_change(State& state, Slot conversation);

// Ends a lease, whatever its phase: its load is free again, its timer is gone. If it was work, the
// agent's time has been tallied.
void end_lease(State& state, Slot lease, Time at);
// The same where all that it concerns is at hand.
inline void end_lease(State& state, Slot slot, Lease& lease, Agent& agent,
                      Conversation& conversation, Time at) {
  remove_from_agent(state, lease, agent);
  lease.move(LeasePhase::kGone, at);
  remove_from_conversation(state, slot, lease, conversation);
  if (lease.timers != kNoSlot) state.timers.disarm_only(lease.timers);
  if (conversation.is_waiting()) record_waiting_change(state, lease.conversation);
  state.record_freed_capacity(lease.agent, agent);
  state.leases.release(slot);
}

// The agent answers for the conversation from now on, and had its customer last.
inline void make_responsible(State& state, Conversation& conversation, AgentId agent) {
  conversation.served_by = agent;
  state.customers[conversation.of_customer].last_agent = agent;
}

// A conversation, which must be remembered; its slot; both.
inline Table<Conversation>::Place place_of(State& state, ConversationId conversation) {
  return state.conversations.at(conversation.value);
}
inline Conversation& conversation_of(State& state, ConversationId conversation) {
  return place_of(state, conversation).thing;
}
inline Slot slot_of(State& state, ConversationId conversation) {
  return place_of(state, conversation).slot;
}

// What is short and not rare is applied at once to the conversation at hand, as it nearly always
// is, and to another one by way of here: so it calls nobody, and saves no registers.
inline bool is_at_hand(const State& state, ConversationId conversation) {
  return state.conversations.numbers().is_recent(conversation.value);
}
template <class E>
[[gnu::noinline]] void find_and_apply(State& state, Time at, const E& e) {
  slot_of(state, e.conversation);
  apply(state, at, e);
}

// The lease of an agent on a conversation, which must exist.
inline Slot lease_of(const State& state, const Conversation& conversation, AgentId agent) {
  const Slot slot = state.find_lease(conversation, agent);
  CORDBOARD_ASSERT(slot != kNoSlot);
  return slot;
}
inline Slot lease_of(State& state, ConversationId conversation, AgentId agent) {
  return lease_of(state, conversation_of(state, conversation), agent);
}

}  // namespace cordboard::core
