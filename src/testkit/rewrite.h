// A scenario's text with what came in place of what was expected.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "testkit/script.h"

namespace cordboard::testkit {

// A line that came, and the number of the expected line that it matches; 0: none.
struct CameLine {
  std::string text;
  std::size_t matched = 0;
};

// `came` holds the lines of each step that was carried out; steps after those keep what they had. A
// line that was matched stays as its author wrote it. Another is written down as it came; that of
// an event, if it has more than 200 bytes, is cut and ends in `…`.
std::string rewritten(std::string_view text, const Script& script,
                      const std::vector<std::vector<CameLine>>& came);

}  // namespace cordboard::testkit
