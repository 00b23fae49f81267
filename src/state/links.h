// The lists that run through the tables: who waits in a queue, which leases an agent and a
// conversation have. For the room `apply`, and for restoring a snapshot.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// A waiting conversation goes to the end of its queue's list.
inline void stand_in_line(State& state, Slot slot, Conversation& conversation, Queue& queue) {
  conversation.previous_waiting = queue.last_waiting;
  (queue.last_waiting == kNoSlot ? queue.first_waiting
                                 : state.conversations[queue.last_waiting].next_waiting) = slot;
  queue.last_waiting = slot;
  ++queue.waiting;
  ++state.waiting;
}
inline void stand_in_line(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  stand_in_line(state, slot, conversation, state.queues[conversation.queue.index]);
}

// It leaves the list.
inline void step_out_of_line(State& state, Conversation& conversation, Queue& queue) {
  CORDBOARD_ASSERT(queue.waiting > 0);
  const Slot before = conversation.previous_waiting;
  const Slot after = conversation.next_waiting;
  (before == kNoSlot ? queue.first_waiting : state.conversations[before].next_waiting) = after;
  (after == kNoSlot ? queue.last_waiting : state.conversations[after].previous_waiting) = before;
  conversation.previous_waiting = conversation.next_waiting = kNoSlot;
  --queue.waiting;
  --state.waiting;
}

// A lease goes to the end of its agent's list and counts as load.
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

// It is off the agent's list and no load any more.
inline void remove_from_agent(State& state, const Lease& lease, Agent& agent) {
  const Slot before = lease.previous_of_agent;
  const Slot after = lease.next_of_agent;
  (before == kNoSlot ? agent.first_lease : state.leases[before].next_of_agent) = after;
  (after == kNoSlot ? agent.last_lease : state.leases[after].previous_of_agent) = before;
  agent.load -= lease.units();
  agent.working -= lease.is_work();
}

// Changes the phase of an agent's lease: what it weighs may change with it.
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

// An abandoned conversation can be found by its customer, the newest first.
inline void keep_for_customer(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  Customer& customer = state.customers[conversation.of_customer];
  conversation.next_abandoned = customer.first_abandoned;
  if (customer.first_abandoned != kNoSlot) {
    state.conversations[customer.first_abandoned].previous_abandoned = slot;
  }
  customer.first_abandoned = slot;
}

inline void keep_no_longer(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  const Slot before = conversation.previous_abandoned;
  const Slot after = conversation.next_abandoned;
  (before == kNoSlot ? state.customers[conversation.of_customer].first_abandoned
                     : state.conversations[before].next_abandoned) = after;
  if (after != kNoSlot) state.conversations[after].previous_abandoned = before;
  conversation.previous_abandoned = conversation.next_abandoned = kNoSlot;
}

// A conversation that is over is found by its customer for as long as it is remembered.
[[gnu::noinline]] inline void keep_over(State& state, Slot slot, Conversation& conversation) {
  Customer& customer = state.customers[conversation.of_customer];
  conversation.kept = true;
  conversation.previous_waiting = kNoSlot;
  conversation.next_waiting = customer.first_kept;
  if (customer.first_kept != kNoSlot) {
    state.conversations[customer.first_kept].previous_waiting = slot;
  }
  customer.first_kept = slot;
}

[[gnu::noinline]] inline void keep_over_no_longer(State& state, Conversation& conversation) {
  const Slot before = conversation.previous_waiting;
  const Slot after = conversation.next_waiting;
  (before == kNoSlot ? state.customers[conversation.of_customer].first_kept
                     : state.conversations[before].next_waiting) = after;
  if (after != kNoSlot) state.conversations[after].previous_waiting = before;
  conversation.previous_waiting = conversation.next_waiting = kNoSlot;
  conversation.kept = false;
}

// A lease goes to the end of its conversation's list.
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
