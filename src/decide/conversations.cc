#include "decide/conversations.h"

#include <algorithm>

#include "cordboard/limits.h"
#include "decide/handlers.h"
#include "decide/permission.h"
#include "decide/texts.h"
#include "decide/wrap_up.h"

namespace cordboard::core {
namespace {

// Forgotten at once where the site keeps nothing.
void forget_if_nothing_is_kept(Turn& turn, ConversationId number) {
  if (turn.state().site->keep_closed.count() == 0) turn.emit(event::ConversationForgotten{number});
}

// The ladder that commands on a live conversation share.
Refusal check_live(const Turn& turn, ConversationId number, Slot& slot) {
  const State& state = turn.state();
  if (const Refusal refusal = missing(state, number); refusal != Refusal::kNone) return refusal;
  slot = state.find(number);
  if (state.conversations[slot].is_over()) return Refusal::kConversationEnded;
  if (!is_own(state, turn.by(), state.conversations[slot])) return Refusal::kNotPermitted;
  return Refusal::kNone;
}

bool is_within_limits(const State& state, const command::StartConversation& c) {
  if (state.conversations.live() >= limits::kLiveConversations) return false;
  const bool is_one_more = c.needs != nullptr && !c.needs->empty() &&
                           state.needs.in_use() >= limits::kRequirementClasses;
  if (is_one_more && !state.needs.is_in_use(*c.needs)) return false;
  if (c.subject && c.subject->size() > limits::kSubjectBytes) return false;
  if (c.attributes.size() > limits::kAttributes) return false;
  return std::all_of(c.attributes.begin(), c.attributes.end(), [](const Attribute& attribute) {
    return attribute.key.size() + attribute.value.size() <= limits::kAttributeBytes;
  });
}

std::string_view key_of(const State& state, CustomerId number, std::string_view key) {
  const Customer* known = state.customers.find(number);
  return known == nullptr ? key : known->key();
}

}  // namespace

Refusal missing(const State& state, ConversationId number) {
  if (!state.conversations.numbers().was_issued(number.value)) return Refusal::kUnknownConversation;
  return state.find(number) == kNoSlot ? Refusal::kConversationEnded : Refusal::kNone;
}

void abandon(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  revoke_offers_for(turn, slot, RevokeCause::kCustomerLeft);
  turn.emit(event::ConversationAbandoned{number});
  forget_if_nothing_is_kept(turn, number);
}

void revoke_offers_for(Turn& turn, Slot conversation, RevokeCause cause) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[conversation].number;
  Slot next = kNoSlot;
  for (Slot slot = state.conversations[conversation].first_lease; slot != kNoSlot; slot = next) {
    const Lease& lease = state.leases[slot];
    next = lease.next_of_conversation;
    if (!lease.is_open_offer()) continue;
    turn.emit(event::OfferRevoked{lease.offer, number, lease.agent, lease.kind, cause});
  }
}

void end_for_all(Turn& turn, Slot slot, EndCause cause, std::optional<AgentId> by) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  turn.emit(event::ConversationEnded{number, cause, by});
  Slot next = kNoSlot;
  for (Slot at = state.conversations[slot].first_lease; at != kNoSlot; at = next) {
    const Lease& lease = state.leases[at];
    next = lease.next_of_conversation;
    if (lease.is_serving()) end_part(turn, at, LeftCause::kEnded);
  }
  close_if_done(turn, number);
}

void close_if_done(Turn& turn, ConversationId number) {
  const State& state = turn.state();
  const Conversation& conversation = state.conversations[state.find(number)];
  if (!conversation.is_over() || conversation.first_lease != kNoSlot) return;
  turn.emit(event::ConversationClosed{number});
  forget_if_nothing_is_kept(turn, number);
}

Refusal handle(Turn& turn, const command::StartConversation& c) {
  const State& state = turn.state();
  if (c.customer.id && state.customers.find(c.customer.id) == nullptr)
    return Refusal::kUnknownCustomer;
  if (!state.is_listed(c.queue)) return Refusal::kUnknownQueue;
  if (c.needs != nullptr && !names_known_skills(state, *c.needs)) return Refusal::kUnknownSkill;
  if (!is_within_limits(state, c)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  CustomerId customer = c.customer.id ? c.customer.id : state.customers.find(c.customer.key);
  if (!customer) customer = CustomerId{state.customers.numbers().next()};
  event::ConversationStarted started;
  started.conversation = ConversationId{state.conversations.numbers().next()};
  started.customer = {customer, turn.keep(key_of(state, customer, c.customer.key))};
  started.queue = c.queue;
  if (c.needs != nullptr && !c.needs->empty()) started.needs = turn.keep(*c.needs);
  started.priority = c.priority;
  if (c.waiting_since) started.waiting_since = std::min(*c.waiting_since, turn.now());
  started.due_at = c.due_at;
  if (c.subject) started.subject = turn.keep(*c.subject);
  started.attributes = turn.keep(c.attributes);
  turn.emit(started);
  turn.emit(event::ConversationQueued{started.conversation, c.queue, QueuedCause::kArrived});
  turn.made(Made::kConversation, started.conversation.value);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::AbandonConversation& c) {
  Slot slot = kNoSlot;
  const Refusal refusal = check_live(turn, c.conversation, slot);
  if (refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  if (turn.state().conversations[slot].is_active()) {
    end_for_all(turn, slot, EndCause::kCustomer, {});
  } else {
    abandon(turn, slot);
  }
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::DisconnectCustomer& c) {
  Slot slot = kNoSlot;
  const Refusal refusal = check_live(turn, c.conversation, slot);
  if (refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  if (turn.state().conversations[slot].customer_away) return Refusal::kNone;
  turn.emit(event::CustomerDisconnected{c.conversation});
  revoke_offers_for(turn, slot, RevokeCause::kCustomerLeft);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::ReconnectCustomer& c) {
  Slot slot = kNoSlot;
  const Refusal refusal = check_live(turn, c.conversation, slot);
  if (refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  if (!turn.state().conversations[slot].customer_away) return Refusal::kNone;
  turn.emit(event::CustomerReconnected{c.conversation});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::EndConversation& c) {
  const State& state = turn.state();
  std::optional<AgentId> agent = c.agent;
  const bool is_agent =
      turn.by().kind == Actor::Kind::kAgent || turn.by().kind == Actor::Kind::kSupervisor;
  if (!agent && is_agent) agent = turn.by().agent;
  if (!state.conversations.numbers().was_issued(c.conversation.value)) {
    return Refusal::kUnknownConversation;
  }
  if (agent && state.find_agent(*agent) == nullptr) return Refusal::kUnknownAgent;
  const Slot slot = state.find(c.conversation);
  if (slot == kNoSlot || state.conversations[slot].is_over()) return Refusal::kConversationEnded;
  const Conversation& conversation = state.conversations[slot];
  if (agent && !conversation.is_active()) return Refusal::kConversationNotActive;
  if (!is_own(state, turn.by(), conversation)) return Refusal::kNotPermitted;
  if (agent && !serves(state, slot, *agent)) return Refusal::kNotAParticipant;

  // Past this line the command succeeds.
  const bool by_customer = turn.by().kind == Actor::Kind::kCustomer;
  if (!conversation.is_active()) {
    abandon(turn, slot);
  } else if (agent) {
    end_for_all(turn, slot, EndCause::kAgent, agent);
  } else {
    end_for_all(turn, slot, by_customer ? EndCause::kCustomer : EndCause::kHost, {});
  }
  return Refusal::kNone;
}

}  // namespace cordboard::core
