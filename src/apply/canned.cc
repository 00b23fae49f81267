#include "apply/apply.h"

namespace cordboard::core {

template <>
void apply(State& state, Time, const event::CannedResponsePut& e) {
  state.canned_responses.insert_or_assign(std::string(e.key), std::string(e.text));
}

template <>
void apply(State& state, Time, const event::CannedResponseDeleted& e) {
  const auto found = state.canned_responses.find(e.key);
  CORDBOARD_ASSERT(found != state.canned_responses.end());
  state.canned_responses.erase(found);
}

}  // namespace cordboard::core
