// What follows from words, and from their absence.
#pragma once

#include "decide/turn.h"

namespace cordboard::core {

// Whether conversation and agent are known at all; the second and third rung of all who write.
Refusal check_names(const State& state, ConversationId conversation, Speaker from);

// Whether they may say anything in this conversation, and where it is: the customer while it lives,
// agents while they serve.
Refusal check_speaker(const Turn& turn, ConversationId conversation, Speaker from, Slot& slot);

// Whether the conversation has as many messages as one may have.
bool is_full(const State& state, Slot conversation);

// Says it, with what follows: nobody types it any more, and somebody else owes an answer.
void speak(Turn& turn, Slot conversation, Speaker from, std::string_view text, Visibility readers);

// Who owes whom an answer now that `from` has said something that both can read.
void follow_reminder(Turn& turn, Slot conversation, Speaker from);

// The customer has waited for an answer for the queue's next time.
void on_reminder(Turn& turn, Slot conversation);

// The customer has been silent: warned, then the chat is ended.
void on_idle_warning(Turn& turn, Slot conversation);
void on_idle_end(Turn& turn, Slot conversation);

// They do not type any more; nothing happens if they did not.
void stop_typing(Turn& turn, Slot conversation, Speaker who);

// Ten seconds have gone by.
void on_typing_over(Turn& turn, const TypingIndicators::Typing& typing);

// The ladder of those who send something else than words, a full transcript included.
Refusal check_sender(const Turn& turn, ConversationId number, Speaker from, Slot& slot);

// Something was sent that both sides see: a parked chat is back, and somebody owes an answer.
void follow_what_was_sent(Turn& turn, Slot conversation, Speaker from);

}  // namespace cordboard::core
