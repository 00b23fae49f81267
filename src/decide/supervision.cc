#include "decide/consultations.h"
#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/participants.h"
#include "decide/requests.h"
#include "decide/wrap_up.h"

namespace cordboard::core {
namespace {

bool is_watching(const State& state, Slot lease) {
  return lease != kNoSlot && state.leases[lease].is_watching();
}

// The ladder that all of these share; `lease`: the supervisor's on the chat, if there is one.
Refusal check_supervisor(const State& state, ConversationId number, AgentId id, Slot& slot,
                         Slot& lease) {
  const Refusal refusal = check_live_and_agent(state, number, id, slot);
  if (refusal != Refusal::kNone) return refusal;
  if (!state.conversations[slot].is_served()) return Refusal::kConversationNotActive;
  const Agent& agent = state.agent(id);
  lease = state.find_lease(slot, id);
  // Who looks on already was let in once.
  if (agent.role != AgentRole::kSupervisor && !is_watching(state, lease)) {
    return Refusal::kNotPermitted;
  }
  return agent.is_staff() ? Refusal::kNone : Refusal::kNotSignedIn;
}

// The same for those who step in, which nobody can while the chat is put aside.
Refusal check_step_in(const State& state, ConversationId number, AgentId id, Slot& slot,
                      Slot& lease) {
  const Refusal refusal = check_supervisor(state, number, id, slot, lease);
  if (refusal != Refusal::kNone) return refusal;
  return state.conversations[slot].is_active() ? Refusal::kNone : Refusal::kConversationNotActive;
}

// Has no part in the chat, looks on, or is consulted about it.
bool is_beside(const State& state, Slot lease) {
  return lease == kNoSlot || state.leases[lease].is_watching() ||
         state.leases[lease].is_consulted();
}

// From there into the chat.
void come_from_beside(Turn& turn, Slot lease, ConsultationEnd as) {
  const State& state = turn.state();
  if (lease == kNoSlot) return;
  if (state.leases[lease].is_watching()) return stop_watching(turn, lease, LeftCause::kLeft);
  end_consultation(turn, consultation_of(state, state.leases[lease]), as);
}

// Looks on from now on, in this role.
Refusal watch(Turn& turn, ConversationId number, AgentId agent, ParticipantRole role) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  Slot lease = kNoSlot;
  const Refusal refusal = check_supervisor(state, number, agent, slot, lease);
  if (refusal != Refusal::kNone) return refusal;
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

// Whether the supervisor goes over their capacity by taking part; nothing if they do not.
std::optional<bool> forced(const State& state, Slot conversation, AgentId agent) {
  const auto weight = state.queue(state.conversations[conversation].queue).settings.weight;
  if (state.agent(agent).has_room_for(weight)) return std::nullopt;
  return true;
}

}  // namespace

Refusal handle(Turn& turn, const command::Monitor& c) {
  return watch(turn, c.conversation, c.agent, ParticipantRole::kMonitor);
}

Refusal handle(Turn& turn, const command::Coach& c) {
  return watch(turn, c.conversation, c.agent, ParticipantRole::kCoach);
}

Refusal handle(Turn& turn, const command::BargeIn& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  Slot lease = kNoSlot;
  const Refusal refusal = check_step_in(state, c.conversation, c.agent, slot, lease);
  if (refusal != Refusal::kNone) return refusal;
  if (!is_beside(state, lease)) return Refusal::kAlreadyAParticipant;
  if (is_conference_full(state, slot)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  come_from_beside(turn, lease, ConsultationEnd::kBecameConference);
  join_conference(turn, slot, c.agent, forced(state, slot, c.agent));
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::StopMonitoring& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  Slot lease = kNoSlot;
  const Refusal refusal = check_supervisor(state, c.conversation, c.agent, slot, lease);
  if (refusal != Refusal::kNone) return refusal;
  if (!is_watching(state, lease)) return Refusal::kNotAParticipant;

  // Past this line the command succeeds.
  stop_watching(turn, lease, LeftCause::kLeft);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::TakeOver& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  Slot lease = kNoSlot;
  const Refusal refusal = check_step_in(state, c.conversation, c.agent, slot, lease);
  if (refusal != Refusal::kNone) return refusal;
  const Slot primary = primary_of(state, slot);
  const bool takes_part = lease != kNoSlot && state.leases[lease].is_in_chat();
  const bool is_free = is_beside(state, lease) || takes_part;
  if (!is_free || lease == primary) return Refusal::kAlreadyAParticipant;

  // Past this line the command succeeds.
  if (!takes_part) come_from_beside(turn, lease, ConsultationEnd::kBecameTransfer);
  take_over(turn, slot, c.agent, takes_part ? std::nullopt : forced(state, slot, c.agent));
  return Refusal::kNone;
}

}  // namespace cordboard::core
