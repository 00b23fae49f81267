// Small sites that have something of everything, for those who fuzz what happens in them.
#pragma once

#include <vector>

#include "cordboard/site.h"

namespace cordboard::fuzz {

// All of them have the agents ann, bob, sue (a supervisor) and the queues sales, support; the last
// one has lost some.
const std::vector<Site>& sites();

}  // namespace cordboard::fuzz
