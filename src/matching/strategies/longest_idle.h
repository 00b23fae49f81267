// Whoever has been free longest; that is every strategy's tie-break, so nothing is preferred before
// it.
#pragma once

#include "cordboard/strategy.h"

namespace cordboard::core {

inline Preference longest_idle(const Candidate&) { return {0, 1}; }

}  // namespace cordboard::core
