// JSON in pieces: takes written JSON apart without a reader, for what the engine itself has
// written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::testkit {

// A member of an object; `value` is the JSON text as it stands there.
struct Member {
  std::string_view name;
  std::string_view value;
};

// The members of an object in order; nothing if `json` is no object, or is not whole.
std::optional<std::vector<Member>> members_of(std::string_view json);

// The elements of an array in order; nothing if `json` is no array, or is not whole.
std::optional<std::vector<std::string_view>> elements_of(std::string_view json);

// The value of the member of that name, if `json` is an object with one.
std::optional<std::string_view> member_of(std::string_view json, std::string_view name);

// What is found by following `path`, names with dots between: `statistics.answered`. At an array
// the path goes on in each element, and the result is an array: `waiting.conversation` is `[1,2]`.
// Nothing if there is no such member.
std::optional<std::string> piece_at(std::string_view json, std::string_view path);

// A value as a scenario shows it: texts that need no quotes without them, times of members ending
// in `_ms` or named like a time as `30s`, anything else as it is.
std::string shown_piece(std::string_view path, std::string_view json);

// A value as somebody wrote it for `path`, in the form in which `shown_piece` shows it: `1m30s` as
// `90s`.
std::string canonical_piece(std::string_view path, std::string_view written);

}  // namespace cordboard::testkit
