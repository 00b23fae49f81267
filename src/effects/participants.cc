#include "effects/participants.h"

#include "checks/participants.h"
#include "effects/consultations.h"
#include "effects/queues.h"
#include "effects/typing.h"
#include "effects/watching.h"
#include "effects/wrap_up.h"

namespace cordboard::core {
namespace {

// If the chat has no primary agent any more, names the agent who has served it the longest.
void name_primary(Turn& turn, Slot conversation) {
  const State& state = turn.state();
  if (primary_of(state, conversation) != kNoSlot) return;
  const Lease* oldest = nullptr;
  for (Slot at = state.conversations[conversation].first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    const Lease& lease = state.leases[at];
    if (!lease.is_in_chat()) continue;
    if (oldest == nullptr || lease.accepted_at < oldest->accepted_at) oldest = &lease;
  }
  if (oldest == nullptr) return;
  turn.emit(event::PrimaryChanged{state.conversations[conversation].number, oldest->agent});
}

void emit_notice(Turn& turn, Slot conversation, Notice notice, AgentId about) {
  const ConversationId number = turn.state().conversations[conversation].number;
  turn.emit(event::SystemNotice{number, notice, {}, about});
}

// Ends the agent's part, with a wrap-up unless the agent was lost.
void end_part_of(Turn& turn, Slot conversation, AgentId agent, LeftCause cause) {
  const State& state = turn.state();
  stop_typing(turn, conversation, Speaker::of(agent));
  const Lease& lease = state.leases[state.find_lease(conversation, agent)];
  if (cause == LeftCause::kAgentLost) {
    const ConversationId number = state.conversations[conversation].number;
    turn.emit(event::ParticipantLeft{number, agent, lease.role, cause, false});
  } else {
    end_part(turn, lease, state.conversations[conversation], cause);
  }
}

// Withdraws the agent's requests and ends the consultation that the agent began.
void end_requests_and_consultation_of(Turn& turn, Slot conversation, AgentId agent) {
  const State& state = turn.state();
  withdraw_requests_of(turn, conversation, agent);
  const Slot consultation = state.find_consultation(conversation, agent);
  if (consultation != kNoSlot) end_consultation(turn, consultation, ConsultationEnd::kInitiator);
}

void end_watches(Turn& turn, Slot conversation) {
  const State& state = turn.state();
  Slot next = kNoSlot;
  for (Slot at = state.conversations[conversation].first_lease; at != kNoSlot; at = next) {
    next = state.leases[at].next_of_conversation;
    if (state.leases[at].is_watching()) stop_watching(turn, at, LeftCause::kEnded);
  }
}

// Before the only agent leaves and the customer waits again.
void end_requests_consultations_and_watches(Turn& turn, Slot conversation) {
  end_requests_and_consultations(turn, conversation, RequestEnd::kSenderGone,
                                 RevokeCause::kCancelled);
  end_watches(turn, conversation);
}

}  // namespace

void join_conference(Turn& turn, Slot slot, AgentId agent, std::optional<bool> forced) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  turn.emit(event::ParticipantJoined{number, agent, ParticipantRole::kAgent, forced});
  if (count_agents(state, slot) == 2) turn.emit(event::ConferenceStarted{number});
  emit_notice(turn, slot, Notice::kAgentJoined, agent);
}

void remove_participant(Turn& turn, Slot slot, AgentId agent, LeftCause cause) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  end_requests_and_consultation_of(turn, slot, agent);
  end_part_of(turn, slot, agent, cause);
  name_primary(turn, slot);
  if (count_agents(state, slot) == 1) turn.emit(event::ConferenceEnded{number});
  emit_notice(turn, slot, Notice::kAgentLeft, agent);
}

void hand_over(Turn& turn, Slot slot, AgentId asker, AgentId to) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  const ParticipantRole role = state.leases[state.find_lease(slot, asker)].role;
  turn.emit(event::ParticipantJoined{number, to, role, {}});
  end_requests_and_consultation_of(turn, slot, asker);
  end_part_of(turn, slot, asker, LeftCause::kTransferred);
  turn.emit(event::TransferCompleted{number, asker, Target::of(to)});
  emit_notice(turn, slot, Notice::kAgentLeft, asker);
  emit_notice(turn, slot, Notice::kAgentJoined, to);
  if (role != ParticipantRole::kPrimary) return;
  turn.emit(event::ReminderChanged{number, to, ReminderColor::kGreen});
}

void accept_request(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Lease& lease = state.leases[slot];
  const OfferId offer = lease.offer;
  const AgentId agent = lease.agent;
  const OfferKind kind = lease.kind;
  const Slot at = lease.conversation;
  const Request& request = state.requests[state.find_request(at, offer)];
  const AgentId asker = request.asker;
  const ConsultationId consultation = request.consultation;
  const ConversationId number = state.conversations[at].number;
  turn.emit(event::OfferAccepted{offer, number, agent, kind});
  switch (kind) {
    case OfferKind::kTransfer:
      return hand_over(turn, at, asker, agent);
    case OfferKind::kConference:
      return join_conference(turn, at, agent, {});
    case OfferKind::kConsultation:
      return turn.emit(event::ConsultationStarted{consultation, number, asker, agent});
    case OfferKind::kRoute:
      break;
  }
}

void move_to_queue(Turn& turn, Slot slot, AgentId from, QueueId queue, LeftCause cause) {
  end_requests_consultations_and_watches(turn, slot);
  end_part_of(turn, slot, from, cause);
  enter_queue(turn, slot, queue, QueuedCause::kTransfer);
  emit_notice(turn, slot, Notice::kRequeued, {});
}

void requeue(Turn& turn, const FailedTransfer& failed) {
  if (failed.conversation == kNoSlot) return;
  const QueueId queue = turn.state().conversations[failed.conversation].queue;
  move_to_queue(turn, failed.conversation, failed.asker, queue, LeftCause::kRequeued);
}

void give_back(Turn& turn, Slot slot, LeftCause cause) {
  const State& state = turn.state();
  const Lease& lease = state.leases[slot];
  const Slot waiting = lease.conversation;
  const Conversation& conversation = state.conversations[waiting];
  const ConversationId number = conversation.number;
  const bool is_lost = cause == LeftCause::kAgentLost;
  end_requests_consultations_and_watches(turn, waiting);
  stop_typing(turn, waiting, Speaker::of(lease.agent));
  turn.emit(event::ParticipantLeft{number, lease.agent, lease.role, cause, false});
  enter_queue(turn, waiting, conversation.queue,
              is_lost ? QueuedCause::kAgentLost : QueuedCause::kRequeued);
  turn.emit(event::SystemNotice{number, is_lost ? Notice::kAgentLost : Notice::kRequeued, {}});
}

void end_requests_and_consultations(Turn& turn, Slot slot, RequestEnd cause, RevokeCause told) {
  const State& state = turn.state();
  withdraw_all_requests(turn, slot, cause, told);
  const bool has_ended = cause == RequestEnd::kConversationEnded;
  for (Slot at = state.conversations[slot].first_consultation; at != kNoSlot;
       at = state.consultations[at].next) {
    if (!state.consultations[at].is_active()) continue;
    end_consultation(turn, at,
                     has_ended ? ConsultationEnd::kConversationEnded : ConsultationEnd::kInitiator);
  }
}

void take_over(Turn& turn, Slot slot, AgentId supervisor, std::optional<bool> forced) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  const AgentId former = state.leases[primary_of(state, slot)].agent;
  const bool was_shared = is_shared(state, slot);
  const bool joins = !takes_part(state, slot, supervisor);
  withdraw_all_requests(turn, slot, RequestEnd::kCancelled, RevokeCause::kCancelled);
  if (joins) {
    turn.emit(event::ParticipantJoined{number, supervisor, ParticipantRole::kPrimary, forced});
  }
  end_requests_and_consultation_of(turn, slot, former);
  end_part_of(turn, slot, former, LeftCause::kTakenOver);
  if (!joins) turn.emit(event::PrimaryChanged{number, supervisor});
  if (was_shared && !is_shared(state, slot)) turn.emit(event::ConferenceEnded{number});
  emit_notice(turn, slot, Notice::kAgentLeft, former);
  if (joins) emit_notice(turn, slot, Notice::kAgentJoined, supervisor);
  turn.emit(event::ReminderChanged{number, supervisor, ReminderColor::kGreen});
}

}  // namespace cordboard::core
