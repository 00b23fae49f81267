#include "effects/due.h"

#include "checks/participants.h"
#include "effects/ending.h"
#include "effects/messages.h"
#include "effects/offers.h"
#include "effects/queues.h"
#include "effects/typing.h"
#include "effects/wrap_up.h"

namespace cordboard::core {
namespace {

void on_wrap_up_limit(Turn& turn, Slot slot) {
  const Lease& lease = turn.state().leases[slot];
  finish_wrap_up(turn, turn.state().conversations[lease.conversation], lease, {},
                 WrapUpEnd::kLimit);
}

void on_relax(Turn& turn, Slot slot) {
  const Conversation& conversation = turn.state().conversations[slot];
  turn.emit(event::RequirementRelaxed{conversation.number, conversation.relaxed + 1});
}

// The time of a scheduled callback has come.
void on_callback(Turn& turn, Slot slot) {
  enter_queue(turn, slot, turn.state().conversations[slot].queue, QueuedCause::kResumed);
}

// The customer has waited for an answer for another of the queue's reminder times.
void on_reminder(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Conversation& conversation = state.conversations[slot];
  const ReminderSettings& settings = state.queue(conversation.queue).settings.reminder;
  const bool to_yellow =
      conversation.reminder == ReminderColor::kGreen && settings.yellow.count() > 0;
  const Lease& primary = state.leases[primary_of(state, slot)];
  turn.emit(event::ReminderChanged{conversation.number, primary.agent,
                                   to_yellow ? ReminderColor::kYellow : ReminderColor::kRed});
}

// The customer has been silent: first a warning, later the end of the chat.
void on_idle_warning(Turn& turn, Slot slot) {
  const ConversationId number = turn.state().conversations[slot].number;
  turn.emit(event::CustomerIdleWarned{number});
  turn.emit(event::SystemNotice{number, Notice::kIdleWarning, {}});
}

}  // namespace

void on_due(Turn& turn, const Timer& timer) {
  const Slot owner = timer.owner;
  switch (timer.kind) {
    case TimerKind::kOfferExpiry:
      return on_offer_expiry(turn, owner);
    case TimerKind::kWrapUpLimit:
      return on_wrap_up_limit(turn, owner);
    case TimerKind::kCustomerGrace:
      return end_or_abandon(turn, owner, EndCause::kCustomerLost);
    case TimerKind::kRelax:
      return on_relax(turn, owner);
    case TimerKind::kCallback:
      return on_callback(turn, owner);
    case TimerKind::kParkEnd:
      return resume_parked(turn, owner, ResumeCause::kDue);
    case TimerKind::kReminder:
      return on_reminder(turn, owner);
    case TimerKind::kIdleWarning:
      return on_idle_warning(turn, owner);
    case TimerKind::kIdleEnd:
      return end_for_all(turn, turn.state().conversations[owner], EndCause::kCustomerIdle, {});
    case TimerKind::kForget:
      return turn.emit(event::ConversationForgotten{turn.state().conversations[owner].number});
  }
}

void on_typing_over(Turn& turn, const TypingIndicators::Typing& typing) {
  const State& state = turn.state();
  if (typing.consultation) {
    const Slot slot = state.find(typing.consultation);
    if (slot != kNoSlot) stop_typing_in_consultation(turn, slot, typing.agent);
    return;
  }
  const Slot slot = state.find(typing.conversation);
  if (slot == kNoSlot) return;
  stop_typing(turn, slot, typing.agent ? Speaker::of(typing.agent) : Speaker::customer());
}

}  // namespace cordboard::core
