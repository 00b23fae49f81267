// Rewrites a scenario's text with the lines that were received instead of those expected.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "testkit/script.h"

namespace cordboard::testkit {

// A received line, and the number of the expected line that it matches; 0: none.
struct ReceivedLine {
  std::string text;
  std::size_t matched = 0;
};

// `received` has the lines of each step that was carried out; later steps stay unchanged. A matched
// line stays as its author wrote it. Any other line is written as received; an event of more than
// 200 bytes is cut and ends in `…`.
std::string rewritten(std::string_view text, const Script& script,
                      const std::vector<std::vector<ReceivedLine>>& received);

}  // namespace cordboard::testkit
