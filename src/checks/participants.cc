#include "checks/participants.h"

namespace cordboard::core {

std::uint32_t count_agents(const State& state, const Conversation& conversation) {
  std::uint32_t count = 0;
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    count += state.leases[at].is_in_chat();
  }
  return count;
}

Slot primary_of(const State& state, Slot conversation) {
  for (Slot at = state.conversations[conversation].first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    const Lease& lease = state.leases[at];
    if (lease.is_in_chat() && lease.role == ParticipantRole::kPrimary) return at;
  }
  return kNoSlot;
}

const Lease* find_watch(const State& state, Slot conversation, AgentId agent) {
  const Slot lease = state.find_lease(conversation, agent);
  return lease != kNoSlot && state.leases[lease].is_watching() ? &state.leases[lease] : nullptr;
}

bool reads_agent_messages(const State& state, Slot conversation, AgentId agent) {
  return takes_part(state, conversation, agent) ||
         find_watch(state, conversation, agent) != nullptr;
}

Slot consultation_of(const State& state, const Lease& lease) {
  Slot at = state.conversations[lease.conversation].first_consultation;
  while (!state.consultations[at].is_active() || state.consultations[at].target != lease.agent) {
    at = state.consultations[at].next;
  }
  return at;
}

bool is_typing(const State& state, Slot conversation, Speaker who) {
  if (!who.by_agent) return state.conversations[conversation].customer_typing;
  const Slot lease = state.find_lease(conversation, who.agent);
  return lease != kNoSlot && state.leases[lease].typing;
}

bool is_typing(const Consultation& consultation, AgentId who) {
  return who == consultation.initiator ? consultation.initiator_typing : consultation.target_typing;
}

}  // namespace cordboard::core
