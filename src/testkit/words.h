// Lines, words and values of the scenario language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::testkit {

// Without blanks at both ends.
std::string_view trimmed(std::string_view text);

// The words of a line, separated by blanks outside quotes, brackets and braces.
std::vector<std::string_view> words_of(std::string_view line);

// `name=value` split in two; only a value if the word has no name.
struct Assignment {
  std::string_view name;
  std::string_view value;
};
Assignment assignment_of(std::string_view word);

// The milliseconds of `1m30s`, `0.5s`, `500ms`, `2h`, `-5s` or a bare number; nothing for other
// texts and for parts of a millisecond.
std::optional<std::int64_t> read_span(std::string_view text);

// A time as events show it: 90500 is `90.5s`.
std::string show_span(std::int64_t ms);

}  // namespace cordboard::testkit
