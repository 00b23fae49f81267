// Texts with parameters: what they must be like, and what becomes of them.
#pragma once

#include <string>
#include <string_view>

#include "cordboard/refusal.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::core {

// Whether an agent may put this as the text of a canned response.
Refusal check_template(std::string_view text);

// The same in words, for a site; empty if nothing is wrong.
std::string_view fault_of_template(std::string_view text);

// Puts values in place of the parameters of a text that has passed, into `rendered`. What comes out
// longer than an agent may send is given up before it is made.
Refusal render(std::string_view text, Attributes parameters, std::string& rendered);

}  // namespace cordboard::core
