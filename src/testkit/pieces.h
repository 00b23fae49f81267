// Splits JSON that the engine has written into pieces, without a full reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::testkit {

// A member of an object; `value` is its JSON text.
struct Member {
  std::string_view name;
  std::string_view value;
};

// The members of an object in order; nothing if `json` is not a complete object.
std::optional<std::vector<Member>> members_of(std::string_view json);

// The elements of an array in order; nothing if `json` is not a complete array.
std::optional<std::vector<std::string_view>> elements_of(std::string_view json);

// The value of the member with this name; nothing if there is none.
std::optional<std::string_view> member_of(std::string_view json, std::string_view name);

// The value at `path`, which is names separated by dots: `statistics.answered`. At an array the
// rest of the path is applied to each element, and the result is an array: `waiting.conversation`
// is `[1,2]`. Nothing if there is no such member.
std::optional<std::string> piece_at(std::string_view json, std::string_view path);

// A value as a scenario shows it: texts without quotes if they need none, times (members that end
// in `_ms` or are named like a time) as `30s`, anything else unchanged.
std::string shown_piece(std::string_view path, std::string_view json);

// A value as an author wrote it for `path`, in the form that `shown_piece` returns: `1m30s` as
// `90s`.
std::string canonical_piece(std::string_view path, std::string_view written);

}  // namespace cordboard::testkit
