#include <vector>

#include "decide/consultations.h"
#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/participants.h"
#include "decide/requests.h"

namespace cordboard::core {
namespace {

// The other agents of a chat, in the order in which they came.
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
  return check_askable(state, turn.now(), slot, OfferKind::kConference, to);
}

// The ladder of what the last agent may not do.
Refusal check_one_of_several(const State& state, ConversationId number, AgentId agent, Slot& slot) {
  const Refusal refusal = check_serving(state, number, agent, slot);
  if (refusal != Refusal::kNone) return refusal;
  return is_shared(state, slot) ? Refusal::kNone : Refusal::kLastAgent;
}

}  // namespace

Refusal handle(Turn& turn, const command::InviteToConference& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  if (!state.conversations.numbers().was_issued(c.conversation.value)) {
    return Refusal::kUnknownConversation;
  }
  if (state.find_agent(c.agent) == nullptr) return Refusal::kUnknownAgent;
  if (const auto refusal = check_known(state, c.conversation, c.to); refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_serves(state, c.conversation, c.agent, slot);
      refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_nothing_pending(state, slot); refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_guest(turn, slot, c.agent, c.to); refusal != Refusal::kNone)
    return refusal;
  if (is_conference_full(state, slot)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  turn.emit(event::ConferenceRequested{c.conversation, c.agent, c.to});
  if (c.to.kind == Target::Kind::kConsultation) {
    const Slot consultation = state.find(c.to.consultation);
    const AgentId target = state.consultations[consultation].target;
    end_consultation(turn, consultation, ConsultationEnd::kBecameConference);
    join_conference(turn, slot, target, {});
  } else {
    ask(turn, state.find_request(slot, OfferKind::kConference, c.agent));
  }
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::CancelInvitation& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  const Refusal refusal = check_serving(state, c.conversation, c.agent, slot);
  if (refusal != Refusal::kNone) return refusal;
  const Slot request = state.find_request(slot, OfferKind::kConference, c.agent);
  if (request == kNoSlot) return Refusal::kNotPending;

  // Past this line the command succeeds.
  end_request(turn, request, RequestEnd::kCancelled, RevokeCause::kCancelled);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::RemoveParticipant& c) {
  const State& state = turn.state();
  const bool is_staff = turn.by().kind != Actor::Kind::kHost;
  const AgentId asker = c.agent.value_or(is_staff ? turn.by().agent : AgentId{});
  if (!state.conversations.numbers().was_issued(c.conversation.value)) {
    return Refusal::kUnknownConversation;
  }
  if (c.agent && state.find_agent(asker) == nullptr) return Refusal::kUnknownAgent;
  if (state.find_agent(c.participant) == nullptr) return Refusal::kUnknownAgent;
  const Slot slot = state.find(c.conversation);
  if (slot == kNoSlot || state.conversations[slot].is_over()) return Refusal::kConversationEnded;
  if (!state.conversations[slot].is_active()) return Refusal::kConversationNotActive;
  const bool may_ask =
      !asker || takes_part(state, slot, asker) || state.agent(asker).role == AgentRole::kSupervisor;
  if (!may_ask || !takes_part(state, slot, c.participant)) return Refusal::kNotAParticipant;
  if (asker == c.participant) return Refusal::kNotPermitted;
  if (!is_shared(state, slot)) return Refusal::kLastAgent;

  // Past this line the command succeeds.
  step_out(turn, slot, c.participant, LeftCause::kRemoved);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::LeaveConversation& c) {
  Slot slot = kNoSlot;
  const Refusal refusal = check_one_of_several(turn.state(), c.conversation, c.agent, slot);
  if (refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  step_out(turn, slot, c.agent, LeftCause::kLeft);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::EndConference& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  const Refusal refusal = check_one_of_several(state, c.conversation, c.agent, slot);
  if (refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds. Who goes on answers for the chat, whoever did.
  if (state.leases[primary_of(state, slot)].agent != c.agent) {
    turn.emit(event::PrimaryChanged{c.conversation, c.agent});
  }
  for (const AgentId other : others_of(state, slot, c.agent)) {
    step_out(turn, slot, other, LeftCause::kConferenceEnded);
  }
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::CloseForAll& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  const Refusal refusal = check_live_and_agent(state, c.conversation, c.agent, slot);
  if (refusal != Refusal::kNone) return refusal;
  if (!state.conversations[slot].is_served()) return Refusal::kConversationNotActive;
  if (!takes_part(state, slot, c.agent)) return Refusal::kNotAParticipant;

  // Past this line the command succeeds.
  end_for_all(turn, slot, EndCause::kAgent, c.agent);
  return Refusal::kNone;
}

}  // namespace cordboard::core
