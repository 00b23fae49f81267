#include "testkit/words.h"

#include <array>
#include <charconv>

namespace cordboard::testkit {
namespace {

constexpr std::string_view kBlanks = " \t\r";

struct Unit {
  std::string_view name;
  std::int64_t ms;
};
constexpr std::array kUnits = {Unit{"d", 86'400'000}, Unit{"h", 3'600'000}, Unit{"m", 60'000},
                               Unit{"s", 1'000}, Unit{"ms", 1}};

const Unit* unit_named(std::string_view name) {
  for (const Unit& unit : kUnits) {
    if (unit.name == name) return &unit;
  }
  return nullptr;
}

bool read_number(std::string_view digits, std::int64_t& number) {
  const char* end = digits.data() + digits.size();
  return !digits.empty() && std::from_chars(digits.data(), end, number).ec == std::errc();
}

std::string_view take_digits(std::string_view& text) {
  const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
  text.remove_prefix(digits.size());
  return digits;
}

// The end of the string that begins at `at`: after its closing quote, or at the end of the line.
std::size_t end_of_string(std::string_view line, std::size_t at) {
  for (std::size_t i = at + 1; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '"') {
      return i + 1;
    }
  }
  return line.size();
}

std::size_t end_of_word(std::string_view line, std::size_t begin) {
  int depth = 0;
  std::size_t at = begin;
  while (at < line.size()) {
    const char c = line[at];
    if (c == '"') {
      at = end_of_string(line, at);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth <= 0 && kBlanks.find(c) != std::string_view::npos) break;
    ++at;
  }
  return at;
}

// Removes one number and its unit from the front. A number without a unit is milliseconds, if
// `bare` is true.
std::optional<std::int64_t> take_part(std::string_view& text, bool bare) {
  const std::string_view whole = take_digits(text);
  std::string_view fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
    if (fraction.empty()) return std::nullopt;
  }
  const std::string_view name = text.substr(0, text.find_first_of("0123456789."));
  text.remove_prefix(name.size());
  const Unit* unit = bare ? &kUnits.back() : unit_named(name);
  std::int64_t ms = 0;
  if (unit == nullptr || !read_number(whole, ms)) return std::nullopt;
  if (__builtin_mul_overflow(ms, unit->ms, &ms)) return std::nullopt;
  std::int64_t scale = unit->ms;
  for (const char digit : fraction) {
    if (scale % 10 != 0) return std::nullopt;  // finer than a millisecond
    scale /= 10;
    if (__builtin_add_overflow(ms, (digit - '0') * scale, &ms)) return std::nullopt;
  }
  return ms;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  std::size_t at = line.find_first_not_of(kBlanks);
  while (at != std::string_view::npos) {
    const std::size_t end = end_of_word(line, at);
    words.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(kBlanks, end);
  }
  return words;
}

Assignment assignment_of(std::string_view word) {
  constexpr std::string_view kOfNames = "abcdefghijklmnopqrstuvwxyz0123456789_.";
  const std::size_t end = word.find_first_not_of(kOfNames);
  if (end == 0 || end == std::string_view::npos || word[end] != '=') return {{}, word};
  return {word.substr(0, end), word.substr(end + 1)};
}

std::optional<std::int64_t> read_span(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const bool bare = text.find_first_not_of("0123456789") == std::string_view::npos;
  if (text.empty()) return std::nullopt;
  std::int64_t sum = 0;
  while (!text.empty()) {
    const auto part = take_part(text, bare);
    if (!part || __builtin_add_overflow(sum, *part, &sum)) return std::nullopt;
  }
  return negative ? -sum : sum;
}

std::string show_span(std::int64_t ms) {
  std::string shown = ms < 0 ? "-" : "";
  const std::uint64_t size =
      ms < 0 ? -static_cast<std::uint64_t>(ms) : static_cast<std::uint64_t>(ms);
  shown += std::to_string(size / 1000);
  if (size % 1000 != 0) {
    std::string digits = std::to_string(1000 + size % 1000);
    digits.front() = '.';
    shown += digits.substr(0, digits.find_last_not_of('0') + 1);
  }
  return shown + "s";
}

}  // namespace cordboard::testkit
