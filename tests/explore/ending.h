// Checks that everything comes to an end: when no more customers arrive and the agents do their
// work, every conversation is served or leaves, and is then forgotten.
#pragma once

#include <string>

#include "engine/body.h"

namespace cordboard::explore {

// Lets the agents do all their work, and time pass when there is none, until no conversation is
// left. Checks the invariants on the way. Returns what is wrong, or an empty string.
std::string come_to_an_end(Engine::Body& engine);

}  // namespace cordboard::explore
