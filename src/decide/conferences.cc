#include "decide/handle.h"

#include <vector>

#include "checks/capacity.h"
#include "checks/lookups.h"
#include "checks/participants.h"
#include "checks/permission.h"
#include "checks/targets.h"
#include "effects/consultations.h"
#include "effects/ending.h"
#include "effects/participants.h"

namespace cordboard::core {
namespace {

// The other agents of a chat, in the order in which they joined.
std::vector<AgentId> others_of(const State& state, Slot conversation, AgentId agent) {
  std::vector<AgentId> others;
  for (Slot at = state.conversations[conversation].first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    const Lease& lease = state.leases[at];
    if (lease.is_in_chat() && lease.agent != agent) others.push_back(lease.agent);
  }
  return others;
}

Refusal check_guest(const Turn& turn, Slot slot, AgentId asker, const Target& to) {
  const State& state = turn.state();
  if (to.kind == Target::Kind::kConsultation) {
    return check_own_consultation(state, slot, asker, to.consultation);
  }
  return check_can_be_asked(state, turn.now(), slot, OfferKind::kConference, to);
}

// The same as `find_active`; also refuses the only agent.
Found<Slot> find_shared(const State& state, ConversationId number, AgentId agent) {
  const Found<Slot> slot = find_active(state, number, agent);
  if (slot.ok() && !is_shared(state, *slot)) return Refusal::kLastAgent;
  return slot;
}

// The agent who gives the command; none for the host, unless it names one.
AgentId asker_of(const Turn& turn, const command::RemoveParticipant& c) {
  return c.agent.value_or(is_agent_or_supervisor(turn.by().kind) ? turn.by().agent : AgentId{});
}

// The slot of a chat from which `asker` may remove the participant.
Found<Slot> find_removable(const State& state, const command::RemoveParticipant& c, AgentId asker) {
  const Found<Slot> slot = find_unended(state, c.conversation);
  if (!slot.ok()) return slot;
  if (!state.conversations[*slot].is_active()) return Refusal::kConversationNotActive;
  const bool may_remove = !asker || takes_part(state, *slot, asker) ||
                          state.agent(asker).role == AgentRole::kSupervisor;
  if (!may_remove || !takes_part(state, *slot, c.participant)) return Refusal::kNotAParticipant;
  if (asker == c.participant) return Refusal::kNotPermitted;
  if (!is_shared(state, *slot)) return Refusal::kLastAgent;
  return slot;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::InviteToConference& c) {
  const State& state = turn.state();
  Refusal refusal = check_known(state, c.conversation, c.agent);
  if (passes(refusal)) refusal = check_known(state, c.conversation, c.to);
  if (!passes(refusal)) return refusal;
  const Found<Slot> slot = find_active_of_known(state, c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();
  refusal = check_nothing_pending(state, *slot);
  if (passes(refusal)) refusal = check_guest(turn, *slot, c.agent, c.to);
  if (!passes(refusal)) return refusal;
  if (is_conference_full(state, *slot)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  turn.emit(event::ConferenceRequested{c.conversation, c.agent, c.to});
  if (c.to.kind == Target::Kind::kConsultation) {
    const Slot consultation = state.find(c.to.consultation);
    const AgentId target = state.consultations[consultation].target;
    end_consultation(turn, consultation, ConsultationEnd::kBecameConference);
    join_conference(turn, *slot, target, {});
  } else {
    offer_to_first(turn, state.find_request(*slot, OfferKind::kConference, c.agent));
  }
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::CancelInvitation& c) {
  const State& state = turn.state();
  const Found<Slot> slot = find_active(state, c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();
  const Slot request = state.find_request(*slot, OfferKind::kConference, c.agent);
  if (request == kNoSlot) return Refusal::kNotPending;

  // Past this line the command succeeds.
  withdraw_request(turn, request, RequestEnd::kCancelled, RevokeCause::kCancelled);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::RemoveParticipant& c) {
  const State& state = turn.state();
  const AgentId asker = asker_of(turn, c);
  Refusal refusal = check_known(state, c.conversation);
  if (passes(refusal) && c.agent) refusal = check_known(state, asker);
  if (passes(refusal)) refusal = check_known(state, c.participant);
  if (!passes(refusal)) return refusal;
  const Found<Slot> slot = find_removable(state, c, asker);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  remove_participant(turn, *slot, c.participant, LeftCause::kRemoved);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::LeaveConversation& c) {
  const Found<Slot> slot = find_shared(turn.state(), c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  remove_participant(turn, *slot, c.agent, LeftCause::kLeft);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::EndConference& c) {
  const State& state = turn.state();
  const Found<Slot> slot = find_shared(state, c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds. The agent who stays becomes the primary agent.
  if (state.leases[primary_of(state, *slot)].agent != c.agent) {
    turn.emit(event::PrimaryChanged{c.conversation, c.agent});
  }
  for (const AgentId other : others_of(state, *slot, c.agent)) {
    remove_participant(turn, *slot, other, LeftCause::kConferenceEnded);
  }
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::CloseForAll& c) {
  const State& state = turn.state();
  const Found<Slot> lease = find_lease_in_chat(state, c.conversation, c.agent);
  if (!lease.ok()) return lease.refusal();

  // Past this line the command succeeds.
  const Slot slot = state.leases[*lease].conversation;
  end_for_all(turn, state.conversations[slot], EndCause::kAgent, c.agent);
  return Refusal::kNone;
}

}  // namespace cordboard::core
