// Ends active consultations.
#pragma once

#include "turn/turn.h"

namespace cordboard::core {

// Whether the consulted agent has lost the connection, and so does not wrap up.
enum class TargetIsLost : bool { kNo, kYes };

// Ends an active consultation. The consulted agent wraps up, except an agent who joins the chat
// (`kBecameConference`, `kBecameTransfer`) or is lost.
void end_consultation(Turn& turn, Slot consultation, ConsultationEnd cause,
                      TargetIsLost is_lost = TargetIsLost::kNo);

}  // namespace cordboard::core
