#include "decide/agents.h"

#include "decide/handlers.h"

namespace cordboard::core {
namespace {

void sign_out_for_good(Turn& turn, AgentId agent, PresenceCause cause) {
  turn.emit(event::AgentPresenceChanged{agent, Presence::kSignedOut, {}, cause});
  turn.emit(event::AgentSignedOut{agent});
}

}  // namespace

void revoke_offers_of(Turn& turn, AgentId agent, RevokeCause cause) {
  const State& state = turn.state();
  Slot next = kNoSlot;
  for (Slot slot = state.agent(agent).first_lease; slot != kNoSlot; slot = next) {
    const Lease& lease = state.leases[slot];
    next = lease.next_of_agent;
    if (!lease.is_open_offer()) continue;
    const ConversationId conversation = state.conversations[lease.conversation].number;
    turn.emit(event::OfferRevoked{lease.offer, conversation, agent, lease.kind, cause});
  }
}

void make_ready(Turn& turn, AgentId id) {
  if (turn.state().agent(id).presence == Presence::kReady) return;
  turn.emit(event::AgentPresenceChanged{id, Presence::kReady, {}, PresenceCause::kAsked});
}

void make_not_ready(Turn& turn, AgentId id, std::optional<NotReadyReasonId> reason) {
  const Agent& agent = turn.state().agent(id);
  const NotReadyReasonId wanted = reason.value_or(NotReadyReasonId{});
  if (agent.presence == Presence::kNotReady && agent.reason == wanted) return;
  turn.emit(event::AgentPresenceChanged{id, Presence::kNotReady, reason, PresenceCause::kAsked});
  revoke_offers_of(turn, id, RevokeCause::kAgentUnavailable);
}

void leave(Turn& turn, AgentId id, PresenceCause cause) {
  if (turn.state().agent(id).draining) return;
  revoke_offers_of(turn, id, RevokeCause::kAgentUnavailable);
  if (turn.state().agent(id).first_lease == kNoSlot) {
    sign_out_for_good(turn, id, cause);
  } else {
    turn.emit(event::AgentDrainStarted{id});
  }
}

void finish_drains(Turn& turn) {
  const auto& touched = turn.state().changes.agents;
  for (std::size_t i = 0; i < touched.size(); ++i) {
    const Agent& agent = turn.state().agent(touched[i]);
    if (agent.draining && agent.first_lease == kNoSlot) {
      sign_out_for_good(turn, touched[i], PresenceCause::kDrained);
    }
  }
}

Refusal handle(Turn& turn, const command::SignIn& c) {
  const Agent* agent = turn.state().find_agent(c.agent);
  if (agent == nullptr || !agent->listed) return Refusal::kUnknownAgent;
  if (agent->is_signed_in() && !agent->draining) return Refusal::kAlreadySignedIn;

  // Past this line the command succeeds.
  const bool returns = agent->draining;
  turn.emit(event::AgentSignedIn{c.agent});
  if (returns && !c.presence) return Refusal::kNone;
  const Presence wanted = c.presence.value_or(Presence::kNotReady);
  if (agent->presence != wanted) {
    turn.emit(event::AgentPresenceChanged{c.agent, wanted, {}, PresenceCause::kAsked});
  }
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::SignOut& c) {
  const Agent* agent = turn.state().find_agent(c.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  if (!agent->is_signed_in()) return Refusal::kNotSignedIn;

  // Past this line the command succeeds.
  leave(turn, c.agent, PresenceCause::kAsked);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::SetReady& c) {
  const Agent* agent = turn.state().find_agent(c.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  if (!agent->is_signed_in()) return Refusal::kNotSignedIn;

  // Past this line the command succeeds.
  make_ready(turn, c.agent);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::SetNotReady& c) {
  const Agent* agent = turn.state().find_agent(c.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  if (c.reason && !turn.state().keys.is_declared(*c.reason)) return Refusal::kUnknownReason;
  if (!agent->is_signed_in()) return Refusal::kNotSignedIn;

  // Past this line the command succeeds.
  make_not_ready(turn, c.agent, c.reason);
  return Refusal::kNone;
}

}  // namespace cordboard::core
