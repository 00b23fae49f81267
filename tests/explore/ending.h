// Everything comes to an end: once nobody comes any more and the agents do their part, every
// conversation is served, or leaves, and is forgotten.
#pragma once

#include <string>

#include "engine/body.h"

namespace cordboard::explore {

// Lets all agents do what is theirs to do, and time pass when there is nothing, until no
// conversation is left. What is wrong; empty if nothing is. Laws are checked on the way.
std::string come_to_an_end(Engine::Body& engine);

}  // namespace cordboard::explore
