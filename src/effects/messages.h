// Sends messages, with their consequences: reminders, and the return of parked chats.
#pragma once

#include <string_view>

#include "turn/turn.h"

namespace cordboard::core {

// A parked chat becomes active again. `lease`: of its agent.
void resume_parked(Turn& turn, Slot lease, ResumeCause cause);

// `from` has sent something that both sides see. Starts the reminder if a customer sent it and no
// answer was due; stops the reminder if an agent answered.
void update_reminder(Turn& turn, Slot conversation, Speaker from);

// The customer or an agent has sent something other than a message: a parked chat returns if it was
// the customer, and the reminder is updated.
void react_to_sent(Turn& turn, Slot conversation, Speaker from);

// Sends a message. Ends the speaker's typing indicator and reacts as above.
void send_message(Turn& turn, Slot conversation, Speaker from, std::string_view text,
                  Visibility readers);

}  // namespace cordboard::core
