// What several handlers do to a conversation.
#pragma once

#include "decide/turn.h"
#include "state/retention.h"

namespace cordboard::core {

// Why a command cannot be about this number; kNone if the conversation is remembered.
Refusal missing(const State& state, ConversationId number);

// The customer is gone before being served.
void abandon(Turn& turn, Slot conversation);

// Takes back every offer that routing has made of a conversation.
void revoke_offers_for(Turn& turn, Slot conversation, RevokeCause cause);

// Whether the agent takes part in the chat.
inline bool takes_part(const State& state, const Conversation& conversation, AgentId agent) {
  const Slot lease = state.find_lease(conversation, agent);
  return lease != kNoSlot && state.leases[lease].is_in_chat();
}
inline bool takes_part(const State& state, Slot conversation, AgentId agent) {
  return takes_part(state, state.conversations[conversation], agent);
}

// Ends an active chat for everybody; each agent goes into wrap-up by the queue's rule. `by`: none
// if no agent ended it.
void end_for_all(Turn& turn, Slot conversation, EndCause cause, AgentId by);

// Forgotten at once where nothing is kept.
inline void forget_if_nothing_is_kept(Turn& turn, const Conversation& conversation) {
  if (conversation.kept) return;
  if (conversation.first_lease != kNoSlot) return;  // an earlier part is being wrapped up
  turn.emit(event::ConversationForgotten{conversation.number});
}

inline void forget_if_nothing_is_kept(Turn& turn, Slot slot) {
  forget_if_nothing_is_kept(turn, turn.state().conversations[slot]);
}

// Closes an ended conversation once nobody wraps up any more.
inline void close_if_done(Turn& turn, const Conversation& conversation) {
  if (!conversation.is_over() || conversation.first_lease != kNoSlot) return;
  if (conversation.phase > Phase::kClosed) return forget_if_nothing_is_kept(turn, conversation);
  turn.emit(event::ConversationClosed{conversation.number});
  forget_if_nothing_is_kept(turn, conversation);
}

// The agent begins to serve a waiting conversation.
inline void join(Turn& turn, ConversationId conversation, AgentId agent) {
  turn.emit(event::ParticipantJoined{conversation, agent, ParticipantRole::kPrimary, {}});
  turn.emit(event::ReminderChanged{conversation, agent, ReminderColor::kGreen});
}

// An agent's part in a chat is over and the customer waits again, at the front of the queue.
void give_back(Turn& turn, Slot lease, LeftCause cause);

// The agent who answers for the chat; kNoSlot without one.
Slot primary_of(const State& state, Slot conversation);

// A parked chat is its agent's again.
void resume(Turn& turn, Slot lease, ResumeCause cause);

// Whether the limits leave room for these.
bool are_attributes_within_limits(Attributes attributes);
bool has_room_for_needs(const State& state, const Requirement* needs);

// The ladder that commands of an agent on a live conversation share.
Refusal check_live_and_agent(const State& state, ConversationId number, AgentId agent, Slot& slot);

// The ladder that commands on a live conversation share.
Refusal check_live(const Turn& turn, ConversationId number, Slot& slot);

}  // namespace cordboard::core
