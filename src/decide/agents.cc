#include "decide/handle.h"

#include <algorithm>

#include "checks/found.h"
#include "checks/presence.h"
#include "cordboard/limits.h"
#include "effects/presence.h"

namespace cordboard::core {
namespace {

bool has_session(const State& state, AgentId id, std::string_view session) {
  const auto known = state.sessions.find(id.index);
  return known != state.sessions.end() &&
         std::find(known->second.begin(), known->second.end(), session) != known->second.end();
}

// Refuses an agent who is unknown or signed out.
Refusal check_signed_in(const State& state, AgentId id) {
  const Agent* agent = state.find_agent(id);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  return agent->is_signed_in() ? Refusal::kNone : Refusal::kNotSignedIn;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::SignIn& c) {
  const Agent* agent = turn.state().find_agent(c.agent);
  if (agent == nullptr || !agent->listed) return Refusal::kUnknownAgent;
  if (agent->is_signed_in() && !agent->draining) return Refusal::kAlreadySignedIn;

  // Past this line the command succeeds.
  const bool was_draining = agent->draining;
  turn.emit(event::AgentSignedIn{c.agent});
  const auto by_schedule = scheduled_presence(turn.state(), c.agent, turn.now());
  const bool is_set = c.presence || (by_schedule && agent->presence != Presence::kRona);
  if (was_draining && !is_set) return Refusal::kNone;
  const Presence wanted = c.presence.value_or(by_schedule.value_or(Presence::kNotReady));
  if (agent->presence != wanted || agent->pending) {
    const bool is_asked = c.presence || !by_schedule;
    turn.emit(event::AgentPresenceChanged{
        c.agent, wanted, {}, is_asked ? PresenceCause::kAsked : PresenceCause::kSchedule});
  }
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::SignOut& c) {
  const Refusal refusal = check_signed_in(turn.state(), c.agent);
  if (!passes(refusal)) return refusal;

  // Past this line the command succeeds.
  sign_out_or_drain(turn, c.agent, PresenceCause::kAsked);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::SetReady& c) {
  const Refusal refusal = check_signed_in(turn.state(), c.agent);
  if (!passes(refusal)) return refusal;

  // Past this line the command succeeds.
  make_ready(turn, c.agent);
  return Refusal::kNone;
}

template <>
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
  revoke_offers_to(turn, c.agent, RevokeCause::kAgentUnavailable);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::ResetPresence& c) {
  const Refusal refusal = check_signed_in(turn.state(), c.agent);
  if (!passes(refusal)) return refusal;

  // Past this line the command succeeds.
  const Agent* agent = turn.state().find_agent(c.agent);
  const auto wanted = scheduled_presence(turn.state(), c.agent, turn.now());
  if (!wanted || agent->draining || agent->presence == Presence::kRona) return Refusal::kNone;
  if (*wanted == Presence::kReady && is_past_lost_grace(turn.state(), c.agent, turn.now()))
    return Refusal::kNone;
  const bool is_overridden = agent->overridden && agent->override_until > turn.now();
  if (agent->presence != *wanted || is_overridden || agent->pending) {
    follow_schedule(turn, c.agent, *wanted);
  }
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::ConnectAgent& c) {
  const State& state = turn.state();
  const Agent* agent = state.find_agent(c.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  const bool is_connected = has_session(state, c.agent, c.session);
  const auto known = state.sessions.find(c.agent.index);
  if (!is_connected && known != state.sessions.end() &&
      known->second.size() >= limits::kSessionsPerAgent) {
    return Refusal::kLimitReached;
  }

  // Past this line the command succeeds.
  if (is_connected) return Refusal::kNone;
  turn.emit(event::AgentConnected{c.agent, turn.keep(c.session)});
  if (agent->lost) turn.emit(event::AgentConnectionRestored{c.agent});
  return Refusal::kNone;
}

template <>
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
