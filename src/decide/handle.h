// Handles commands. Each command of the variant has one handler, an explicit specialization of
// `handle` in the file that is named as the command's vocabulary header:
//
//   template <>
//   Refusal handle(Turn& turn, const command::SetReady& c) {
//     if (turn.state().find_agent(c.agent) == nullptr) return Refusal::kUnknownAgent;   // checks
//
//     // Past this line the command succeeds.
//     make_ready(turn, c.agent);                                                        // effects
//     return Refusal::kNone;
//   }
//
// The engine calls `handle` for each type of the variant. A command without a handler does not
// link.
#pragma once

#include "cordboard/command.h"
#include "cordboard/refusal.h"
#include "turn/turn.h"

namespace cordboard::core {

// Carries out the command, or refuses it and changes nothing. REQUIRES: the command is well-formed
// and the actor may give it.
template <class C>
Refusal handle(Turn& turn, const C& c);

}  // namespace cordboard::core
