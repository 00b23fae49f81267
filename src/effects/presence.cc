#include "effects/presence.h"

#include "checks/participants.h"
#include "checks/presence.h"
#include "checks/targets.h"
#include "effects/consultations.h"
#include "effects/participants.h"
#include "effects/watching.h"

namespace cordboard::core {
namespace {

void sign_out(Turn& turn, AgentId agent, PresenceCause cause) {
  turn.emit(event::AgentPresenceChanged{agent, Presence::kSignedOut, {}, cause});
  turn.emit(event::AgentSignedOut{agent});
}

// The agent has no work left: carries out the sign-out, or the change to not ready, that waited for
// it.
void carry_out_pending(Turn& turn, AgentId id) {
  const Agent& agent = turn.state().agent(id);
  if (agent.draining) return sign_out(turn, id, PresenceCause::kDrained);
  std::optional<NotReadyReasonId> reason;
  if (agent.pending_reason) reason = agent.pending_reason;
  turn.emit(event::AgentPresenceChanged{id, Presence::kNotReady, reason, PresenceCause::kAsked});
}

// Ends the lost agent's part in one conversation. Shared chats go on; others return to their queue.
// Wrap-ups and open offers stay.
void release_of_lost_agent(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Lease& lease = state.leases[slot];
  const Slot conversation = lease.conversation;
  if (lease.is_watching()) return stop_watching(turn, slot, LeftCause::kAgentLost);
  if (lease.is_consulted()) {
    const Slot consultation = consultation_of(state, lease);
    return end_consultation(turn, consultation, ConsultationEnd::kTarget, TargetIsLost::kYes);
  }
  if (!lease.is_in_chat()) return;
  if (is_shared(state, conversation)) {
    remove_participant(turn, conversation, lease.agent, LeftCause::kAgentLost);
  } else {
    give_back(turn, slot, LeftCause::kAgentLost);
  }
}

}  // namespace

void revoke_offers_to(Turn& turn, AgentId agent, RevokeCause cause) {
  const State& state = turn.state();
  Slot next = kNoSlot;
  for (Slot slot = state.agent(agent).first_lease; slot != kNoSlot; slot = next) {
    const Lease& lease = state.leases[slot];
    next = lease.next_of_agent;
    if (!lease.is_open_offer()) continue;
    const ConversationId conversation = state.conversations[lease.conversation].number;
    const OfferKind kind = lease.kind;
    const Slot request = find_request_behind(state, lease);
    turn.emit(event::OfferRevoked{lease.offer, conversation, agent, kind, cause});
    if (request != kNoSlot) {
      requeue(turn, offer_to_next_or_fail(turn, request, RequestEnd::kTargetGone));
    }
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
  revoke_offers_to(turn, id, RevokeCause::kAgentUnavailable);
}

void follow_schedule(Turn& turn, AgentId id, Presence wanted) {
  turn.emit(event::AgentPresenceChanged{id, wanted, {}, PresenceCause::kSchedule});
  if (wanted == Presence::kNotReady) revoke_offers_to(turn, id, RevokeCause::kAgentUnavailable);
}

void sign_out_or_drain(Turn& turn, AgentId id, PresenceCause cause) {
  if (turn.state().agent(id).draining) return;
  stop_all_watches_of(turn, id);
  revoke_offers_to(turn, id, RevokeCause::kAgentUnavailable);
  if (turn.state().agent(id).first_lease == kNoSlot) {
    sign_out(turn, id, cause);
  } else {
    turn.emit(event::AgentDrainStarted{id});
  }
}

void finish_leaving(Turn& turn) {
  const auto& changed = turn.state().changes.agents;
  for (std::size_t i = 0; i < changed.size(); ++i) {  // may grow meanwhile
    const AgentId id = changed[i];
    const Agent& agent = turn.state().agent(id);
    if (!agent.draining && !agent.pending) continue;
    if (!has_work(turn.state(), id)) carry_out_pending(turn, id);
  }
}

void on_schedule(Turn& turn, AgentId id) {
  const State& state = turn.state();
  const Agent& agent = state.agent(id);
  const auto wanted = scheduled_presence(state, id, turn.now());
  if (!wanted || !agent.is_on_duty() || agent.presence == Presence::kRona) return;
  if (*wanted == Presence::kReady && is_past_lost_grace(state, id, turn.now())) return;
  if (agent.presence != *wanted || agent.pending) follow_schedule(turn, id, *wanted);
}

void on_lost_grace(Turn& turn, AgentId id) {
  const Agent& agent = turn.state().agent(id);
  if (agent.presence != Presence::kReady || agent.draining) return;
  turn.emit(
      event::AgentPresenceChanged{id, Presence::kNotReady, {}, PresenceCause::kConnectionLost});
  revoke_offers_to(turn, id, RevokeCause::kAgentUnavailable);
}

void on_lost_requeue(Turn& turn, AgentId id) {
  const State& state = turn.state();
  // First, because otherwise the agent would be offered at once what returns to the queues.
  on_lost_grace(turn, id);
  Slot next = kNoSlot;
  for (Slot at = state.agent(id).first_lease; at != kNoSlot; at = next) {
    next = state.leases[at].next_of_agent;
    release_of_lost_agent(turn, at);
  }
}

}  // namespace cordboard::core
