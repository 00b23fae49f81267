#include "effects/ending.h"

#include "effects/participants.h"
#include "effects/routed_offers.h"

namespace cordboard::core {

void abandon(Turn& turn, Slot slot) {
  const ConversationId number = turn.state().conversations[slot].number;
  revoke_routed_offers(turn, slot, RevokeCause::kCustomerLeft);
  turn.emit(event::ConversationAbandoned{number});
  forget_if_not_kept(turn, slot);
}

void end_requests_and_consultations_at_end(Turn& turn, ConversationId number, EndCause cause) {
  const bool is_customer = cause != EndCause::kAgent && cause != EndCause::kHost;
  end_requests_and_consultations(
      turn, turn.state().find(number), RequestEnd::kConversationEnded,
      is_customer ? RevokeCause::kCustomerLeft : RevokeCause::kCancelled);
}

void end_or_abandon(Turn& turn, Slot slot, EndCause cause) {
  const Conversation& conversation = turn.state().conversations[slot];
  if (!conversation.is_served()) return abandon(turn, slot);
  end_for_all(turn, conversation, cause, {});
}

}  // namespace cordboard::core
