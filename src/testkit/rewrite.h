// A scenario's text with what came in place of what was expected.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "testkit/script.h"

namespace cordboard::testkit {

// `came` holds the lines of each step that was carried out; steps after those keep what they had.
// A line of more than 200 bytes is cut, and ends in `…`.
std::string rewritten(std::string_view text, const Script& script,
                      const std::vector<std::vector<std::string>>& came);

}  // namespace cordboard::testkit
