// What several handlers do to a conversation.
#pragma once

#include <optional>

#include "decide/turn.h"

namespace cordboard::core {

// Why a command cannot be about this number; kNone if the conversation is remembered.
Refusal missing(const State& state, ConversationId number);

// The customer is gone before being served.
void abandon(Turn& turn, Slot conversation);

// Takes back every open offer of a conversation.
void revoke_offers_for(Turn& turn, Slot conversation, RevokeCause cause);

// Whether the agent takes part in the chat.
inline bool serves(const State& state, Slot conversation, AgentId agent) {
  const Slot lease = state.find_lease(conversation, agent);
  return lease != kNoSlot && state.leases[lease].is_serving();
}

// Ends an active chat for everybody; each agent goes into wrap-up by the queue's rule.
void end_for_all(Turn& turn, Slot conversation, EndCause cause, std::optional<AgentId> by);

// Closes an ended conversation once nobody wraps up any more.
void close_if_done(Turn& turn, ConversationId conversation);

}  // namespace cordboard::core
