#include "checks/capacity.h"

#include "checks/participants.h"
#include "matching/eligibility.h"

namespace cordboard::core {

bool has_free_units(const State& state, Slot conversation, AgentId agent) {
  const QueueId queue = state.conversations[conversation].queue;
  return state.agent(agent).has_room_for(state.queue(queue).settings.weight);
}

Refusal check_capacity(const State& state, Slot conversation, AgentId agent) {
  const QueueId queue = state.conversations[conversation].queue;
  const bool has_capacity =
      has_free_units(state, conversation, agent) && is_below_cap(state, queue, agent);
  return has_capacity ? Refusal::kNone : Refusal::kAgentAtCapacity;
}

Refusal check_can_be_given(const State& state, Slot conversation, AgentId id) {
  const Agent& agent = state.agent(id);
  if (!agent.is_signed_in()) return Refusal::kNotSignedIn;
  const Slot held = state.find_lease(conversation, id);
  if (held != kNoSlot && !state.leases[held].is_open_offer()) return Refusal::kAlreadyAParticipant;
  if (!agent.takes_offers()) return Refusal::kAgentNotReady;
  const bool has_capacity = has_free_units(state, conversation, id) || held != kNoSlot;
  return has_capacity ? Refusal::kNone : Refusal::kAgentAtCapacity;
}

bool is_conference_full(const State& state, Slot conversation) {
  const Slot invited = state.first_request(
      conversation, [](const Request& each) { return each.kind == OfferKind::kConference; });
  const std::uint32_t agents = count_agents(state, conversation) + (invited == kNoSlot ? 0 : 1);
  const QueueId queue = state.conversations[conversation].queue;
  return agents >= static_cast<std::uint32_t>(state.queue(queue).settings.max_agents);
}

}  // namespace cordboard::core
