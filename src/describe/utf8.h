// Text as Unicode: whether it is valid UTF-8, its length in code points, whether it is only white
// space.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cordboard::utf8 {

// Whether `text` is UTF-8 as RFC 3629 defines it: shortest forms only, no surrogates, nothing above
// U+10FFFF.
bool valid_bytes(std::string_view text);
inline bool valid(std::string_view text) { return text.empty() || valid_bytes(text); }

// The number of code points of valid text. For invalid text: the number of bytes that do not
// continue a sequence.
std::size_t count_code_points(std::string_view text);
inline std::size_t code_points(std::string_view text) {
  return text.empty() ? 0 : count_code_points(text);
}

// Whether every code point of valid text has the Unicode property White_Space. True for the empty
// text.
bool only_white_space(std::string_view text);

// Appends valid text to `out`, with capital letters of the Latin (Latin-1 and Extended-A), Greek
// and Cyrillic alphabets replaced by their small letter, if it is one code point. For searching,
// not for comparing keys.
void append_small(std::string& out, std::string_view text);

}  // namespace cordboard::utf8
