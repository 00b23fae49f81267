#include "apply/forgetting.h"

#include "apply/archive.h"
#include "state/links.h"

namespace cordboard::core {
namespace {

void release_visits(State& state, const Conversation& conversation) {
  Slot next = kNoSlot;
  for (Slot slot = conversation.first_visit; slot != kNoSlot; slot = next) {
    next = state.visits[slot].next;
    state.visits.release(slot);
  }
}

void release_transcript(State& state, Slot slot) {
  Transcript& transcript = state.transcripts[slot];
  if (transcript.files > 0) erase_files(state, transcript);
  transcript.clear();
  state.transcripts.release(slot);
}

// Removes the conversation from its customer's list and from its case, whose customer may be
// another.
void unlink_from_customer_and_case(State& state, Conversation& conversation) {
  unlink_kept(state, conversation);
  if (conversation.of_case == kNoSlot) return;
  std::erase(state.cases[conversation.of_case].conversations, conversation.number);
}

void release_consultations(State& state, const Conversation& conversation) {
  Slot next = kNoSlot;
  for (Slot slot = conversation.first_consultation; slot != kNoSlot; slot = next) {
    const Consultation& consultation = state.consultations[slot];
    next = consultation.next;
    if (consultation.transcript != kNoSlot) release_transcript(state, consultation.transcript);
    state.consultations.remove(consultation.number.value);
  }
}

}  // namespace

void release_belongings(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  state.timers.disarm_all(conversation.timers);
  if (conversation.phase == Phase::kAbandoned) unlink_abandoned(state, slot);
  if (conversation.kept) unlink_from_customer_and_case(state, conversation);
  if (conversation.kept_needs != kNoSlot) state.kept_needs.release(conversation.kept_needs);
  if (conversation.first_visit != kNoSlot) release_visits(state, conversation);
  if (conversation.transcript != kNoSlot) release_transcript(state, conversation.transcript);
  if (conversation.has_consultations()) release_consultations(state, conversation);
}

}  // namespace cordboard::core
