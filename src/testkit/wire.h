// Converts steps of a scenario into lines of the wire form, so that commands have only one reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cordboard::testkit {

// Appends a member to a JSON object that begins with `{`. `value` is JSON.
void append_member(std::string& object, std::string_view name, std::string_view value);

// `accept_offer 1 agent=ann by=agent:ann` becomes {"do":"accept_offer","at":…,"offer":1,…}. The
// first bare word is the value of the command's first field. A text that begins with `{` is the
// line itself.
std::string command_line(std::string_view step, std::optional<std::int64_t> at_ms);

// `conversation 1` becomes {"ask":"conversation","conversation":1}.
std::string question_line(std::string_view question);

// The `configure` command for a site.
std::string configure_line(std::string_view site_json, std::optional<std::int64_t> at_ms);

}  // namespace cordboard::testkit
