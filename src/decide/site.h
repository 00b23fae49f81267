// What is wrong with a site.
#pragma once

#include <vector>

#include "cordboard/refusal.h"
#include "cordboard/site.h"

namespace cordboard::core {

// Every fault, each with its path; empty for a site that may be configured.
std::vector<Fault> faults_of(const Site& site);

}  // namespace cordboard::core
