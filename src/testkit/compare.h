// Expected lines against those that came.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cordboard::testkit {

// Is `got` what `expected` says? A trailing `…` or `...` stands for the rest of the line.
bool line_matches(std::string_view expected, std::string_view got);

// Nothing if each line matches the one at its place; otherwise all lines of both in one order,
// those only expected after `- `, those only got after `+ `, each on a line of its own.
std::string difference(const std::vector<std::string>& expected,
                       const std::vector<std::string>& got);

}  // namespace cordboard::testkit
