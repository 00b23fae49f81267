// Carries out the work of timers that are due.
#pragma once

#include "turn/turn.h"

namespace cordboard::core {

// Carries out the timer's work. Its events disarm the timer.
void on_due(Turn& turn, const Timer& timer);

// A typing indicator has reached its end.
void on_typing_over(Turn& turn, const TypingIndicators::Typing& typing);

}  // namespace cordboard::core
