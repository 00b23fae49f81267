// Checks that the text form and the JSON form of an event have the same content.
#pragma once

#include <string>
#include <string_view>

namespace cordboard::testkit {

// Describes the first difference between `text` and `json`; empty if they agree.
std::string disagreement(std::string_view text, std::string_view json);

}  // namespace cordboard::testkit
