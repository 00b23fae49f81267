// Checks of the content of texts and requirements, beyond their shape (cordboard/rules.h).
#pragma once

#include <string_view>

#include "cordboard/refusal.h"
#include "cordboard/requirement.h"
#include "state/state.h"

namespace cordboard::core {

// Refuses text of an agent that is empty, longer than `limits::kAgentMessage` or contains < or >,
// which are reserved for the parameters of canned responses.
Refusal check_agent_text(std::string_view text);

// Refuses text of a customer that is empty or longer than `limits::kCustomerMessage`.
Refusal check_customer_text(std::string_view text);

// Whether the value of a case field has the type of the field: any text, a whole number of at most
// 18 digits, a day like 2026-12-24, or true or false.
bool is_value_of(CaseFieldType type, std::string_view value);

// Whether the site declares every skill that the requirement names.
bool names_known_skills(const State& state, const Requirement& requirement);

}  // namespace cordboard::core
