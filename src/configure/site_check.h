// The faults of a site.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cordboard/refusal.h"
#include "cordboard/site.h"

namespace cordboard::core {

// Every fault of a site, each with its path, up to `limits::kFaults`; empty for a site that can be
// configured. First the faults of single fields, which the field lists state, in the order of the
// lists; then the faults of references between fields. Queues may name the `strategies` given.
std::vector<Fault> faults_of(const Site& site, std::span<const std::string_view> strategies);

}  // namespace cordboard::core
