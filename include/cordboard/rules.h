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
// The engine refuses a command or question that breaks a rule as `malformed`; a site that breaks
// one is invalid. The JSON reader reports the place and the message that is given below with each
// rule. `shape.h` offers the same checks to hosts.
//
// Most fields need no rule, because the check of the type is enough:
//
//   text                 UTF-8 without U+0000                    `is_text`
//   enumeration          one of its named values                 `is_named`
//   Time                 0 to `limits::kLatestTimeMs`            `is_time`
//   Requirement          its limits                              `is_well_formed`
//   CustomerRef          a number, a key, or neither             `is_key`
//   TimeOfDay, Date      a time from 00:00 to 24:00, a real day  `is_in_a_day`, `is_real`
//   number, Duration     any value, also negative
//   handle, bool         any value; handlers refuse unknown handles
//   optional value       absent, or a value that passes the check and the rule of the field
//   list                 each entry passes the check of its type
//
// A rule over several fields is a static function of the struct. It calls `report(field, message)`
// once for each fault. An empty `field` stands for the whole struct.
//
//   template <class Report>
//   static constexpr void cross_check(const DayBlock& block, Report&& report) {
//     if (block.to <= block.from) report("to", "must be later than from");
//   }
//
// To add a rule:
//
//   1. Add its struct and its function here. A rule is a small constant: no pointer and no text.
//   2. Add an overload of `Check::value` in `shape_check.h` for each type of member that it fits.
//   3. Add an overload of `is_required` here if JSON must contain the field.
//   4. Add cases to `tests/unit/shape_test.cc`. If the default of the member breaks the rule, add a
//      valid value to `tests/unit/enum_range_test.cc`.
//
// A rule on a member of another type does not compile. Rules are values: any thread may use them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "cordboard/export.h"
#include "cordboard/limits.h"
#include "cordboard/time.h"

namespace cordboard {

struct Requirement;

// Returns whether `text` is UTF-8 without U+0000, as every text of the vocabulary must be. An empty
// text is valid. Takes time proportional to the length.
CORDBOARD_EXPORT bool is_text(std::string_view text);

// Returns whether `text` has the syntax of keys: 1 to 64 characters of A–Z a–z 0–9 . _ - @ : +
CORDBOARD_EXPORT bool is_key(std::string_view text);

// Returns whether the engine accepts `at`: from 0 to `limits::kLatestTimeMs`, in milliseconds since
// the Unix epoch. `submit` refuses a command with an earlier or a later time as `malformed`.
constexpr bool is_time(Time at) { return to_ms(at) >= 0 && to_ms(at) <= limits::kLatestTimeMs; }

// Returns whether a requirement keeps to its limits: levels from 1 to `limits::kSkillLevel`, at
// most `limits::kRequirementNodes` parts, nested at most `limits::kRequirementDepth` deep, exactly
// one part of `kNot`, at least one part of `kAny`. Does not look up the skills.
CORDBOARD_EXPORT bool is_well_formed(const Requirement& requirement);

}  // namespace cordboard

namespace cordboard::rule {

// No rule: the check of the type is enough. The default of `field`.
//   field(1, "item", &TagItem::item)
struct None {};

// JSON must contain the field; otherwise the message is "is missing". For fields of a site and of
// structs within a command (Recording), of every type. The fields of commands and questions need no
// such rule: JSON must contain each, unless its type can express absence (optional values and
// texts, attributes, requirements).
// A CustomerRef with this rule has a number or a key, also without JSON. Message: that of `key`.
//   field(2, "from", &WeeklyBlock::from, rule::required())
struct Required {};
constexpr Required required() { return {}; }

// A text whose length in bytes (not in characters) is within bounds. Fits `std::string` and
// `std::string_view`.
struct Text {
  std::size_t least = 0;                                       // 0 or 1: the message assumes it
  std::size_t most = std::numeric_limits<std::size_t>::max();  // no limit
};
// At least 1 byte. JSON must contain the field. Message: "must not be empty".
//   field(2, "tag", &TagItem::tag, rule::not_empty())
constexpr Text not_empty() { return {.least = 1}; }
// At most `limits::kNameBytes`; may be empty. Message: "must have at most 256 bytes".
//   field(2, "name", &QueueSettings::name, rule::name())
constexpr Text name() { return {0, limits::kNameBytes}; }

// A text that `is_key` accepts. Fits `std::string` and `std::string_view`. JSON must contain the
// field. Message: "must be a key: 1-64 characters of A-Z a-z 0-9 . _ - @ : +".
//   field(1, "key", &QueueSettings::key, rule::key())
struct Key {};
constexpr Key key() { return {}; }

// A whole number within bounds. Fits integers; a Duration, in milliseconds; a list of SkillLevel or
// QueueRank, for the level or rank of each entry. Message: "must be a whole number from 1 to 10",
// or a shorter one if there is no upper bound or the bounds are symmetric.
struct Number {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  bool is_required = false;  // JSON must contain the field

  // Returns the same bounds for a field of a site that JSON must contain.
  //   field(1, "after_ms", &RelaxStep::after, rule::duration().required())
  constexpr Number required() const { return {least, most, true}; }
};
// From `least` to `most`, both included.
//   field(7, "weight", &QueueSettings::weight, rule::number(1, limits::kWeight))
constexpr Number number(std::int64_t least, std::int64_t most) { return {least, most}; }
// No upper bound. Messages: "must not be negative" for 0, "must be more than 0" for 1.
//   field(5, "size", &AttachFile::size, rule::at_least(0))
constexpr Number at_least(std::int64_t least) { return {.least = least}; }
// A skill level, from 1 to `limits::kSkillLevel`.
//   field(8, "skills", &AgentSettings::skills, rule::level())
constexpr Number level() { return {1, limits::kSkillLevel}; }
// A priority or rank. Message: "must lie within 1000000 above and below 0".
//   field(3, "priority", &QueueSettings::priority, rule::priority())
constexpr Number priority() { return {-limits::kPriority, limits::kPriority}; }
// A length of time in milliseconds, up to `limits::kLongestDurationMs` (ten years).
//   field(11, "offer_timeout_ms", &QueueSettings::offer_timeout, rule::duration(1))
constexpr Number duration(std::int64_t least = 0) { return {least, limits::kLongestDurationMs}; }

// A list whose number of entries is within bounds. Fits `std::vector`. Each entry must pass the
// check of its type. JSON must contain the field if `least` is not 0; the JSON reader does not read
// the entries of a longer list. Messages: "must not be empty", "has more than 7 entries".
struct Entries {
  std::size_t least = 0;                                       // 0 or 1: the message assumes it
  std::size_t most = std::numeric_limits<std::size_t>::max();  // no limit
  bool are_keys = false;  // of a list of texts: each has the syntax of keys
};
// From `least` (0 or 1) to `most` entries.
//   field(1, "days", &WeeklyBlock::days, rule::entries(1, 7))
constexpr Entries entries(std::size_t least, std::size_t most) { return {least, most}; }
// At most so many entries; may be empty.
//   field(9, "queues", &Site::queues, rule::at_most(limits::kQueues))
constexpr Entries at_most(std::size_t most) { return {0, most}; }
// At most so many texts with the syntax of keys. The message of an entry is that of `key`.
//   field(4, "skills", &Site::skills, rule::keys(limits::kSkills))
constexpr Entries keys(std::size_t most) { return {0, most, true}; }

// One of two values of an enumeration. Message: "must be ready or not_ready", with wire names.
//   field(2, "presence", &SignIn::presence, rule::either(Presence::kReady, Presence::kNotReady))
template <class E>
struct Either {
  E first;
  E second;
};
template <class E>
constexpr Either<E> either(E first, E second) {
  return {first, second};
}

// A Speaker that is an agent. Message: "must be an agent".
//   field(2, "from", &SendCannedResponse::from, rule::by_agent())
struct ByAgent {};
constexpr ByAgent by_agent() { return {}; }

// A Target that is not the agent of a consultation. Message: "must not be a consultation".
//   field(3, "to", &Consult::to, rule::no_consultation())
struct NoConsultation {};
constexpr NoConsultation no_consultation() { return {}; }

// A Target that is one agent: an agent by key or the agent of a consultation, but no team, skill or
// queue. Message: "must be an agent or a consultation".
//   field(3, "to", &InviteToConference::to, rule::one_agent())
struct OneAgent {};
constexpr OneAgent one_agent() { return {}; }

// An OptionalText that the host program takes out before it submits the command, such as a password
// that must not reach the journal. Readers and `add_faults` accept it; the engine refuses the
// command if the text is present.
//   field(2, "password", &StartVideoCall::password, rule::for_program())
struct ForProgram {};
constexpr ForProgram for_program() { return {}; }

// Returns whether JSON must contain a field with this rule, in a site or a struct within a command.
// The reader reports an absent one as "is missing". A rule without an overload demands nothing.
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
