// References to customers in events.
#pragma once

#include <string_view>

#include "turn/turn.h"

namespace cordboard::core {

// The reference to a known customer; its text is copied into the batch.
inline CustomerRef reference_to(Turn& turn, const Customer& customer) {
  return {customer.number, turn.keep(customer.text, customer.size)};
}

// The same for a customer who may be new: `known` is null then, and `key` gets the next number.
inline CustomerRef reference_to(Turn& turn, const Customer* known, std::string_view key) {
  if (known != nullptr) return reference_to(turn, *known);
  return {CustomerId{turn.state().customers.numbers().next()}, turn.keep(key)};
}

}  // namespace cordboard::core
