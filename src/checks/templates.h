// Texts of canned responses: their syntax, and how parameters are put into them.
#pragma once

#include <string>
#include <string_view>

#include "checks/found.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::core {

// Refuses a text that cannot be a canned response: empty, longer than an agent's message, or with a
// < or > that does not enclose the name of a parameter.
Refusal check_template(std::string_view text);

// The same as a message about a field of a site; empty if nothing is wrong.
std::string_view fault_of_template(std::string_view text);

// A valid text with the values of its parameters. Refuses a parameter without a value, and a result
// that is empty or longer than an agent's message. Stores no more than an agent's message.
Found<std::string> render(std::string_view text, Attributes parameters);

}  // namespace cordboard::core
