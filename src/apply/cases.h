// Finding cases, and what stands in the calendars of their operators.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// A case that must exist.
inline Case& case_of(State& state, CaseId number) { return state.cases.at(number.value).thing; }

// The appointments of a case stand in an agent's calendar, or not any more; where they must not, in
// none.
void add_to_calendars(State& state, AgentId agent, const Case& of);
void remove_from_calendars(State& state, AgentId agent, const Case& of);
// The same of one appointment, for all operators.
void add_to_calendars(State& state, const Case& of, const Appointment& appointment);
void remove_from_calendars(State& state, const Case& of, const Appointment& appointment);

}  // namespace cordboard::core
