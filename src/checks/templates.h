// Texts of canned responses: checks their syntax and fills in their parameters, such as <name>.
#pragma once

#include <string>
#include <string_view>

#include "checks/found.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::core {

// Refuses a text that cannot be a canned response: empty, longer than an agent's message, or with a
// < or > that does not enclose the name of a parameter.
Refusal check_template(std::string_view text);

// Returns what is wrong with the text of a canned response, as a message about a field of a site;
// empty if nothing is wrong.
// REQUIRES: `is_text(text)`.
std::string_view fault_of_template(std::string_view text);

// Returns the text with the values in place of its parameters. Refuses a parameter without a value,
// and a result that is empty or longer than an agent's message. Never builds a longer text.
// REQUIRES: `check_template(text)` returns `kNone`.
Found<std::string> render(std::string_view text, Attributes parameters);

}  // namespace cordboard::core
