// Checks of the content of texts and requirements.
#pragma once

#include <string_view>

#include "cordboard/refusal.h"
#include "cordboard/requirement.h"
#include "state/state.h"

namespace cordboard::core {

// A key of a host: 1–64 characters of A–Z a–z 0–9 . _ - @ : +
bool is_key(std::string_view text);

// UTF-8 without NUL.
bool is_text(std::string_view text);

// What an agent typed: not empty, not too long, none of the characters that templates use.
Refusal check_agent_text(std::string_view text);

// What a customer typed.
Refusal check_customer_text(std::string_view text);

// A value of a field of cases: any text, a whole number of at most 18 digits, a day like
// 2026-12-24, true or false.
bool is_value_of(CaseFieldType type, std::string_view value);

// Within the limits of depth and size, levels 1–10, `not` of one thing, `any` of something.
bool is_well_formed(const Requirement& requirement);

// Whether the site declares every skill that the requirement names.
bool names_known_skills(const State& state, const Requirement& requirement);

}  // namespace cordboard::core
