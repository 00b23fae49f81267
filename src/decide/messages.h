// What follows from words, and from their absence.
#pragma once

#include "decide/turn.h"

namespace cordboard::core {

// The customer has waited for an answer for the queue's next time.
void on_reminder(Turn& turn, Slot conversation);

// The customer has been silent: warned, then the chat is ended.
void on_idle_warning(Turn& turn, Slot conversation);
void on_idle_end(Turn& turn, Slot conversation);

// They do not type any more; nothing happens if they did not.
void stop_typing(Turn& turn, Slot conversation, Speaker who);

// Ten seconds have gone by.
void on_typing_over(Turn& turn, const Typists::Typist& typist);

}  // namespace cordboard::core
