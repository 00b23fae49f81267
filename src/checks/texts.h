// Checks of texts and requirements that the rules of the field lists (cordboard/rules.h) do not
// state.
#pragma once

#include <string_view>

#include "cordboard/refusal.h"
#include "cordboard/requirement.h"
#include "state/state.h"

namespace cordboard::core {

// Refuses a message of an agent that is empty or only white space, has more than
// `limits::kAgentMessage` code points, or contains < or >, which enclose the parameters of canned
// responses.
Refusal check_agent_text(std::string_view text);

// Refuses a message of a customer that is empty or only white space, or has more than
// `limits::kCustomerMessage` code points.
Refusal check_customer_text(std::string_view text);

// Returns whether a text is a value of a case field of this type. `kText`: any text; `kNumber`: a
// whole number of at most 18 digits; `kDate`: an existing day such as 2026-12-24; `kBoolean`: true
// or false.
bool is_value_of(CaseFieldType type, std::string_view value);

// Returns whether the site declares every skill that the requirement names.
bool names_known_skills(const State& state, const Requirement& requirement);

}  // namespace cordboard::core
