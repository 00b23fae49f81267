// From a command to its handler, past the rungs that all commands share.
#pragma once

#include "cordboard/command.h"
#include "decide/turn.h"

namespace cordboard::core {

Refusal dispatch(Turn& turn, const Command& command);

}  // namespace cordboard::core
