// The page of the state machines: transitions from the code's own tables, and for each pending
// request the engine's events when a participant leaves.
#pragma once

#include <string>

namespace cordboard::machines {

std::string moves();    // of conversations, leases and consultations
std::string pending();  // for each pending request, each way of leaving

}  // namespace cordboard::machines
