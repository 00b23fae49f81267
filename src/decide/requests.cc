#include "decide/requests.h"

#include <algorithm>
#include <tuple>

#include "decide/consultations.h"
#include "decide/participants.h"
#include "matching/eligibility.h"

namespace cordboard::core {
namespace {

bool belongs_to(const State& state, const Target& to, AgentId id) {
  const AgentSetup& setup = state.agent_setups[id.index];
  switch (to.kind) {
    case Target::Kind::kTeam:
      return std::binary_search(setup.teams.begin(), setup.teams.end(), to.team);
    case Target::Kind::kSkill:
      return level_of(setup.skills, to.skill) >= to.at_least;
    case Target::Kind::kQueue: {
      const Stage& stage = state.queue(to.queue).stage(0);
      return serves(state, stage, id) && state.needs.met_by(stage.needs, setup.skills);
    }
    case Target::Kind::kAgent:
      return to.agent == id;
    case Target::Kind::kConsultation:
      break;
  }
  return false;
}

// The member of a group who has been idle the longest, of those who could be asked and have not
// been. Looks at everybody: groups are small, and asked by hand.
AgentId next_of_group(const State& state, Time now, Slot conversation, OfferKind kind,
                      const Target& to, const Request* request) {
  const auto rank = [&state](AgentId id) {
    const Agent& agent = state.agent(id);
    return std::tuple(agent.idle_since, agent.load, agent.site_order);
  };
  AgentId best;
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    const AgentId id{index};
    if (!state.agents[index].takes_offers() || !belongs_to(state, to, id)) continue;
    if (check_target(state, now, conversation, kind, id) != Refusal::kNone) continue;
    if (request != nullptr && request->has_asked(id)) continue;
    if (!best || rank(id) < rank(best)) best = id;
  }
  return best;
}

// Nothing is left to do of having been consulted that would not come up again.
bool was_consulted(const Lease& lease) {
  return lease.is_wrapping_up() && lease.kind == OfferKind::kConsultation;
}

// Looking on, or having been consulted before, ends where more is asked of an agent.
void give_way(Turn& turn, Slot slot) {
  const Lease& lease = turn.state().leases[slot];
  if (lease.is_watching()) return stop_watching(turn, slot, LeftCause::kLeft);
  const ConversationId number = turn.state().conversations[lease.conversation].number;
  std::optional<WrapUpCodeId> code;
  if (lease.code) code = lease.code;
  turn.emit(event::WrapUpFinished{number, lease.agent, code, WrapUpEnd::kAsked});
}

void offer_to(Turn& turn, Slot request, AgentId agent) {
  const State& state = turn.state();
  const Request& asked = state.requests[request];
  const Slot held = state.find_lease(asked.conversation, agent);
  if (held != kNoSlot) give_way(turn, held);
  const Conversation& conversation = state.conversations[asked.conversation];
  const Duration timeout = state.queue(conversation.queue).settings.offer_timeout;
  const Time expires_at = std::min(turn.now() + timeout, asked.ends_at);
  turn.emit(event::OfferCreated{
      {state.offers.next()}, conversation.number, agent, asked.kind, expires_at});
}

Notice refusal_of(OfferKind kind) {
  if (kind == OfferKind::kTransfer) return Notice::kTransferRefused;
  return kind == OfferKind::kConference ? Notice::kConferenceRefused : Notice::kConsultationRefused;
}

ConsultationEnd told_as(RequestEnd cause) {
  switch (cause) {
    case RequestEnd::kDeclined:
      return ConsultationEnd::kDeclined;
    case RequestEnd::kExpired:
      return ConsultationEnd::kExpired;
    case RequestEnd::kNoTarget:
    case RequestEnd::kTargetGone:
      return ConsultationEnd::kNoTarget;
    case RequestEnd::kConversationEnded:
      return ConsultationEnd::kConversationEnded;
    case RequestEnd::kCancelled:
    case RequestEnd::kSenderGone:
      break;
  }
  return ConsultationEnd::kCancelled;
}

// Whether the target has not taken it up, other than that it was taken back.
bool is_refusal(RequestEnd cause) {
  return cause == RequestEnd::kDeclined || cause == RequestEnd::kExpired ||
         cause == RequestEnd::kNoTarget || cause == RequestEnd::kTargetGone;
}

void tell_end(Turn& turn, ConversationId number, const Request& request, RequestEnd cause) {
  switch (request.kind) {
    case OfferKind::kTransfer:
      return turn.emit(event::TransferFailed{number, request.asker, cause});
    case OfferKind::kConference:
      return turn.emit(event::ConferenceRequestDropped{number, request.asker, cause});
    case OfferKind::kConsultation:
      return turn.emit(event::ConsultationEnded{request.consultation, number, request.asker,
                                                request.to.agent, told_as(cause), false});
    case OfferKind::kRoute:
      break;
  }
}

// A request that nobody is being asked for any more comes to nothing.
void fail(Turn& turn, Slot slot, RequestEnd cause) {
  const State& state = turn.state();
  const Request request = state.requests[slot];
  const Slot at = request.conversation;
  const Conversation& conversation = state.conversations[at];
  const ConversationId number = conversation.number;
  const TransferMissed missed = state.queue(conversation.queue).settings.transfer_missed;
  tell_end(turn, number, request, cause);
  if (!is_refusal(cause)) return;
  const AgentId last = request.asked.empty() ? AgentId{} : request.asked.back();
  turn.emit(event::SystemNotice{
      number, refusal_of(request.kind), {Visibility::Kind::kAgent, request.asker}, last});
  const bool goes = request.kind == OfferKind::kTransfer && missed == TransferMissed::kQueue;
  if (goes && !is_shared(state, at)) {
    give_to_queue(turn, at, request.asker, conversation.queue, LeftCause::kRequeued);
  }
}

}  // namespace

Refusal check_known(const State& state, ConversationId conversation, const Target& to) {
  switch (to.kind) {
    case Target::Kind::kAgent:
      return state.find_agent(to.agent) == nullptr ? Refusal::kUnknownAgent : Refusal::kNone;
    case Target::Kind::kTeam:
      return state.keys.is_declared(to.team) ? Refusal::kNone : Refusal::kUnknownTeam;
    case Target::Kind::kSkill:
      return state.keys.is_declared(to.skill) ? Refusal::kNone : Refusal::kUnknownSkill;
    case Target::Kind::kQueue:
      return state.is_listed(to.queue) ? Refusal::kNone : Refusal::kUnknownQueue;
    case Target::Kind::kConsultation:
      break;
  }
  const bool is_known = state.consultations.numbers().was_issued(to.consultation.value);
  if (!is_known) return Refusal::kUnknownConsultation;
  const Slot slot = state.find(to.consultation);
  const bool is_of_another =
      slot != kNoSlot && state.consultations[slot].conversation != state.find(conversation);
  return is_of_another ? Refusal::kUnknownTarget : Refusal::kNone;
}

Refusal check_own_consultation(const State& state, Slot conversation, AgentId initiator,
                               ConsultationId number) {
  const Slot slot = state.find(number);
  if (slot == kNoSlot) return Refusal::kUnknownTarget;
  const Consultation& consultation = state.consultations[slot];
  if (consultation.conversation != conversation || consultation.initiator != initiator) {
    return Refusal::kUnknownTarget;
  }
  if (!consultation.is_active()) return Refusal::kTargetUnavailable;
  if (!state.agent(consultation.target).is_staff()) return Refusal::kTargetUnavailable;
  return check_room(state, conversation, consultation.target);
}

Refusal check_room(const State& state, Slot conversation, AgentId id) {
  const QueueId queue = state.conversations[conversation].queue;
  const bool has_room = state.agent(id).has_room_for(state.queue(queue).settings.weight) &&
                        is_below_cap(state, queue, id);
  return has_room ? Refusal::kNone : Refusal::kAgentAtCapacity;
}

Refusal check_target(const State& state, Time now, Slot conversation, OfferKind kind, AgentId id) {
  const Slot lease = state.find_lease(conversation, id);
  // Who looks on unseen is to the others as if they were not there.
  if (lease != kNoSlot && !state.leases[lease].is_watching()) {
    if (!state.leases[lease].is_wrapping_up()) return Refusal::kAlreadyAParticipant;
    if (!was_consulted(state.leases[lease])) return Refusal::kTargetUnavailable;
  }
  const Agent& agent = state.agent(id);
  if (!agent.listed || !agent.is_staff()) return Refusal::kTargetUnavailable;
  if (!agent.takes_offers()) return Refusal::kAgentNotReady;
  if (agent.paused_until > now) return Refusal::kTargetUnavailable;
  return kind == OfferKind::kConsultation ? Refusal::kNone : check_room(state, conversation, id);
}

Refusal check_askable(const State& state, Time now, Slot conversation, OfferKind kind,
                      const Target& to) {
  if (!to.is_group()) return check_target(state, now, conversation, kind, to.agent);
  return next_of_group(state, now, conversation, kind, to, nullptr) ? Refusal::kNone
                                                                    : Refusal::kTargetUnavailable;
}

Refusal check_nothing_pending(const State& state, Slot conversation) {
  Refusal found = Refusal::kNone;
  state.first_request(conversation, [&found](const Request& each) {
    if (each.kind == OfferKind::kTransfer) found = Refusal::kTransferPending;
    if (each.kind == OfferKind::kConference) found = Refusal::kInvitationPending;
    return found != Refusal::kNone;
  });
  return found;
}

void ask(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Request& request = state.requests[slot];
  const AgentId agent = request.to.is_group()
                            ? next_of_group(state, turn.now(), request.conversation, request.kind,
                                            request.to, &request)
                            : request.to.agent;
  offer_to(turn, slot, agent);
}

void ask_on(Turn& turn, Slot slot, RequestEnd cause) {
  const State& state = turn.state();
  const Request& request = state.requests[slot];
  if (!request.to.is_group()) return fail(turn, slot, cause);
  if (turn.now() >= request.ends_at) return fail(turn, slot, RequestEnd::kExpired);
  const AgentId next =
      next_of_group(state, turn.now(), request.conversation, request.kind, request.to, &request);
  if (!next) return fail(turn, slot, RequestEnd::kNoTarget);
  offer_to(turn, slot, next);
}

void end_request(Turn& turn, Slot slot, RequestEnd cause, RevokeCause told) {
  const State& state = turn.state();
  const Request& request = state.requests[slot];
  const Slot offered = state.find(request.offer);
  CORDBOARD_ASSERT(offered != kNoSlot);
  const Lease& lease = state.leases[offered];
  const ConversationId number = state.conversations[request.conversation].number;
  turn.emit(event::OfferRevoked{request.offer, number, lease.agent, request.kind, told});
  fail(turn, slot, cause);
}

void end_requests_of(Turn& turn, Slot conversation, AgentId asker, RequestEnd cause) {
  const State& state = turn.state();
  while (true) {
    const Slot slot = state.first_request(
        conversation, [asker](const Request& each) { return each.asker == asker; });
    if (slot == kNoSlot) return;
    end_request(turn, slot, cause, RevokeCause::kCancelled);
  }
}

void end_all_requests(Turn& turn, Slot conversation, RequestEnd cause, RevokeCause told) {
  const State& state = turn.state();
  while (state.conversations[conversation].has_requests()) {
    end_request(turn, state.conversations[conversation].first_request, cause, told);
  }
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

}  // namespace cordboard::core
