#include "apply/apply.h"

namespace cordboard::core {
namespace {

void remove_from_calendar(State& state, MeetingPlace place) {
  const auto found = state.calendars.find(place.agent.index);
  found->second.meetings.erase(place.start);
  if (found->second.is_empty()) state.calendars.erase(found);
}

}  // namespace

template <>
void apply(State& state, Time, const event::CustomerUpdated& e) {
  Dossier& dossier = state.customers.open_dossier(e.customer.id, e.customer.key);
  dossier.profile.set_all({e.name, e.title, e.email, e.phone, e.crm_status, e.language});
  dossier.has_profile = true;
}

template <>
void apply(State& state, Time, const event::CustomerErased& e) {
  // A customer with conversations only was removed with the last of them.
  const Customer* customer = state.customers.find(e.customer.id);
  if (customer == nullptr) return;
  Dossier& dossier = state.customers.open_dossier(e.customer.id, {});
  CORDBOARD_ASSERT(customer->conversations == 0 && dossier.first_case == kNoSlot);
  for (const MeetingPlace place : dossier.meetings) remove_from_calendar(state, place);
  dossier = Dossier{};
  state.customers.remove_if_empty(e.customer.id);
}

}  // namespace cordboard::core
