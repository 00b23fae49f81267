#include "apply/apply.h"
#include "apply/leases.h"

namespace cordboard::core {
namespace {

Transcript& transcript_of(State& state, ConversationId number) {
  Conversation& conversation = state.conversations[slot_of(state, number)];
  if (conversation.transcript == kNoSlot) {
    conversation.transcript = state.transcripts.take();
    state.transcripts[conversation.transcript].clear();
  }
  return state.transcripts[conversation.transcript];
}

}  // namespace

void apply(State& state, Time at, const event::MessageSent& e) {
  CORDBOARD_ASSERT(e.message.value == state.last_message + 1);
  state.last_message = e.message.value;
  Line line;
  line.at = at;
  line.message = e.message;
  line.from = e.from.agent;
  line.visible_to = e.visible_to.kind;
  line.only_to = e.visible_to.agent;
  transcript_of(state, e.conversation).add(line, e.text);
}

void apply(State& state, Time at, const event::NoteAdded& e) {
  Line line;
  line.at = at;
  line.from = e.agent;
  line.kind = LineKind::kNote;
  line.visible_to = Visibility::Kind::kAgents;
  transcript_of(state, e.conversation).add(line, e.text);
}

}  // namespace cordboard::core
