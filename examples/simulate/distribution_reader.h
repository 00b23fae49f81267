// Reads distributions as a model writes them, `{"exponential":180}`.
#pragma once

#include <boost/json.hpp>
#include <filesystem>
#include <string>

#include "distribution.h"
#include "fields.h"

namespace cordboard::simulate {

// Longer than any time in a contact center, and far below the limit of sums of milliseconds.
inline constexpr double kLongestSeconds = 1e9;

// Files are searched in `folder`. Returns constant 0 and adds a fault if the value cannot be read.
Distribution read_distribution(const boost::json::value& value, const std::string& path,
                               const std::filesystem::path& folder, Faults& faults);

}  // namespace cordboard::simulate
