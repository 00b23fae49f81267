// Ends conversations: served ones for all agents, waiting ones unserved.
#pragma once

#include "effects/closing.h"
#include "effects/watching.h"
#include "effects/wrap_up.h"
#include "turn/turn.h"

namespace cordboard::core {

// The customer gives up a conversation that is not served.
void abandon(Turn& turn, Slot conversation);

// Before a served conversation ends: ends its requests and consultations.
void end_requests_and_consultations_at_end(Turn& turn, ConversationId number, EndCause cause);

// Ends an active or parked chat for all agents. Each agent wraps up by the queue's rule. `by`: the
// agent who ends it; none if no agent does. Inline, because every life cycle ends here.
inline void end_for_all(Turn& turn, const Conversation& conversation, EndCause cause, AgentId by) {
  const State& state = turn.state();
  const ConversationId number = conversation.number;
  if (conversation.has_requests() || conversation.has_consultations()) [[unlikely]]
    end_requests_and_consultations_at_end(turn, number, cause);
  turn.emit_filled<event::ConversationEnded>([=](event::ConversationEnded& ended) {
    ended.conversation = number;
    ended.cause = cause;
    if (by) ended.agent = by;
  });
  Slot next = kNoSlot;
  for (Slot at = conversation.first_lease; at != kNoSlot; at = next) {
    const Lease& lease = state.leases[at];
    next = lease.next_of_conversation;
    if (lease.is_in_chat()) {
      end_part(turn, lease, conversation, LeftCause::kEnded);
    } else if (lease.is_watching()) {
      stop_watching(turn, at, LeftCause::kEnded);
    }
  }
  close_if_done(turn, conversation);
}

// The customer is gone: ends a served conversation with this cause, abandons any other.
void end_or_abandon(Turn& turn, Slot conversation, EndCause cause);

}  // namespace cordboard::core
