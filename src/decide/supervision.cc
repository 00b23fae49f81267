#include "decide/handle.h"

#include "checks/capacity.h"
#include "checks/lookups.h"
#include "checks/participants.h"
#include "effects/consultations.h"
#include "effects/participants.h"
#include "effects/watching.h"

namespace cordboard::core {
namespace {

// A served conversation, and the supervisor's lease on it, kNoSlot without one.
struct Supervised {
  Slot slot = kNoSlot;
  Slot lease = kNoSlot;
};

bool is_watching(const State& state, Slot lease) {
  return lease != kNoSlot && state.leases[lease].is_watching();
}

// Finds a served conversation that the agent may supervise. An agent who has lost the role while
// watching may go on.
Found<Supervised> find_supervised(const State& state, ConversationId number, AgentId id) {
  const Found<Slot> slot = find_live(state, number, id);
  if (!slot.ok()) return slot.refusal();
  if (!state.conversations[*slot].is_served()) return Refusal::kConversationNotActive;
  const Agent& agent = state.agent(id);
  const Slot lease = state.find_lease(*slot, id);
  if (agent.role != AgentRole::kSupervisor && !is_watching(state, lease)) {
    return Refusal::kNotPermitted;
  }
  if (!agent.is_on_duty()) return Refusal::kNotSignedIn;
  return Supervised{*slot, lease};
}

// The same for a supervisor who joins the chat. Refuses a parked chat.
Found<Supervised> find_joinable(const State& state, ConversationId number, AgentId id) {
  const Found<Supervised> found = find_supervised(state, number, id);
  if (found.ok() && !state.conversations[found->slot].is_active()) {
    return Refusal::kConversationNotActive;
  }
  return found;
}

// Whether a supervisor with this lease can join: no lease, watching, or consulted.
bool can_join(const State& state, Slot lease) {
  return lease == kNoSlot || state.leases[lease].is_watching() ||
         state.leases[lease].is_consulted();
}

// Ends the watch or the consultation of a supervisor who joins the chat. `as`: how the consultation
// ends.
void end_watch_or_consultation(Turn& turn, Slot lease, ConsultationEnd as) {
  const State& state = turn.state();
  if (lease == kNoSlot) return;
  if (state.leases[lease].is_watching()) return stop_watching(turn, lease, LeftCause::kLeft);
  end_consultation(turn, consultation_of(state, state.leases[lease]), as);
}

// `monitor` and `coach`: the supervisor watches in this role from now on.
Refusal watch(Turn& turn, ConversationId number, AgentId agent, ParticipantRole role) {
  const State& state = turn.state();
  const Found<Supervised> found = find_supervised(state, number, agent);
  if (!found.ok()) return found.refusal();
  const Slot lease = found->lease;
  const bool watches = is_watching(state, lease);
  if (lease != kNoSlot && (!watches || state.leases[lease].role == role)) {
    return Refusal::kAlreadyAParticipant;
  }

  // Past this line the command succeeds.
  if (watches) {
    turn.emit(
        event::ParticipantLeft{number, agent, state.leases[lease].role, LeftCause::kLeft, false});
  } else {
    turn.emit(event::MonitoringStarted{number, agent});
  }
  turn.emit(event::ParticipantJoined{number, agent, role, {}});
  return Refusal::kNone;
}

// `true` if the supervisor joins above the own capacity; nothing otherwise.
std::optional<bool> is_forced(const State& state, Slot conversation, AgentId agent) {
  if (has_free_units(state, conversation, agent)) return std::nullopt;
  return true;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::Monitor& c) {
  return watch(turn, c.conversation, c.agent, ParticipantRole::kMonitor);
}

template <>
Refusal handle(Turn& turn, const command::Coach& c) {
  return watch(turn, c.conversation, c.agent, ParticipantRole::kCoach);
}

template <>
Refusal handle(Turn& turn, const command::BargeIn& c) {
  const State& state = turn.state();
  const Found<Supervised> found = find_joinable(state, c.conversation, c.agent);
  if (!found.ok()) return found.refusal();
  if (!can_join(state, found->lease)) return Refusal::kAlreadyAParticipant;
  if (is_conference_full(state, found->slot)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  end_watch_or_consultation(turn, found->lease, ConsultationEnd::kBecameConference);
  join_conference(turn, found->slot, c.agent, is_forced(state, found->slot, c.agent));
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::StopMonitoring& c) {
  const State& state = turn.state();
  const Found<Supervised> found = find_supervised(state, c.conversation, c.agent);
  if (!found.ok()) return found.refusal();
  if (!is_watching(state, found->lease)) return Refusal::kNotAParticipant;

  // Past this line the command succeeds.
  stop_watching(turn, found->lease, LeftCause::kLeft);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::TakeOver& c) {
  const State& state = turn.state();
  const Found<Supervised> found = find_joinable(state, c.conversation, c.agent);
  if (!found.ok()) return found.refusal();
  const Slot lease = found->lease;
  const bool is_in_chat = lease != kNoSlot && state.leases[lease].is_in_chat();
  const bool is_free = can_join(state, lease) || is_in_chat;
  if (!is_free || lease == primary_of(state, found->slot)) return Refusal::kAlreadyAParticipant;

  // Past this line the command succeeds.
  if (!is_in_chat) end_watch_or_consultation(turn, lease, ConsultationEnd::kBecameTransfer);
  take_over(turn, found->slot, c.agent,
            is_in_chat ? std::nullopt : is_forced(state, found->slot, c.agent));
  return Refusal::kNone;
}

}  // namespace cordboard::core
