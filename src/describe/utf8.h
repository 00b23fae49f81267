// Text as Unicode: is it UTF-8, how long is it for people, and does it say anything.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cordboard::utf8 {

// True if `text` is UTF-8 as RFC 3629 has it: shortest forms only, no surrogates, nothing above
// U+10FFFF.
bool valid_bytes(std::string_view text);
inline bool valid(std::string_view text) { return text.empty() || valid_bytes(text); }

// How many code points valid text has. Of other bytes: how many do not continue a sequence.
std::size_t count_code_points(std::string_view text);
inline std::size_t code_points(std::string_view text) {
  return text.empty() ? 0 : count_code_points(text);
}

// True if every code point of valid text has the Unicode property White_Space; so of the empty
// text.
bool only_white_space(std::string_view text);

// Appends valid text to `out` with capital letters made small, those of the Latin (Latin-1 and
// Extended-A), Greek and Cyrillic alphabets that have one small form of their own. To find things
// by what people type, not to compare keys.
void append_small(std::string& out, std::string_view text);

}  // namespace cordboard::utf8
