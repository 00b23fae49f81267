#include "decide/handle.h"

#include <algorithm>
#include <array>
#include <vector>

#include "checks/lookups.h"
#include "cordboard/limits.h"
#include "effects/cases.h"
#include "effects/customers.h"

namespace cordboard::core {
namespace {

using Profile = std::array<OptionalText, Dossier::kTexts>;

bool is_as_before(const Dossier* dossier, const Profile& profile) {
  if (dossier == nullptr || !dossier->has_profile) return false;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    if (dossier->profile[i] != profile[i]) return false;
  }
  return true;
}

// The customer's conversations that are over and still remembered, by number.
std::vector<ConversationId> kept_conversations(const State& state, const Customer& customer) {
  std::vector<ConversationId> all;
  for (Slot at = customer.first_kept; at != kNoSlot; at = state.conversations[at].next_waiting) {
    all.push_back(state.conversations[at].number);
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<CaseId> cases_of(const State& state, const Customer& customer) {
  std::vector<CaseId> all;
  const Dossier* dossier = state.customers.dossier_of(customer);
  if (dossier == nullptr) return all;
  for (Slot at = dossier->first_case; at != kNoSlot; at = state.cases[at].next_of_customer) {
    all.push_back(state.cases[at].number);
  }
  std::reverse(all.begin(), all.end());
  return all;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::PutCustomer& c) {
  const State& state = turn.state();
  const Customer* known = find_customer(state, c.customer);
  if (c.customer.id && known == nullptr) return Refusal::kUnknownCustomer;
  const Profile profile = {c.name, c.title, c.email, c.phone, c.crm_status, c.language};
  const bool is_too_long = std::any_of(profile.begin(), profile.end(), [](OptionalText text) {
    return text->size() > limits::kNameBytes;
  });
  const Dossier* dossier = known == nullptr ? nullptr : state.customers.dossier_of(*known);
  const bool is_full = dossier == nullptr && state.customers.dossiers() >= limits::kKnownCustomers;
  if (is_too_long || is_full) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  if (is_as_before(dossier, profile)) return Refusal::kNone;
  const CustomerRef customer = reference_to(turn, known, c.customer.key);
  turn.emit(event::CustomerUpdated{customer, turn.keep(c.name), turn.keep(c.title),
                                   turn.keep(c.email), turn.keep(c.phone), turn.keep(c.crm_status),
                                   turn.keep(c.language)});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::EraseCustomer& c) {
  const State& state = turn.state();
  const Customer* customer = find_customer(state, c.customer);
  if (customer == nullptr) return Refusal::kUnknownCustomer;
  if (kept_conversations(state, *customer).size() < customer->conversations) {
    return Refusal::kConversationOpen;
  }

  // Past this line the command succeeds.
  const CustomerRef gone = reference_to(turn, *customer);
  for (const CaseId number : cases_of(state, *customer)) delete_case(turn, number);
  if (const Customer* left = state.customers.find(gone.id)) {
    for (const ConversationId number : kept_conversations(state, *left)) {
      turn.emit(event::ConversationForgotten{number});
    }
  }
  turn.emit(event::CustomerErased{gone});
  return Refusal::kNone;
}

}  // namespace cordboard::core
