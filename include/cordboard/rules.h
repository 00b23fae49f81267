// Rules that a field list states about the value of a field, beside the type of the field.
//
//   struct Pause {
//     std::string_view session{};
//     Duration length{};
//     template <class V>
//     static constexpr auto fields(V&& v) {
//       return v(field(1, "session", &Pause::session, rule::key()),
//                field(2, "length_ms", &Pause::length, rule::at_least(1)));
//     }
//   };
//
// A rule is a small constant without a pointer or a text. The following needs no rule, because the
// type of the member says it: texts are UTF-8 without U+0000, enumerations have one of their named
// values, times lie from 0 to `limits::kLatestTimeMs`, requirements keep to their limits, the key
// of a customer has the syntax of keys, and a list or an optional value follows the rules of what
// it holds. `shape.h` applies the rules. Rules are values: any thread may use them.
//
// A rule over several fields is a static function of the struct:
//
//   template <class Report>
//   static constexpr void cross_check(const DayBlock& block, Report&& report) {
//     if (block.to <= block.from) report("to", "must be later than from");
//   }
//
// It calls `report(field, message)` once for each fault. An empty field stands for the whole
// struct.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "cordboard/export.h"
#include "cordboard/limits.h"

namespace cordboard {

// Whether `text` is UTF-8 without U+0000, as every text of the vocabulary must be.
CORDBOARD_EXPORT bool is_text(std::string_view text);

// Whether `text` has the syntax of keys.
CORDBOARD_EXPORT bool is_key(std::string_view text);

}  // namespace cordboard

namespace cordboard::rule {

// Nothing beside what the type says.
struct None {};

// The JSON reader reports the field as missing if it is absent. Of a CustomerRef: it has a number
// or a key, which every other rule leaves to the handler of the command.
struct Required {};
constexpr Required required() { return {}; }

// A text of so many bytes. The field is required if the text must not be empty.
struct Text {
  std::size_t least = 0;
  std::size_t most = std::numeric_limits<std::size_t>::max();
};
constexpr Text bytes(std::size_t least, std::size_t most) { return {least, most}; }
constexpr Text not_empty() { return {.least = 1}; }
constexpr Text name() { return {0, limits::kNameBytes}; }

// A text with the syntax of keys: 1–64 characters of A–Z a–z 0–9 . _ - @ : +. Required.
struct Key {};
constexpr Key key() { return {}; }

// A whole number, or a duration in milliseconds, from `least` to `most`. Of the levels or ranks in
// a list of keys: each of them.
struct Number {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  bool is_required = false;

  // The same bounds for a field that must be present in JSON.
  constexpr Number required() const { return {least, most, true}; }
};
constexpr Number number(std::int64_t least, std::int64_t most) { return {least, most}; }
constexpr Number at_least(std::int64_t least) { return {.least = least}; }
constexpr Number level() { return {1, limits::kSkillLevel}; }
constexpr Number priority() { return {-limits::kPriority, limits::kPriority}; }
constexpr Number duration(std::int64_t least = 0) { return {least, limits::kLongestDurationMs}; }

// A list of so many entries. Required if the list must not be empty. The JSON reader does not read
// a list that is longer.
struct Entries {
  std::size_t least = 0;
  std::size_t most = std::numeric_limits<std::size_t>::max();
  bool are_keys = false;
};
constexpr Entries entries(std::size_t least, std::size_t most) { return {least, most}; }
constexpr Entries at_most(std::size_t most) { return {0, most}; }
// Texts, each with the syntax of keys.
constexpr Entries keys(std::size_t most) { return {0, most, true}; }

// One of two values of an enumeration.
template <class E>
struct Either {
  E first;
  E second;
};
template <class E>
constexpr Either<E> either(E first, E second) {
  return {first, second};
}

// A speaker that is an agent.
struct ByAgent {};
constexpr ByAgent by_agent() { return {}; }

// A target that is not the consulted agent of a consultation.
struct NoConsultation {};
constexpr NoConsultation no_consultation() { return {}; }

// A target that is one agent, by name or as the consulted agent: no team, skill or queue.
struct OneAgent {};
constexpr OneAgent one_agent() { return {}; }

// A value that the host program takes out before it submits the command. Readers accept it, the
// engine refuses it.
struct ForProgram {};
constexpr ForProgram for_program() { return {}; }

// Whether a reader of JSON reports a field with this rule as missing.
template <class Rule>
constexpr bool is_required(const Rule&) {
  return false;
}
constexpr bool is_required(const Required&) { return true; }
constexpr bool is_required(const Key&) { return true; }
constexpr bool is_required(const Text& rule) { return rule.least > 0; }
constexpr bool is_required(const Entries& rule) { return rule.least > 0; }
constexpr bool is_required(const Number& rule) { return rule.is_required; }

}  // namespace cordboard::rule
