// Distributions as a model writes them, `{"exponential":180}`.
#pragma once

#include <boost/json.hpp>
#include <filesystem>
#include <string>

#include "distribution.h"
#include "fields.h"

namespace cordboard::simulate {

// Longer than this is nothing in a contact center, and far from where sums of milliseconds end.
inline constexpr double kLongestSeconds = 1e9;

// Files are looked for in `folder`. Constant 0, and a fault, if it cannot be read.
Distribution read_distribution(const boost::json::value& value, const std::string& path,
                               const std::filesystem::path& folder, Faults& faults);

}  // namespace cordboard::simulate
