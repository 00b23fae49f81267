#include "checks/speakers.h"

#include "checks/limits.h"
#include "checks/lookups.h"
#include "checks/participants.h"
#include "checks/permission.h"

namespace cordboard::core {

Found<Slot> find_for_speaker(const State& state, const Actor& by, ConversationId number,
                             Speaker from) {
  const Found<Slot> slot = find_unended(state, number);
  if (!slot.ok()) return slot;
  const Conversation& conversation = state.conversations[*slot];
  if (from.by_agent && !conversation.is_active()) return Refusal::kConversationNotActive;
  if (!is_own(state, by, conversation)) return Refusal::kNotPermitted;
  if (from.by_agent && !takes_part(state, *slot, from.agent)) return Refusal::kNotAParticipant;
  return slot;
}

Found<Slot> find_for_message(const State& state, const Actor& by, ConversationId number,
                             Speaker from, Visibility readers) {
  const Found<Slot> slot = find_for_speaker(state, by, number, from);
  if (slot.refusal() != Refusal::kNotAParticipant) return slot;
  const Slot watched = state.find(number);
  const Lease* watch = find_watch(state, watched, from.agent);
  if (watch == nullptr) return slot;
  const bool may_write =
      watch->role == ParticipantRole::kCoach && readers.kind != Visibility::Kind::kAll;
  if (!may_write) return Refusal::kNotPermitted;
  return watched;
}

Found<Slot> find_known_with_room(const State& state, const Actor& by, ConversationId number,
                                 Speaker from) {
  if (const Refusal refusal = check_known(state, number, from); !passes(refusal)) return refusal;
  const Found<Slot> slot = find_for_speaker(state, by, number, from);
  if (slot.ok() && is_transcript_full(state, *slot)) return Refusal::kLimitReached;
  return slot;
}

}  // namespace cordboard::core
