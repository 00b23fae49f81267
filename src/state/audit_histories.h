// Audits the entities that outlive conversations: customers, cases, appointments, the archive,
// calendars.
#pragma once

#include <string>
#include <vector>

#include "state/state.h"

namespace cordboard::core {

// Appends a text for each violated invariant.
void audit_histories(const State& state, std::vector<std::string>& found);

}  // namespace cordboard::core
