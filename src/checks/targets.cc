#include "checks/targets.h"

#include <algorithm>
#include <tuple>

#include "checks/capacity.h"
#include "checks/lookups.h"
#include "matching/eligibility.h"

namespace cordboard::core {
namespace {

bool belongs_to(const State& state, const Target& to, AgentId id) {
  const AgentSetup& setup = state.agent_setups[id.index];
  switch (to.kind) {
    case Target::Kind::kTeam:
      return std::binary_search(setup.teams.begin(), setup.teams.end(), to.team);
    case Target::Kind::kSkill:
      return level_of(setup.skills, to.skill) >= to.at_least;
    case Target::Kind::kQueue: {
      const Stage& stage = state.queue(to.queue).stage(0);
      return serves(state, stage, id) && state.needs.met_by(stage.needs, setup.skills);
    }
    case Target::Kind::kAgent:
      return to.agent == id;
    case Target::Kind::kConsultation:
      break;
  }
  return false;
}

// Whether the agent is in the wrap-up of a consultation, which a new offer may cut short.
bool was_consulted(const Lease& lease) {
  return lease.is_wrapping_up() && lease.kind == OfferKind::kConsultation;
}

// Refuses an agent who has a part in the conversation already. A monitoring supervisor counts as
// absent, because the other agents do not see supervisors who monitor.
Refusal check_part(const State& state, Slot conversation, AgentId id) {
  const Slot held = state.find_lease(conversation, id);
  if (held == kNoSlot || state.leases[held].is_watching()) return Refusal::kNone;
  if (!state.leases[held].is_wrapping_up()) return Refusal::kAlreadyAParticipant;
  return was_consulted(state.leases[held]) ? Refusal::kNone : Refusal::kTargetUnavailable;
}

Refusal check_agent_can_be_asked(const State& state, Time now, Slot conversation, OfferKind kind,
                                 AgentId id) {
  if (const auto refusal = check_part(state, conversation, id); !passes(refusal)) return refusal;
  const Agent& agent = state.agent(id);
  if (!agent.listed || !agent.is_on_duty()) return Refusal::kTargetUnavailable;
  if (!agent.takes_offers()) return Refusal::kAgentNotReady;
  if (agent.paused_until > now) return Refusal::kTargetUnavailable;
  return kind == OfferKind::kConsultation ? Refusal::kNone
                                          : check_capacity(state, conversation, id);
}

Refusal check_known_consultation(const State& state, ConversationId conversation,
                                 ConsultationId number) {
  if (!state.consultations.numbers().was_issued(number.value)) return Refusal::kUnknownConsultation;
  const Slot slot = state.find(number);
  const bool is_of_another =
      slot != kNoSlot && state.consultations[slot].conversation != state.find(conversation);
  return is_of_another ? Refusal::kUnknownTarget : Refusal::kNone;
}

}  // namespace

Refusal check_known(const State& state, ConversationId conversation, const Target& to) {
  switch (to.kind) {
    case Target::Kind::kAgent:
      return check_known(state, to.agent);
    case Target::Kind::kTeam:
      return state.keys.is_declared(to.team) ? Refusal::kNone : Refusal::kUnknownTeam;
    case Target::Kind::kSkill:
      return state.keys.is_declared(to.skill) ? Refusal::kNone : Refusal::kUnknownSkill;
    case Target::Kind::kQueue:
      return state.is_listed(to.queue) ? Refusal::kNone : Refusal::kUnknownQueue;
    case Target::Kind::kConsultation:
      break;
  }
  return check_known_consultation(state, conversation, to.consultation);
}

Refusal check_own_consultation(const State& state, Slot conversation, AgentId asker,
                               ConsultationId number) {
  const Slot slot = state.find(number);
  if (slot == kNoSlot) return Refusal::kUnknownTarget;
  const Consultation& consultation = state.consultations[slot];
  if (consultation.conversation != conversation || consultation.initiator != asker) {
    return Refusal::kUnknownTarget;
  }
  if (!consultation.is_active()) return Refusal::kTargetUnavailable;
  if (!state.agent(consultation.target).is_on_duty()) return Refusal::kTargetUnavailable;
  return check_capacity(state, conversation, consultation.target);
}

Refusal check_can_be_asked(const State& state, Time now, Slot conversation, OfferKind kind,
                           const Target& to) {
  if (!to.is_group()) return check_agent_can_be_asked(state, now, conversation, kind, to.agent);
  const AgentId first = find_next_of_group(state, now, conversation, kind, to, nullptr);
  return first ? Refusal::kNone : Refusal::kTargetUnavailable;
}

AgentId find_next_of_group(const State& state, Time now, Slot conversation, OfferKind kind,
                           const Target& to, const Request* request) {
  const auto rank = [&state](AgentId id) {
    const Agent& agent = state.agent(id);
    return std::tuple(agent.idle_since, agent.load, agent.site_order);
  };
  AgentId best;
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    const AgentId id{index};
    if (!state.agents[index].takes_offers() || !belongs_to(state, to, id)) continue;
    if (!passes(check_agent_can_be_asked(state, now, conversation, kind, id))) continue;
    if (request != nullptr && request->has_asked(id)) continue;
    if (!best || rank(id) < rank(best)) best = id;
  }
  return best;
}

Slot find_request_behind(const State& state, const Lease& lease) {
  if (lease.kind == OfferKind::kRoute) return kNoSlot;
  return state.find_request(lease.conversation, lease.offer);
}

Refusal check_nothing_pending(const State& state, Slot conversation) {
  Refusal found = Refusal::kNone;
  state.first_request(conversation, [&found](const Request& each) {
    if (each.kind == OfferKind::kTransfer) found = Refusal::kTransferPending;
    if (each.kind == OfferKind::kConference) found = Refusal::kInvitationPending;
    return found != Refusal::kNone;
  });
  return found;
}

}  // namespace cordboard::core
