// Lines, words and values of the scenario language as text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::testkit {

// Without blanks at both ends.
std::string_view trimmed(std::string_view text);

// The words of a line: parted by blanks, but not within quotes, brackets or braces.
std::vector<std::string_view> words_of(std::string_view line);

// `name=value` in two, or only a value when the word has no name.
struct Assignment {
  std::string_view name;
  std::string_view value;
};
Assignment assignment_of(std::string_view word);

// Milliseconds of `1m30s`, `0.5s`, `500ms`, `2h`, `-5s` or a bare number of them; nothing for other
// texts, nor for what is finer than a millisecond.
std::optional<std::int64_t> read_span(std::string_view text);

// As events show moments: 90500 is `90.5s`.
std::string show_span(std::int64_t ms);

}  // namespace cordboard::testkit
