// What is wrong with a site.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cordboard/refusal.h"
#include "cordboard/site.h"

namespace cordboard::core {

// Every fault, each with its path; empty for a site that may be configured. Its queues may name the
// strategies given.
std::vector<Fault> faults_of(const Site& site, std::span<const std::string_view> strategies);

}  // namespace cordboard::core
