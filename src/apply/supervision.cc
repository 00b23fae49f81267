#include "apply/apply.h"
#include "apply/leases.h"

namespace cordboard::core {

template <>
void apply(State& state, Time at, const event::MonitoringStarted& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  const Slot slot =
      take_lease(state, place.slot, conversation, e.agent, 0, LeasePhase::kAccepted, at);
  state.leases[slot].role = ParticipantRole::kMonitor;
  move_lease(state, slot, LeasePhase::kWatching, at);
}

template <>
void apply(State& state, Time at, const event::MonitoringStopped& e) {
  end_lease(state, lease_of(state, e.conversation, e.agent), at);
}

}  // namespace cordboard::core
