#include "decide/participants.h"

#include "decide/consultations.h"
#include "decide/conversations.h"
#include "decide/messages.h"
#include "decide/queues.h"
#include "decide/requests.h"
#include "decide/wrap_up.h"

namespace cordboard::core {
namespace {

// Who has served the longest answers for the chat, if nobody does any more.
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

void tell(Turn& turn, Slot conversation, Notice notice, AgentId about) {
  const ConversationId number = turn.state().conversations[conversation].number;
  turn.emit(event::SystemNotice{number, notice, {}, about});
}

// The agent's part ends, with a wrap-up unless the agent was lost.
void end_own_part(Turn& turn, Slot conversation, AgentId agent, LeftCause cause) {
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

}  // namespace

std::uint32_t count_agents(const State& state, const Conversation& conversation) {
  std::uint32_t count = 0;
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    count += state.leases[at].is_in_chat();
  }
  return count;
}

Refusal check_serves(const State& state, ConversationId number, AgentId agent, Slot& slot) {
  slot = state.find(number);
  if (slot == kNoSlot || state.conversations[slot].is_over()) return Refusal::kConversationEnded;
  if (!state.conversations[slot].is_active()) return Refusal::kConversationNotActive;
  return takes_part(state, slot, agent) ? Refusal::kNone : Refusal::kNotAParticipant;
}

Refusal check_serving(const State& state, ConversationId number, AgentId agent, Slot& slot) {
  if (!state.conversations.numbers().was_issued(number.value)) return Refusal::kUnknownConversation;
  if (state.find_agent(agent) == nullptr) return Refusal::kUnknownAgent;
  return check_serves(state, number, agent, slot);
}

void join_conference(Turn& turn, Slot slot, AgentId agent, std::optional<bool> forced) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  turn.emit(event::ParticipantJoined{number, agent, ParticipantRole::kAgent, forced});
  if (count_agents(state, slot) == 2) turn.emit(event::ConferenceStarted{number});
  tell(turn, slot, Notice::kAgentJoined, agent);
}

void step_out(Turn& turn, Slot slot, AgentId agent, LeftCause cause) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  drop_company_of(turn, slot, agent);
  end_own_part(turn, slot, agent, cause);
  name_primary(turn, slot);
  if (count_agents(state, slot) == 1) turn.emit(event::ConferenceEnded{number});
  tell(turn, slot, Notice::kAgentLeft, agent);
}

void hand_over(Turn& turn, Slot slot, AgentId from, AgentId to) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  const ParticipantRole role = state.leases[state.find_lease(slot, from)].role;
  turn.emit(event::ParticipantJoined{number, to, role, {}});
  drop_company_of(turn, slot, from);
  end_own_part(turn, slot, from, LeftCause::kTransferred);
  turn.emit(event::TransferCompleted{number, from, Target::of(to)});
  tell(turn, slot, Notice::kAgentLeft, from);
  tell(turn, slot, Notice::kAgentJoined, to);
  if (role != ParticipantRole::kPrimary) return;
  turn.emit(event::ReminderChanged{number, to, ReminderColor::kGreen});
}

void give_to_queue(Turn& turn, Slot slot, AgentId from, QueueId queue, LeftCause cause) {
  leave_alone(turn, slot, RequestEnd::kSenderGone, RevokeCause::kCancelled);
  end_own_part(turn, slot, from, cause);
  enter_queue(turn, slot, queue, QueuedCause::kTransfer);
  tell(turn, slot, Notice::kRequeued, {});
}

void leave_alone(Turn& turn, Slot slot, RequestEnd cause, RevokeCause told) {
  const State& state = turn.state();
  end_all_requests(turn, slot, cause, told);
  for (Slot at = state.conversations[slot].first_consultation; at != kNoSlot;
       at = state.consultations[at].next) {
    if (!state.consultations[at].is_active()) continue;
    const bool is_over = cause == RequestEnd::kConversationEnded;
    end_consultation(turn, at,
                     is_over ? ConsultationEnd::kConversationEnded : ConsultationEnd::kInitiator);
  }
  if (cause == RequestEnd::kConversationEnded) return;
  Slot next = kNoSlot;
  for (Slot at = state.conversations[slot].first_lease; at != kNoSlot; at = next) {
    next = state.leases[at].next_of_conversation;
    if (state.leases[at].is_watching()) stop_watching(turn, at, LeftCause::kEnded);
  }
}

void take_over(Turn& turn, Slot slot, AgentId supervisor, std::optional<bool> forced) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  const AgentId former = state.leases[primary_of(state, slot)].agent;
  const bool was_shared = is_shared(state, slot);
  const bool joins = !takes_part(state, slot, supervisor);
  end_all_requests(turn, slot, RequestEnd::kCancelled, RevokeCause::kCancelled);
  if (joins) {
    turn.emit(event::ParticipantJoined{number, supervisor, ParticipantRole::kPrimary, forced});
  }
  drop_company_of(turn, slot, former);
  end_own_part(turn, slot, former, LeftCause::kTakenOver);
  if (!joins) turn.emit(event::PrimaryChanged{number, supervisor});
  if (was_shared && !is_shared(state, slot)) turn.emit(event::ConferenceEnded{number});
  tell(turn, slot, Notice::kAgentLeft, former);
  if (joins) tell(turn, slot, Notice::kAgentJoined, supervisor);
  turn.emit(event::ReminderChanged{number, supervisor, ReminderColor::kGreen});
}

bool is_conference_full(const State& state, Slot slot) {
  const Slot invited = state.first_request(
      slot, [](const Request& each) { return each.kind == OfferKind::kConference; });
  const std::uint32_t agents = count_agents(state, slot) + (invited == kNoSlot ? 0 : 1);
  const QueueId queue = state.conversations[slot].queue;
  return agents >= static_cast<std::uint32_t>(state.queue(queue).settings.max_agents);
}

void drop_company_of(Turn& turn, Slot slot, AgentId agent) {
  const State& state = turn.state();
  end_requests_of(turn, slot, agent, RequestEnd::kSenderGone);
  const Slot consultation = state.find_consultation(slot, agent);
  if (consultation != kNoSlot) end_consultation(turn, consultation, ConsultationEnd::kInitiator);
}

void stop_watching(Turn& turn, Slot slot, LeftCause cause) {
  const Lease& lease = turn.state().leases[slot];
  const ConversationId number = turn.state().conversations[lease.conversation].number;
  const AgentId agent = lease.agent;
  turn.emit(event::ParticipantLeft{number, agent, lease.role, cause, false});
  turn.emit(event::MonitoringStopped{number, agent});
}

}  // namespace cordboard::core
