// Moving conversations about by hand: updates, giving back, parking, calling back.
#include <algorithm>

#include "cordboard/limits.h"
#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/messages.h"
#include "decide/participants.h"
#include "decide/permission.h"
#include "decide/queues.h"
#include "decide/requests.h"
#include "checks/texts.h"
#include "matching/eligibility.h"

namespace cordboard::core {
namespace {

// The lease of an agent who takes part in a chat.
Refusal check_chat(const State& state, ConversationId number, AgentId agent, Slot& lease) {
  Slot slot = kNoSlot;
  const Refusal refusal = check_live_and_agent(state, number, agent, slot);
  if (refusal != Refusal::kNone) return refusal;
  if (!state.conversations[slot].is_served()) return Refusal::kConversationNotActive;
  if (!takes_part(state, slot, agent)) return Refusal::kNotAParticipant;
  lease = state.find_lease(slot, agent);
  return Refusal::kNone;
}

bool is_within_park_limit(const Turn& turn, Time until) {
  return (until - turn.now()).count() <= limits::kLongestParkMs;
}

// A chat is put aside by its only agent, who has nothing else open about it.
Refusal check_nothing_going_on(const State& state, Slot conversation, AgentId agent) {
  if (is_shared(state, conversation)) return Refusal::kNotPermitted;
  if (const auto refusal = check_nothing_pending(state, conversation); refusal != Refusal::kNone) {
    return refusal;
  }
  const bool consults = state.find_consultation(conversation, agent) != kNoSlot;
  return consults ? Refusal::kConsultationPending : Refusal::kNone;
}

// What somebody has been offered who may not have it any more is taken back.
void revoke_unsuitable(Turn& turn, Slot conversation) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[conversation].number;
  Slot next = kNoSlot;
  for (Slot at = state.conversations[conversation].first_lease; at != kNoSlot; at = next) {
    const Lease& lease = state.leases[at];
    next = lease.next_of_conversation;
    if (!lease.is_open_offer() || lease.kind != OfferKind::kRoute) continue;
    if (is_suitable(state, state.conversations[conversation], lease.agent)) continue;
    turn.emit(
        event::OfferRevoked{lease.offer, number, lease.agent, lease.kind, RevokeCause::kCancelled});
  }
}

}  // namespace

Refusal handle(Turn& turn, const command::UpdateConversation& c) {
  const State& state = turn.state();
  if (!state.conversations.numbers().was_issued(c.conversation.value)) {
    return Refusal::kUnknownConversation;
  }
  if (c.needs != nullptr && !names_known_skills(state, *c.needs)) return Refusal::kUnknownSkill;
  if (c.queue && !state.is_listed(*c.queue)) return Refusal::kUnknownQueue;
  const Slot slot = state.find(c.conversation);
  if (slot == kNoSlot || state.conversations[slot].is_over()) return Refusal::kConversationEnded;
  const Conversation& conversation = state.conversations[slot];
  if (c.queue && !conversation.is_waiting()) return Refusal::kConversationNotWaiting;
  if (!has_room_for_needs(state, c.needs)) return Refusal::kLimitReached;
  if (c.attributes && !are_attributes_within_limits(*c.attributes)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  event::ConversationUpdated updated;
  updated.conversation = c.conversation;
  updated.priority = c.priority;
  if (c.needs != nullptr) updated.needs = turn.keep(*c.needs);
  updated.due_at = c.due_at;
  if (c.attributes) updated.attributes = turn.keep(*c.attributes);
  const bool moves = c.queue && *c.queue != conversation.queue;
  if (moves) updated.queue = c.queue;
  const bool is_empty = !c.priority && c.needs == nullptr && !c.due_at && !c.attributes && !moves;
  if (is_empty) return Refusal::kNone;
  turn.emit(updated);
  if (moves) {
    revoke_offers_for(turn, slot, RevokeCause::kCancelled);
    enter_queue(turn, slot, *c.queue, QueuedCause::kTransfer);
  } else if (c.needs != nullptr) {
    revoke_unsuitable(turn, slot);
  }
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::RequeueConversation& c) {
  Slot lease = kNoSlot;
  const Refusal refusal = check_chat(turn.state(), c.conversation, c.agent, lease);
  if (refusal != Refusal::kNone) return refusal;
  // Others serve it: it cannot wait at the same time.
  if (is_shared(turn.state(), turn.state().leases[lease].conversation)) {
    return Refusal::kNotPermitted;
  }

  // Past this line the command succeeds.
  give_back(turn, lease, LeftCause::kRequeued);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::ParkConversation& c) {
  const State& state = turn.state();
  Slot lease = kNoSlot;
  const Refusal refusal = check_chat(state, c.conversation, c.agent, lease);
  if (refusal != Refusal::kNone) return refusal;
  if (!state.leases[lease].is_serving()) return Refusal::kConversationNotActive;
  if (const auto busy = check_nothing_going_on(state, state.leases[lease].conversation, c.agent);
      busy != Refusal::kNone)
    return busy;
  if (c.until && !is_within_park_limit(turn, *c.until)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  const Time latest = turn.now() + Duration{limits::kLongestParkMs};
  const Time until = std::max(c.until.value_or(latest), turn.now());
  stop_typing(turn, state.leases[lease].conversation, Speaker::of(c.agent));
  turn.emit(event::ConversationParked{c.conversation, c.agent, until});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::ResumeConversation& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  const Refusal refusal = check_live_and_agent(state, c.conversation, c.agent, slot);
  if (refusal != Refusal::kNone) return refusal;
  if (state.conversations[slot].phase != Phase::kParked) return Refusal::kNotParked;
  if (!takes_part(state, slot, c.agent)) return Refusal::kNotAParticipant;
  const Slot lease = state.find_lease(slot, c.agent);

  // Past this line the command succeeds.
  resume(turn, lease, ResumeCause::kAsked);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::CallbackLater& c) {
  Slot slot = kNoSlot;
  const Refusal refusal = check_live(turn, c.conversation, slot);
  if (refusal != Refusal::kNone) return refusal;
  if (!turn.state().conversations[slot].is_waiting()) return Refusal::kConversationNotWaiting;
  if (!is_within_park_limit(turn, c.at_time)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  revoke_offers_for(turn, slot, RevokeCause::kCancelled);
  turn.emit(event::CallbackScheduled{c.conversation, std::max(c.at_time, turn.now())});
  return Refusal::kNone;
}

}  // namespace cordboard::core
