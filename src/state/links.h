// The linked lists through the tables: the waiting lines of queues, the leases of agents and of
// conversations. Used by `apply` and by restoring a snapshot.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// Appends a waiting conversation to the waiting line of its queue.
inline void append_to_waiting_line(State& state, Slot slot, Conversation& conversation,
                                   Queue& queue) {
  conversation.previous_waiting = queue.last_waiting;
  (queue.last_waiting == kNoSlot ? queue.first_waiting
                                 : state.conversations[queue.last_waiting].next_waiting) = slot;
  queue.last_waiting = slot;
  ++queue.waiting;
  ++state.waiting;
}
inline void append_to_waiting_line(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  append_to_waiting_line(state, slot, conversation, state.queues[conversation.queue.index]);
}

// Removes a conversation from the waiting line of its queue.
inline void remove_from_waiting_line(State& state, Conversation& conversation, Queue& queue) {
  CORDBOARD_ASSERT(queue.waiting > 0);
  const Slot before = conversation.previous_waiting;
  const Slot after = conversation.next_waiting;
  (before == kNoSlot ? queue.first_waiting : state.conversations[before].next_waiting) = after;
  (after == kNoSlot ? queue.last_waiting : state.conversations[after].previous_waiting) = before;
  conversation.previous_waiting = conversation.next_waiting = kNoSlot;
  --queue.waiting;
  --state.waiting;
}

// Appends a lease to its agent's list and adds its load.
inline void add_to_agent(State& state, Slot slot, Lease& lease, Agent& agent) {
  lease.previous_of_agent = agent.last_lease;
  (agent.last_lease == kNoSlot ? agent.first_lease : state.leases[agent.last_lease].next_of_agent) =
      slot;
  agent.last_lease = slot;
  agent.load += lease.units();
  agent.working += lease.is_work();
}
inline void add_to_agent(State& state, Slot slot) {
  Lease& lease = state.leases[slot];
  add_to_agent(state, slot, lease, state.agents[lease.agent.index]);
}

// Removes a lease from its agent's list and subtracts its load.
inline void remove_from_agent(State& state, const Lease& lease, Agent& agent) {
  const Slot before = lease.previous_of_agent;
  const Slot after = lease.next_of_agent;
  (before == kNoSlot ? agent.first_lease : state.leases[before].next_of_agent) = after;
  (after == kNoSlot ? agent.last_lease : state.leases[after].previous_of_agent) = before;
  agent.load -= lease.units();
  agent.working -= lease.is_work();
}

// Changes the phase of a lease and updates the agent's load and work.
inline void move_lease(Lease& lease, Agent& agent, LeasePhase to, Time at) {
  const std::int32_t units = lease.units();
  const bool was_work = lease.is_work();
  lease.move(to, at);
  agent.load += lease.units() - units;
  agent.working += std::uint32_t{lease.is_work()} - std::uint32_t{was_work};
}
inline void move_lease(State& state, Slot slot, LeasePhase to, Time at) {
  Lease& lease = state.leases[slot];
  move_lease(lease, state.agents[lease.agent.index], to, at);
}

// Puts an abandoned conversation first in its customer's list of those, or removes it.
inline void link_abandoned(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  Customer& customer = state.customers[conversation.of_customer];
  conversation.next_abandoned = customer.first_abandoned;
  if (customer.first_abandoned != kNoSlot) {
    state.conversations[customer.first_abandoned].previous_abandoned = slot;
  }
  customer.first_abandoned = slot;
}

inline void unlink_abandoned(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  const Slot before = conversation.previous_abandoned;
  const Slot after = conversation.next_abandoned;
  (before == kNoSlot ? state.customers[conversation.of_customer].first_abandoned
                     : state.conversations[before].next_abandoned) = after;
  if (after != kNoSlot) state.conversations[after].previous_abandoned = before;
  conversation.previous_abandoned = conversation.next_abandoned = kNoSlot;
}

// Puts a finished conversation first in its customer's list of those, or removes it.
[[gnu::noinline]] inline void link_kept(State& state, Slot slot, Conversation& conversation) {
  Customer& customer = state.customers[conversation.of_customer];
  conversation.kept = true;
  conversation.previous_waiting = kNoSlot;
  conversation.next_waiting = customer.first_kept;
  if (customer.first_kept != kNoSlot) {
    state.conversations[customer.first_kept].previous_waiting = slot;
  }
  customer.first_kept = slot;
}

[[gnu::noinline]] inline void unlink_kept(State& state, Conversation& conversation) {
  const Slot before = conversation.previous_waiting;
  const Slot after = conversation.next_waiting;
  (before == kNoSlot ? state.customers[conversation.of_customer].first_kept
                     : state.conversations[before].next_waiting) = after;
  if (after != kNoSlot) state.conversations[after].previous_waiting = before;
  conversation.previous_waiting = conversation.next_waiting = kNoSlot;
  conversation.kept = false;
}

// Appends a lease to its conversation's list, or removes it. Linear in the leases of the
// conversation.
inline void add_to_conversation(State& state, Slot slot, Conversation& conversation) {
  Slot* link = &conversation.first_lease;
  while (*link != kNoSlot) link = &state.leases[*link].next_of_conversation;
  *link = slot;
}
inline void add_to_conversation(State& state, Slot slot) {
  add_to_conversation(state, slot, state.conversations[state.leases[slot].conversation]);
}

inline void remove_from_conversation(State& state, Slot slot, const Lease& lease,
                                     Conversation& conversation) {
  Slot* link = &conversation.first_lease;
  while (*link != slot) link = &state.leases[*link].next_of_conversation;
  *link = lease.next_of_conversation;
}

}  // namespace cordboard::core
