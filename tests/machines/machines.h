// The page about what may become of what: moves from the code's own tables, and for everything that
// is pending what an engine does when somebody leaves.
#pragma once

#include <string>

namespace cordboard::machines {

std::string moves();    // of conversations, leases and consultations
std::string pending();  // × what may happen then

}  // namespace cordboard::machines
