#include "decide/handle.h"

#include <algorithm>

#include "checks/limits.h"
#include "checks/lookups.h"
#include "checks/participants.h"
#include "checks/permission.h"
#include "checks/targets.h"
#include "checks/texts.h"
#include "cordboard/limits.h"
#include "effects/customers.h"
#include "effects/ending.h"
#include "effects/messages.h"
#include "effects/participants.h"
#include "effects/queues.h"
#include "effects/routed_offers.h"
#include "effects/typing.h"

namespace cordboard::core {
namespace {

// ---- start_conversation

bool is_within_limits(const State& state, const command::StartConversation& c) {
  if (state.conversations.live() >= limits::kLiveConversations) return false;
  if (c.subject && c.subject->size() > limits::kSubjectBytes) return false;
  if (c.needs != nullptr && !has_room_for_needs(state, c.needs)) return false;
  return c.attributes.empty() || are_attributes_within_limits(c.attributes);
}

// The customer's abandoned conversation that can go on in this queue, because it was abandoned less
// than `abandon_resume` ago. Of several, the one abandoned last. kNoSlot without one.
Slot find_resumable(const Turn& turn, const Customer& customer, QueueId queue) {
  const State& state = turn.state();
  const Duration within = state.queue(queue).settings.abandon_resume;
  Slot found = kNoSlot;
  for (Slot at = customer.first_abandoned; at != kNoSlot;
       at = state.conversations[at].next_abandoned) {
    const Conversation& each = state.conversations[at];
    if (each.ended_at + state.longest_resume <= turn.now()) break;
    if (each.queue != queue || each.ended_at + within <= turn.now()) continue;
    const bool is_later = found == kNoSlot || each.ended_at > state.conversations[found].ended_at ||
                          (each.ended_at == state.conversations[found].ended_at &&
                           each.number > state.conversations[found].number);
    if (is_later) found = at;
  }
  return found;
}

// Lets an abandoned conversation go on. Returns false if there is none.
bool resume_abandoned(Turn& turn, const Customer& customer, QueueId queue) {
  const Slot slot = find_resumable(turn, customer, queue);
  if (slot == kNoSlot) return false;
  enter_queue(turn, slot, queue, QueuedCause::kResumed);
  turn.made(Made::kConversation, turn.state().conversations[slot].number.value);
  return true;
}

// The customer; null for a new one. Refuses a number that is unknown.
Found<const Customer*> find_starting(const State& state, const CustomerRef& ref) {
  if (!ref.id) return state.customers.find(state.customers.find(ref.key));
  const Customer* customer = state.customers.find(ref.id);
  if (customer == nullptr) return Refusal::kUnknownCustomer;
  return customer;
}

// Emits the start. `customer`: null for a new one.
ConversationId start(Turn& turn, const command::StartConversation& c, const Customer* customer) {
  const ConversationId number{turn.state().conversations.numbers().next()};
  const CustomerRef name = reference_to(turn, customer, c.customer.key);
  turn.emit_filled<event::ConversationStarted>([&](event::ConversationStarted& started) {
    started.conversation = number;
    started.customer = name;
    started.queue = c.queue;
    if (c.needs != nullptr && !c.needs->empty()) started.needs = turn.keep(*c.needs);
    started.priority = c.priority;
    if (c.waiting_since) started.waiting_since = std::min(*c.waiting_since, turn.now());
    started.due_at = c.due_at;
    if (c.subject) started.subject = turn.keep(*c.subject);
    started.attributes = turn.keep(c.attributes);
    started.prefer_agent = c.prefer_agent;
  });
  return number;
}

// ---- end_conversation

// The agent who ends it: named, or the actor; none if the host or the customer does.
AgentId ending_agent(const Turn& turn, const command::EndConversation& c) {
  return c.agent ? *c.agent : is_agent_or_supervisor(turn.by().kind) ? turn.by().agent : AgentId{};
}

// ---- the other commands

// Refuses to park a chat that has another agent, a pending request, or a consultation of the agent.
Refusal check_can_park(const State& state, Slot conversation, AgentId agent) {
  if (is_shared(state, conversation)) return Refusal::kNotPermitted;
  const Refusal refusal = check_nothing_pending(state, conversation);
  if (!passes(refusal)) return refusal;
  const bool consults = state.find_consultation(conversation, agent) != kNoSlot;
  return consults ? Refusal::kConsultationPending : Refusal::kNone;
}

Found<Slot> find_updatable(const State& state, const command::UpdateConversation& c) {
  if (const Refusal refusal = check_known(state, c.conversation); !passes(refusal)) return refusal;
  if (c.needs != nullptr && !names_known_skills(state, *c.needs)) return Refusal::kUnknownSkill;
  if (c.queue && !state.is_listed(*c.queue)) return Refusal::kUnknownQueue;
  const Found<Slot> slot = find_unended(state, c.conversation);
  if (!slot.ok()) return slot;
  if (c.queue && !state.conversations[*slot].is_waiting()) return Refusal::kConversationNotWaiting;
  if (!has_room_for_needs(state, c.needs)) return Refusal::kLimitReached;
  if (c.attributes && !are_attributes_within_limits(*c.attributes)) return Refusal::kLimitReached;
  return slot;
}

// The event with the fields that the command changes. The queue is left out if the conversation is
// in it already.
event::ConversationUpdated update_of(Turn& turn, const command::UpdateConversation& c,
                                     QueueId queue) {
  event::ConversationUpdated updated;
  updated.conversation = c.conversation;
  updated.priority = c.priority;
  if (c.needs != nullptr) updated.needs = turn.keep(*c.needs);
  updated.due_at = c.due_at;
  if (c.attributes) updated.attributes = turn.keep(*c.attributes);
  if (c.queue && *c.queue != queue) updated.queue = c.queue;
  return updated;
}

bool is_empty(const event::ConversationUpdated& e) {
  return !e.priority && e.needs == nullptr && !e.due_at && !e.attributes && !e.queue;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::StartConversation& c) {
  const State& state = turn.state();
  const Found<const Customer*> customer = find_starting(state, c.customer);
  if (!customer.ok()) return customer.refusal();
  if (!state.is_listed(c.queue)) return Refusal::kUnknownQueue;
  if (c.needs != nullptr && !names_known_skills(state, *c.needs)) return Refusal::kUnknownSkill;
  if (c.prefer_agent && state.find_agent(*c.prefer_agent) == nullptr) return Refusal::kUnknownAgent;
  if (!is_within_limits(state, c)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  const bool has_abandoned = *customer != nullptr && (*customer)->first_abandoned != kNoSlot;
  if (has_abandoned && resume_abandoned(turn, **customer, c.queue)) return Refusal::kNone;
  const ConversationId number = start(turn, c, *customer);
  admit(turn, state.find(number));
  turn.made(Made::kConversation, number.value);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::AbandonConversation& c) {
  const Found<Slot> slot = find_own_live(turn.state(), turn.by(), c.conversation);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  end_or_abandon(turn, *slot, EndCause::kCustomer);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::DisconnectCustomer& c) {
  const Found<Slot> slot = find_own_live(turn.state(), turn.by(), c.conversation);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  if (turn.state().conversations[*slot].customer_away) return Refusal::kNone;
  stop_typing(turn, *slot, Speaker::customer());
  turn.emit(event::CustomerDisconnected{c.conversation});
  revoke_routed_offers(turn, *slot, RevokeCause::kCustomerLeft);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::ReconnectCustomer& c) {
  const Found<Slot> slot = find_own_live(turn.state(), turn.by(), c.conversation);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  if (!turn.state().conversations[*slot].customer_away) return Refusal::kNone;
  turn.emit(event::CustomerReconnected{c.conversation});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::EndConversation& c) {
  const State& state = turn.state();
  const Actor::Kind by = turn.by().kind;
  const AgentId agent = ending_agent(turn, c);
  if (const Refusal refusal = check_known(state, c.conversation); !passes(refusal)) return refusal;
  const bool is_by_agent = c.agent || is_agent_or_supervisor(by);
  if (is_by_agent && state.find_agent(agent) == nullptr) return Refusal::kUnknownAgent;
  const Conversation* conversation = state.look_up(c.conversation);
  if (conversation == nullptr || conversation->is_over()) return Refusal::kConversationEnded;
  const bool is_served = conversation->is_served();
  if (agent && !is_served) return Refusal::kConversationNotActive;
  if (!is_own(state, turn.by(), *conversation)) return Refusal::kNotPermitted;
  if (agent && !takes_part(state, *conversation, agent)) return Refusal::kNotAParticipant;

  // Past this line the command succeeds. Only the rare branches look up the slot.
  if (!is_served) {
    abandon(turn, state.find(c.conversation));
  } else if (agent && is_shared(state, *conversation)) {
    remove_participant(turn, state.find(c.conversation), agent, LeftCause::kEnded);
  } else {
    const EndCause of_others = by == Actor::Kind::kCustomer ? EndCause::kCustomer : EndCause::kHost;
    end_for_all(turn, *conversation, agent ? EndCause::kAgent : of_others, agent);
  }
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::UpdateConversation& c) {
  const State& state = turn.state();
  const Found<Slot> slot = find_updatable(state, c);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  const event::ConversationUpdated updated = update_of(turn, c, state.conversations[*slot].queue);
  if (is_empty(updated)) return Refusal::kNone;
  turn.emit(updated);
  if (updated.queue) {
    revoke_routed_offers(turn, *slot, RevokeCause::kCancelled);
    enter_queue(turn, *slot, *c.queue, QueuedCause::kTransfer);
  } else if (c.needs != nullptr) {
    revoke_unsuitable_offers(turn, *slot);
  }
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::RequeueConversation& c) {
  const State& state = turn.state();
  const Found<Slot> lease = find_lease_in_chat(state, c.conversation, c.agent);
  if (!lease.ok()) return lease.refusal();
  // A chat that other agents go on serving cannot wait in a queue.
  if (is_shared(state, state.leases[*lease].conversation)) return Refusal::kNotPermitted;

  // Past this line the command succeeds.
  give_back(turn, *lease, LeftCause::kRequeued);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::ParkConversation& c) {
  const State& state = turn.state();
  const Found<Slot> lease = find_lease_in_chat(state, c.conversation, c.agent);
  if (!lease.ok()) return lease.refusal();
  if (!state.leases[*lease].is_serving()) return Refusal::kConversationNotActive;
  const Slot slot = state.leases[*lease].conversation;
  if (const Refusal refusal = check_can_park(state, slot, c.agent); !passes(refusal)) {
    return refusal;
  }
  if (c.until && !is_within_park_limit(turn.now(), *c.until)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  const Time latest = turn.now() + Duration{limits::kLongestParkMs};
  const Time until = std::max(c.until.value_or(latest), turn.now());
  stop_typing(turn, slot, Speaker::of(c.agent));
  turn.emit(event::ConversationParked{c.conversation, c.agent, until});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::ResumeConversation& c) {
  const State& state = turn.state();
  const Found<Slot> slot = find_live(state, c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();
  if (state.conversations[*slot].phase != Phase::kParked) return Refusal::kNotParked;
  if (!takes_part(state, *slot, c.agent)) return Refusal::kNotAParticipant;

  // Past this line the command succeeds.
  resume_parked(turn, state.find_lease(*slot, c.agent), ResumeCause::kAsked);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::CallbackLater& c) {
  const Found<Slot> slot = find_own_live(turn.state(), turn.by(), c.conversation);
  if (!slot.ok()) return slot.refusal();
  if (!turn.state().conversations[*slot].is_waiting()) return Refusal::kConversationNotWaiting;
  if (!is_within_park_limit(turn.now(), c.at_time)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  revoke_routed_offers(turn, *slot, RevokeCause::kCancelled);
  turn.emit(event::CallbackScheduled{c.conversation, std::max(c.at_time, turn.now())});
  return Refusal::kNone;
}

}  // namespace cordboard::core
