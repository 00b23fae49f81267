// Finds the faults of a site.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cordboard/refusal.h"
#include "cordboard/site.h"

namespace cordboard::core {

// Returns the faults of a site with their paths, at most `limits::kFaults`; none if the engine can
// use the site. First come the faults of single fields (`add_faults`), in the order of the field
// lists; then those of relations between fields. `strategies` are the names that a queue may use.
std::vector<Fault> faults_of(const Site& site, std::span<const std::string_view> strategies);

}  // namespace cordboard::core
