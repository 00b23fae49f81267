#include "effects/messages.h"

#include "checks/participants.h"
#include "effects/typing.h"

namespace cordboard::core {
namespace {

void resume_if_parked(Turn& turn, Slot slot, Speaker from) {
  const State& state = turn.state();
  if (!from.is_customer() || state.conversations[slot].phase != Phase::kParked) return;
  resume_parked(turn, primary_of(state, slot), ResumeCause::kMessage);
}

}  // namespace

void resume_parked(Turn& turn, Slot slot, ResumeCause cause) {
  const Lease& lease = turn.state().leases[slot];
  const ConversationId number = turn.state().conversations[lease.conversation].number;
  turn.emit(event::ConversationResumed{number, lease.agent, cause});
}

void update_reminder(Turn& turn, Slot slot, Speaker from) {
  const State& state = turn.state();
  const Conversation& conversation = state.conversations[slot];
  const bool is_answer_due = conversation.reminder != ReminderColor::kOff;
  if (!conversation.is_active() || is_answer_due != from.by_agent) return;
  const Lease& primary = state.leases[primary_of(state, slot)];
  turn.emit(event::ReminderChanged{conversation.number, primary.agent,
                                   from.by_agent ? ReminderColor::kOff : ReminderColor::kGreen});
}

void react_to_sent(Turn& turn, Slot slot, Speaker from) {
  resume_if_parked(turn, slot, from);
  update_reminder(turn, slot, from);
}

void send_message(Turn& turn, Slot slot, Speaker from, std::string_view text, Visibility readers) {
  const State& state = turn.state();
  stop_typing(turn, slot, from);
  const MessageId number{state.last_message + 1};
  const ConversationId conversation = state.conversations[slot].number;
  turn.emit(event::MessageSent{number, conversation, from, turn.keep(text), readers, {}});
  turn.made(Made::kMessage, number.value);
  resume_if_parked(turn, slot, from);
  if (readers.kind == Visibility::Kind::kAll) update_reminder(turn, slot, from);
}

}  // namespace cordboard::core
