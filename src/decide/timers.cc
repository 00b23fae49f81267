#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/messages.h"
#include "decide/offers.h"
#include "decide/queues.h"
#include "decide/wrap_up.h"

namespace cordboard::core {
namespace {

// The customer did not come back in time.
void on_customer_lost(Turn& turn, Slot conversation) {
  if (turn.state().conversations[conversation].is_served()) {
    end_for_all(turn, conversation, EndCause::kCustomerLost, {});
  } else {
    abandon(turn, conversation);
  }
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
      return on_customer_lost(turn, owner);
    case TimerKind::kRelax:
      return on_relax(turn, owner);
    case TimerKind::kCallback:
      return on_callback(turn, owner);
    case TimerKind::kParkEnd:
      return resume(turn, owner, ResumeCause::kDue);
    case TimerKind::kReminder:
      return on_reminder(turn, owner);
    case TimerKind::kIdleWarning:
      return on_idle_warning(turn, owner);
    case TimerKind::kIdleEnd:
      return on_idle_end(turn, owner);
    case TimerKind::kForget:
      return turn.emit(event::ConversationForgotten{turn.state().conversations[owner].number});
  }
}

}  // namespace cordboard::core
