// What several handlers do to cases and their customers.
#pragma once

#include "decide/turn.h"

namespace cordboard::core {

// A customer by key or number; null if nobody is known by it.
const Customer* find_customer(const State& state, const CustomerRef& ref);

// A known customer as events name them.
CustomerRef named(Turn& turn, const Customer& customer);

// A case by number; null if there is none.
inline const Case* find_case(const State& state, CaseId number) {
  const Slot slot = state.cases.find(number.value);
  return slot == kNoSlot ? nullptr : &state.cases[slot];
}

// Room for one more entry in the timeline. What puts an end to something needs none: there is one
// beginning for each.
bool has_room_in_timeline(const Case& of);

// The case is gone, and conversations that were kept for its sake alone with it.
void delete_case(Turn& turn, CaseId number);

// What an agent typed themselves must be free of the characters that templates use.
bool is_typed_reserved(const Turn& turn, std::string_view text);

}  // namespace cordboard::core
