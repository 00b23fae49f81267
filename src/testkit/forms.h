// The two written forms of an event, text and JSON, must say the same.
#pragma once

#include <string>
#include <string_view>

namespace cordboard::testkit {

// Where `text` and `json` differ, in words; empty if they agree.
std::string disagreement(std::string_view text, std::string_view json);

}  // namespace cordboard::testkit
