// Consultations, once somebody has accepted.
#pragma once

#include "decide/turn.h"

namespace cordboard::core {

// An active consultation is over: the target wraps up, but for who joins the chat instead, and who
// was lost (`target` gone without a word).
void end_consultation(Turn& turn, Slot consultation, ConsultationEnd cause, bool is_lost = false);

// The active consultation behind the lease of its target.
Slot consultation_of(const State& state, const Lease& lease);

// They type in the thread no more; nothing happens if they did not.
void stop_typing_in(Turn& turn, Slot consultation, AgentId who);

// Words in the thread of a consultation.
Refusal send_in_consultation(Turn& turn, const command::SendMessage& c);
Refusal type_in_consultation(Turn& turn, const command::SetTyping& c);

}  // namespace cordboard::core
