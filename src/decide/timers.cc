#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/offers.h"
#include "decide/wrap_up.h"

namespace cordboard::core {
namespace {

// The customer did not come back in time.
void on_customer_lost(Turn& turn, Slot conversation) {
  if (turn.state().conversations[conversation].is_active()) {
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
    case TimerKind::kForget:
      return turn.emit(event::ConversationForgotten{turn.state().conversations[owner].number});
  }
}

}  // namespace cordboard::core
