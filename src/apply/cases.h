// Finds cases and maintains the calendars of their operators.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// The case with this number, which must exist.
inline Case& case_of(State& state, CaseId number) { return state.cases.at(number.value).thing; }

// Adds the appointments of a case to one operator's calendar, except cancelled ones, or removes
// them. An empty calendar is erased.
void add_to_calendars(State& state, AgentId agent, const Case& of);
void remove_from_calendars(State& state, AgentId agent, const Case& of);
// The same for one appointment and all operators of the case.
void add_to_calendars(State& state, const Case& of, const Appointment& appointment);
void remove_from_calendars(State& state, const Case& of, const Appointment& appointment);

}  // namespace cordboard::core
