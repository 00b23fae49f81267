// Takes, finds and ends leases, for the events of offers, participants and wrap-ups.
#pragma once

#include "apply/apply.h"
#include "state/links.h"
#include "state/state.h"

namespace cordboard::core {

// Creates a lease of `agent` on `conversation`, in phase `offered` or `accepted`, with the weight
// that the conversation's queue sets.
Slot take_lease(State& state, Slot conversation, AgentId agent, LeasePhase phase, Time at);

// The same for a caller that has already looked up the conversation and the weight.
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

// Records that a waiting conversation has lost an offer.
void record_waiting_change(State& state, Slot conversation);

// Ends a lease in any phase: frees its load and disarms its timer. If the lease is work, the
// agent's time must have been tallied before.
void end_lease(State& state, Slot lease, Time at);
// The same for a caller that has already looked up the lease, its agent and its conversation.
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

// Makes the agent responsible for the conversation, and the last agent of its customer.
inline void make_responsible(State& state, Conversation& conversation, AgentId agent) {
  conversation.served_by = agent;
  state.customers[conversation.of_customer].last_agent = agent;
}

// The conversation with this number, which must be remembered: its place, the conversation, its
// slot.
inline Table<Conversation>::Place place_of(State& state, ConversationId conversation) {
  return state.conversations.at(conversation.value);
}
inline Conversation& conversation_of(State& state, ConversationId conversation) {
  return place_of(state, conversation).thing;
}
inline Slot slot_of(State& state, ConversationId conversation) {
  return place_of(state, conversation).slot;
}

// An event handler that is short and frequent applies the event directly only if its conversation
// is the one at hand, which is nearly always so. For any other conversation it calls
// `find_and_apply`. The direct path then contains no call and saves no registers.
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
