#include <algorithm>

#include "answer/answer.h"

namespace cordboard::core {
namespace {

Condition condition_of(const State& state, const Agent& agent) {
  if (!agent.is_signed_in()) return Condition::kOff;
  if (agent.draining) return Condition::kDraining;
  if (agent.presence == Presence::kRona) return Condition::kRona;
  if (agent.presence == Presence::kNotReady) return Condition::kNotReady;
  if (agent.load >= agent.capacity) return Condition::kFull;
  if (agent.first_lease == kNoSlot) return Condition::kIdle;
  bool wraps_up = false;
  for (Slot at = agent.first_lease; at != kNoSlot; at = state.leases[at].next_of_agent) {
    const Lease& lease = state.leases[at];
    if (!lease.is_wrapping_up() && !lease.is_watching()) return Condition::kEngaged;
    wraps_up |= lease.is_wrapping_up();
  }
  return wraps_up ? Condition::kWrapUp : Condition::kIdle;
}

// Appends the active consultations in which the agent is the initiator or the target.
void append_consultations(const State& state, const Lease& lease,
                          std::vector<ConsultationId>& told) {
  for (Slot at = state.conversations[lease.conversation].first_consultation; at != kNoSlot;
       at = state.consultations[at].next) {
    const Consultation& consultation = state.consultations[at];
    if (consultation.is_active() && consultation.has_side(lease.agent)) {
      told.push_back(consultation.number);
    }
  }
}

}  // namespace

Answer answer_to(const View& view, const question::Agent& q) {
  const State& state = view.state;
  const Time now = view.now;
  const Agent* agent = state.find_agent(q.agent);
  if (agent == nullptr) return {Refusal::kUnknownAgent, {}, {}};
  answer::Agent told;
  told.agent = q.agent;
  told.presence = agent->presence;
  if (agent->reason) told.reason = agent->reason;
  told.condition = condition_of(state, *agent);
  told.load = agent->load;
  told.capacity = agent->capacity;
  for (Slot at = agent->first_lease; at != kNoSlot; at = state.leases[at].next_of_agent) {
    const Lease& lease = state.leases[at];
    const ConversationId number = state.conversations[lease.conversation].number;
    if (lease.is_open_offer()) told.offers.push_back(lease.offer);
    if (lease.is_in_chat()) told.conversations.push_back(number);
    if (lease.is_wrapping_up()) told.wrap_ups.push_back(number);
    append_consultations(state, lease, told.consultations);
  }
  if (agent->pending) told.next_presence = Presence::kNotReady;
  if (agent->overridden && agent->override_until > now) {
    auto& over = told.presence_override.emplace();
    over.presence = agent->presence;
    if (agent->override_until != Time::max()) over.until = agent->override_until;
  }
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
