#include "checks/lookups.h"

#include "checks/participants.h"
#include "checks/permission.h"

namespace cordboard::core {

Found<Slot> find_remembered(const State& state, ConversationId number) {
  if (const Refusal refusal = check_known(state, number); !passes(refusal)) return refusal;
  const Slot slot = state.find(number);
  if (slot == kNoSlot) return Refusal::kConversationEnded;
  return slot;
}

Found<Slot> find_own_live(const State& state, const Actor& by, ConversationId number) {
  if (const Refusal refusal = check_known(state, number); !passes(refusal)) return refusal;
  const Found<Slot> slot = find_unended(state, number);
  if (slot.ok() && !is_own(state, by, state.conversations[*slot])) return Refusal::kNotPermitted;
  return slot;
}

Found<Slot> find_live(const State& state, ConversationId number, AgentId agent) {
  if (const Refusal refusal = check_known(state, number, agent); !passes(refusal)) return refusal;
  return find_unended(state, number);
}

Found<Slot> find_waiting(const State& state, ConversationId number, AgentId agent) {
  const Found<Slot> slot = find_live(state, number, agent);
  if (slot.ok() && !state.conversations[*slot].is_waiting()) {
    return Refusal::kConversationNotWaiting;
  }
  return slot;
}

Found<Slot> find_lease_in_chat(const State& state, ConversationId number, AgentId agent) {
  const Found<Slot> slot = find_live(state, number, agent);
  if (!slot.ok()) return slot;
  if (!state.conversations[*slot].is_served()) return Refusal::kConversationNotActive;
  if (!takes_part(state, *slot, agent)) return Refusal::kNotAParticipant;
  return state.find_lease(*slot, agent);
}

Found<Slot> find_active_of_known(const State& state, ConversationId number, AgentId agent) {
  const Found<Slot> slot = find_unended(state, number);
  if (!slot.ok()) return slot;
  if (!state.conversations[*slot].is_active()) return Refusal::kConversationNotActive;
  if (!takes_part(state, *slot, agent)) return Refusal::kNotAParticipant;
  return slot;
}

Found<Slot> find_active(const State& state, ConversationId number, AgentId agent) {
  if (const Refusal refusal = check_known(state, number, agent); !passes(refusal)) return refusal;
  return find_active_of_known(state, number, agent);
}

}  // namespace cordboard::core
