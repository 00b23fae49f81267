// Consequences of commands on cases.
#pragma once

#include "turn/turn.h"

namespace cordboard::core {

// Deletes the case. Forgets the conversations that were kept only because of it.
void delete_case(Turn& turn, CaseId number);

}  // namespace cordboard::core
