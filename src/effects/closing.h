// Closes a conversation that has ended, and forgets it where nothing is kept.
#pragma once

#include "state/retention.h"
#include "turn/turn.h"

namespace cordboard::core {

// Forgets an ended conversation at once if neither the site nor a case keeps it, and no agent wraps
// up an earlier part in it.
inline void forget_if_not_kept(Turn& turn, const Conversation& conversation) {
  if (conversation.kept) return;
  if (conversation.first_lease != kNoSlot) return;
  turn.emit(event::ConversationForgotten{conversation.number});
}
inline void forget_if_not_kept(Turn& turn, Slot conversation) {
  forget_if_not_kept(turn, turn.state().conversations[conversation]);
}

// Closes an ended conversation when the last agent has finished the wrap-up.
inline void close_if_done(Turn& turn, const Conversation& conversation) {
  if (!conversation.is_over() || conversation.first_lease != kNoSlot) return;
  if (conversation.ended_without_service()) return forget_if_not_kept(turn, conversation);
  turn.emit(event::ConversationClosed{conversation.number});
  forget_if_not_kept(turn, conversation);
}

}  // namespace cordboard::core
