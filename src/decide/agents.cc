#include "decide/agents.h"

#include <algorithm>

#include "cordboard/limits.h"
#include "decide/consultations.h"
#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/participants.h"
#include "decide/requests.h"

namespace cordboard::core {
namespace {

void sign_out_for_good(Turn& turn, AgentId agent, PresenceCause cause) {
  turn.emit(event::AgentPresenceChanged{agent, Presence::kSignedOut, {}, cause});
  turn.emit(event::AgentSignedOut{agent});
}

// What the agent's schedule says now; nothing without one.
std::optional<Presence> scheduled(const Turn& turn, AgentId id) {
  const auto& schedule = turn.state().agent_setups[id.index].schedule;
  if (!schedule) return std::nullopt;
  return schedule->is_open(turn.now()) ? Presence::kReady : Presence::kNotReady;
}

// Nothing is in hand any more of one who meant to go, or to rest.
[[gnu::noinline, gnu::cold]] void leave_at_last(Turn& turn, AgentId id) {
  const Agent& agent = turn.state().agent(id);
  if (agent.draining) return sign_out_for_good(turn, id, PresenceCause::kDrained);
  std::optional<NotReadyReasonId> reason;
  if (agent.pending_reason) reason = agent.pending_reason;
  turn.emit(event::AgentPresenceChanged{id, Presence::kNotReady, reason, PresenceCause::kAsked});
}

void follow_schedule(Turn& turn, AgentId id, Presence wanted) {
  turn.emit(event::AgentPresenceChanged{id, wanted, {}, PresenceCause::kSchedule});
  if (wanted == Presence::kNotReady) revoke_offers_of(turn, id, RevokeCause::kAgentUnavailable);
}

// Nobody is at the desk of who has been without a connection for longer than the grace.
bool is_lost(const Turn& turn, AgentId id) {
  const auto grace = lost_grace_at(turn.state(), id);
  return grace && *grace <= turn.now();
}

// Chats, parked ones too, consultations, and wrap-ups; not offers, nor looking on.
bool has_work(const State& state, AgentId id) {
  for (Slot at = state.agent(id).first_lease; at != kNoSlot; at = state.leases[at].next_of_agent) {
    const Lease& lease = state.leases[at];
    if (!lease.is_open_offer() && !lease.is_watching()) return true;
  }
  return false;
}

// What the agent had in hand goes on without them.
void lose(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Lease& lease = state.leases[slot];
  const Slot conversation = lease.conversation;
  if (lease.is_watching()) return stop_watching(turn, slot, LeftCause::kAgentLost);
  if (lease.is_consulted()) {
    const Slot consultation = consultation_of(state, lease);
    return end_consultation(turn, consultation, ConsultationEnd::kTarget, true);
  }
  if (!lease.is_in_chat()) return;
  if (is_shared(state, conversation)) {
    step_out(turn, conversation, lease.agent, LeftCause::kAgentLost);
  } else {
    give_back(turn, slot, LeftCause::kAgentLost);
  }
}

bool has_session(const State& state, AgentId id, std::string_view session) {
  const auto known = state.sessions.find(id.index);
  return known != state.sessions.end() &&
         std::find(known->second.begin(), known->second.end(), session) != known->second.end();
}

}  // namespace

void stop_watching_all(Turn& turn, AgentId id) {
  const State& state = turn.state();
  Slot next = kNoSlot;
  for (Slot at = state.agent(id).first_lease; at != kNoSlot; at = next) {
    next = state.leases[at].next_of_agent;
    if (state.leases[at].is_watching()) stop_watching(turn, at, LeftCause::kLeft);
  }
}

void revoke_offers_of(Turn& turn, AgentId agent, RevokeCause cause) {
  const State& state = turn.state();
  Slot next = kNoSlot;
  for (Slot slot = state.agent(agent).first_lease; slot != kNoSlot; slot = next) {
    const Lease& lease = state.leases[slot];
    next = lease.next_of_agent;
    if (!lease.is_open_offer()) continue;
    const ConversationId conversation = state.conversations[lease.conversation].number;
    const OfferKind kind = lease.kind;
    const bool is_asked = kind != OfferKind::kRoute;
    const Slot request = is_asked ? state.find_request(lease.conversation, lease.offer) : kNoSlot;
    turn.emit(event::OfferRevoked{lease.offer, conversation, agent, kind, cause});
    if (is_asked) ask_on(turn, request, RequestEnd::kTargetGone);
  }
}

void make_ready(Turn& turn, AgentId id) {
  const Agent& agent = turn.state().agent(id);
  if (agent.presence == Presence::kReady && !agent.pending) return;
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
  stop_watching_all(turn, id);
  revoke_offers_of(turn, id, RevokeCause::kAgentUnavailable);
  if (turn.state().agent(id).first_lease == kNoSlot) {
    sign_out_for_good(turn, id, cause);
  } else {
    turn.emit(event::AgentDrainStarted{id});
  }
}

void finish_leaving(Turn& turn) {
  const auto& touched = turn.state().changes.agents;
  for (std::size_t i = 0; i < touched.size(); ++i) {
    const AgentId id = touched[i];
    const Agent& agent = turn.state().agent(id);
    if (!agent.draining && !agent.pending) continue;
    if (!has_work(turn.state(), id)) leave_at_last(turn, id);
  }
}

void on_schedule(Turn& turn, AgentId id) {
  const Agent& agent = turn.state().agent(id);
  const auto wanted = scheduled(turn, id);
  if (!wanted || !agent.is_staff() || agent.presence == Presence::kRona) return;
  if (*wanted == Presence::kReady && is_lost(turn, id)) return;
  if (agent.presence != *wanted || agent.pending) follow_schedule(turn, id, *wanted);
}

void on_lost_grace(Turn& turn, AgentId id) {
  const Agent& agent = turn.state().agent(id);
  if (agent.presence != Presence::kReady || agent.draining) return;
  turn.emit(
      event::AgentPresenceChanged{id, Presence::kNotReady, {}, PresenceCause::kConnectionLost});
  revoke_offers_of(turn, id, RevokeCause::kAgentUnavailable);
}

void on_lost_requeue(Turn& turn, AgentId id) {
  const State& state = turn.state();
  on_lost_grace(turn, id);  // or what is given back would be offered again at once
  Slot next = kNoSlot;
  for (Slot at = state.agent(id).first_lease; at != kNoSlot; at = next) {
    next = state.leases[at].next_of_agent;
    lose(turn, at);
  }
}

Refusal handle(Turn& turn, const command::SignIn& c) {
  const Agent* agent = turn.state().find_agent(c.agent);
  if (agent == nullptr || !agent->listed) return Refusal::kUnknownAgent;
  if (agent->is_signed_in() && !agent->draining) return Refusal::kAlreadySignedIn;

  // Past this line the command succeeds.
  const bool returns = agent->draining;
  turn.emit(event::AgentSignedIn{c.agent});
  const auto by_schedule = scheduled(turn, c.agent);
  const bool is_told = c.presence || (by_schedule && agent->presence != Presence::kRona);
  if (returns && !is_told) return Refusal::kNone;
  const Presence wanted = c.presence.value_or(by_schedule.value_or(Presence::kNotReady));
  if (agent->presence != wanted || agent->pending) {
    const bool is_asked = c.presence || !by_schedule;
    turn.emit(event::AgentPresenceChanged{
        c.agent, wanted, {}, is_asked ? PresenceCause::kAsked : PresenceCause::kSchedule});
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
  const bool later = c.when == NotReadyWhen::kAfterCurrent && has_work(turn.state(), c.agent) &&
                     agent->presence == Presence::kReady;
  if (!later) {
    make_not_ready(turn, c.agent, c.reason);
    return Refusal::kNone;
  }
  if (agent->pending && agent->pending_reason == c.reason.value_or(NotReadyReasonId{})) {
    return Refusal::kNone;
  }
  turn.emit(event::AgentPresencePending{c.agent, Presence::kNotReady, c.reason});
  revoke_offers_of(turn, c.agent, RevokeCause::kAgentUnavailable);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::ResetPresence& c) {
  const Agent* agent = turn.state().find_agent(c.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  if (!agent->is_signed_in()) return Refusal::kNotSignedIn;

  // Past this line the command succeeds.
  const auto wanted = scheduled(turn, c.agent);
  if (!wanted || agent->draining || agent->presence == Presence::kRona) return Refusal::kNone;
  if (*wanted == Presence::kReady && is_lost(turn, c.agent)) return Refusal::kNone;
  const bool is_overridden = agent->overridden && agent->override_until > turn.now();
  if (agent->presence != *wanted || is_overridden || agent->pending) {
    follow_schedule(turn, c.agent, *wanted);
  }
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::ConnectAgent& c) {
  const State& state = turn.state();
  const Agent* agent = state.find_agent(c.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  if (has_session(state, c.agent, c.session)) return Refusal::kNone;
  const auto known = state.sessions.find(c.agent.index);
  if (known != state.sessions.end() && known->second.size() >= limits::kSessionsPerAgent) {
    return Refusal::kLimitReached;
  }

  // Past this line the command succeeds.
  turn.emit(event::AgentConnected{c.agent, turn.keep(c.session)});
  if (agent->lost) turn.emit(event::AgentConnectionRestored{c.agent});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::DisconnectAgent& c) {
  const State& state = turn.state();
  const Agent* agent = state.find_agent(c.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;

  // Past this line the command succeeds.
  if (!has_session(state, c.agent, c.session)) return Refusal::kNone;
  turn.emit(event::AgentDisconnected{c.agent, turn.keep(c.session)});
  const bool is_last = !state.sessions.contains(c.agent.index);
  if (is_last && agent->is_signed_in()) turn.emit(event::AgentConnectionLost{c.agent});
  return Refusal::kNone;
}

}  // namespace cordboard::core
