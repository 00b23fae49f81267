// Small sites that use every feature, for the fuzz programs.
#pragma once

#include <vector>

#include "cordboard/site.h"

namespace cordboard::fuzz {

// Each has the agents ann, bob and sue (a supervisor) and the queues sales and support; the last
// site lacks some of them.
const std::vector<Site>& sites();

}  // namespace cordboard::fuzz
