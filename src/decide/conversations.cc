#include "decide/conversations.h"

#include <algorithm>

#include "cordboard/limits.h"
#include "decide/handlers.h"
#include "decide/messages.h"
#include "decide/participants.h"
#include "decide/permission.h"
#include "decide/queues.h"
#include "checks/texts.h"
#include "decide/wrap_up.h"
#include "state/retention.h"

namespace cordboard::core {
namespace {

bool is_within_limits(const State& state, const command::StartConversation& c) {
  if (state.conversations.live() >= limits::kLiveConversations) return false;
  if (c.subject && c.subject->size() > limits::kSubjectBytes) return false;
  if (c.needs != nullptr && !has_room_for_needs(state, c.needs)) return false;
  return c.attributes.empty() || are_attributes_within_limits(c.attributes);
}

// The conversation that this customer gave up in the same queue not long ago; the latest of
// several. None: kNoSlot.
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

// The conversation that the customer gave up not long ago goes on. False if there is none.
[[gnu::noinline]] bool resume_given_up(Turn& turn, const Customer& customer, QueueId queue) {
  const Slot slot = find_resumable(turn, customer, queue);
  if (slot == kNoSlot) return false;
  enter_queue(turn, slot, queue, QueuedCause::kResumed);
  turn.made(Made::kConversation, turn.state().conversations[slot].number.value);
  return true;
}

[[gnu::noinline]] const Customer* find_by_key(const State& state, std::string_view key) {
  return state.customers.find(state.customers.find(key));
}

// The customer as events name them; a newcomer gets the next number.
CustomerRef named(Turn& turn, const Customer* known, std::string_view key) {
  if (known != nullptr) return {known->number, turn.keep(known->text, known->size)};
  return {CustomerId{turn.state().customers.numbers().next()}, turn.keep(key)};
}

// Whoever was asked, or is consulted, has nothing to do with it any more.
[[gnu::noinline, gnu::cold]] void end_company(Turn& turn, ConversationId number, EndCause cause) {
  const bool is_customer = cause != EndCause::kAgent && cause != EndCause::kHost;
  leave_alone(turn, turn.state().find(number), RequestEnd::kConversationEnded,
              is_customer ? RevokeCause::kCustomerLeft : RevokeCause::kCancelled);
}

// Ends an active chat for everybody; each agent goes into wrap-up by the queue's rule.
[[gnu::always_inline]] inline void end_served(Turn& turn, const Conversation& conversation,
                                              EndCause cause, AgentId by) {
  const State& state = turn.state();
  const ConversationId number = conversation.number;
  if (conversation.has_requests() || conversation.has_consultations()) [[unlikely]]
    end_company(turn, number, cause);
  turn.emit_filled<event::ConversationEnded>([=](event::ConversationEnded& ended) {
    ended.conversation = number;
    ended.cause = cause;
    if (by) ended.agent = by;
  });
  Slot next = kNoSlot;
  for (Slot at = conversation.first_lease; at != kNoSlot; at = next) {
    const Lease& lease = state.leases[at];
    next = lease.next_of_conversation;
    if (lease.is_in_chat()) {
      end_part(turn, lease, conversation, LeftCause::kEnded);
    } else if (lease.is_watching()) {
      stop_watching(turn, at, LeftCause::kEnded);
    }
  }
  close_if_done(turn, conversation);
}

}  // namespace

[[gnu::noinline]] bool are_attributes_within_limits(Attributes attributes) {
  if (attributes.size() > limits::kAttributes) return false;
  return std::all_of(attributes.begin(), attributes.end(), [](const Attribute& attribute) {
    return attribute.key.size() + attribute.value.size() <= limits::kAttributeBytes;
  });
}

// Whether one more may ask for this.
[[gnu::noinline]] bool has_room_for_needs(const State& state, const Requirement* needs) {
  if (needs == nullptr || needs->empty()) return true;
  return state.needs.in_use() < limits::kRequirementClasses || state.needs.is_in_use(*needs);
}

Refusal check_live_and_agent(const State& state, ConversationId number, AgentId agent, Slot& slot) {
  const Numbering& numbers = state.conversations.numbers();
  if (!numbers.was_issued(number.value)) return Refusal::kUnknownConversation;
  if (state.find_agent(agent) == nullptr) return Refusal::kUnknownAgent;
  slot = state.find(number);
  const bool is_over = slot == kNoSlot || state.conversations[slot].is_over();
  return is_over ? Refusal::kConversationEnded : Refusal::kNone;
}

Refusal check_live(const Turn& turn, ConversationId number, Slot& slot) {
  const State& state = turn.state();
  if (const Refusal refusal = missing(state, number); refusal != Refusal::kNone) return refusal;
  slot = state.find(number);
  if (state.conversations[slot].is_over()) return Refusal::kConversationEnded;
  if (!is_own(state, turn.by(), state.conversations[slot])) return Refusal::kNotPermitted;
  return Refusal::kNone;
}

void give_back(Turn& turn, Slot slot, LeftCause cause) {
  const State& state = turn.state();
  const Lease& lease = state.leases[slot];
  const Slot waiting = lease.conversation;
  const Conversation& conversation = state.conversations[waiting];
  const ConversationId number = conversation.number;
  const bool is_lost = cause == LeftCause::kAgentLost;
  leave_alone(turn, waiting, RequestEnd::kSenderGone, RevokeCause::kCancelled);
  stop_typing(turn, waiting, Speaker::of(lease.agent));
  turn.emit(event::ParticipantLeft{number, lease.agent, lease.role, cause, false});
  enter_queue(turn, waiting, conversation.queue,
              is_lost ? QueuedCause::kAgentLost : QueuedCause::kRequeued);
  turn.emit(event::SystemNotice{number, is_lost ? Notice::kAgentLost : Notice::kRequeued, {}});
}

Slot primary_of(const State& state, Slot conversation) {
  for (Slot at = state.conversations[conversation].first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    const Lease& lease = state.leases[at];
    if (lease.is_in_chat() && lease.role == ParticipantRole::kPrimary) return at;
  }
  return kNoSlot;
}

void resume(Turn& turn, Slot slot, ResumeCause cause) {
  const Lease& lease = turn.state().leases[slot];
  const ConversationId number = turn.state().conversations[lease.conversation].number;
  turn.emit(event::ConversationResumed{number, lease.agent, cause});
}

Refusal missing(const State& state, ConversationId number) {
  if (!state.conversations.numbers().was_issued(number.value)) return Refusal::kUnknownConversation;
  return state.find(number) == kNoSlot ? Refusal::kConversationEnded : Refusal::kNone;
}

void abandon(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[slot].number;
  revoke_offers_for(turn, slot, RevokeCause::kCustomerLeft);
  turn.emit(event::ConversationAbandoned{number});
  forget_if_nothing_is_kept(turn, slot);
}

void revoke_offers_for(Turn& turn, Slot conversation, RevokeCause cause) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[conversation].number;
  Slot next = kNoSlot;
  for (Slot slot = state.conversations[conversation].first_lease; slot != kNoSlot; slot = next) {
    const Lease& lease = state.leases[slot];
    next = lease.next_of_conversation;
    if (!lease.is_open_offer() || lease.kind != OfferKind::kRoute) continue;
    turn.emit(event::OfferRevoked{lease.offer, number, lease.agent, lease.kind, cause});
  }
}

void end_for_all(Turn& turn, Slot slot, EndCause cause, AgentId by) {
  end_served(turn, turn.state().conversations[slot], cause, by);
}

Refusal handle(Turn& turn, const command::StartConversation& c) {
  const State& state = turn.state();
  const Customer* customer = nullptr;
  if (c.customer.id) {
    customer = state.customers.find(c.customer.id);
    if (customer == nullptr) return Refusal::kUnknownCustomer;
  } else {
    customer = find_by_key(state, c.customer.key);
  }
  if (!state.is_listed(c.queue)) return Refusal::kUnknownQueue;
  if (c.needs != nullptr && !names_known_skills(state, *c.needs)) return Refusal::kUnknownSkill;
  if (c.prefer_agent && state.find_agent(*c.prefer_agent) == nullptr) return Refusal::kUnknownAgent;
  if (!is_within_limits(state, c)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  if (customer != nullptr && customer->first_abandoned != kNoSlot) {
    if (resume_given_up(turn, *customer, c.queue)) return Refusal::kNone;
  }
  const ConversationId number{state.conversations.numbers().next()};
  const CustomerRef name = named(turn, customer, c.customer.key);
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
  receive(turn, state.find(number));
  turn.made(Made::kConversation, number.value);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::AbandonConversation& c) {
  Slot slot = kNoSlot;
  const Refusal refusal = check_live(turn, c.conversation, slot);
  if (refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  if (turn.state().conversations[slot].is_served()) {
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
  stop_typing(turn, slot, Speaker::customer());
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
  const bool is_agent =
      turn.by().kind == Actor::Kind::kAgent || turn.by().kind == Actor::Kind::kSupervisor;
  const AgentId agent = c.agent ? *c.agent : is_agent ? turn.by().agent : AgentId{};
  if (!state.conversations.numbers().was_issued(c.conversation.value)) {
    return Refusal::kUnknownConversation;
  }
  if ((c.agent || is_agent) && state.find_agent(agent) == nullptr) return Refusal::kUnknownAgent;
  const Conversation* conversation = state.look_up(c.conversation);
  if (conversation == nullptr || conversation->is_over()) return Refusal::kConversationEnded;
  const bool is_served = conversation->is_served();
  if (agent && !is_served) return Refusal::kConversationNotActive;
  if (!is_own(state, turn.by(), *conversation)) return Refusal::kNotPermitted;
  if (agent && !takes_part(state, *conversation, agent)) return Refusal::kNotAParticipant;

  // Past this line the command succeeds. What is rare looks the slot up.
  const bool by_customer = turn.by().kind == Actor::Kind::kCustomer;
  if (!is_served) {
    abandon(turn, state.find(c.conversation));
  } else if (agent && is_shared(state, *conversation)) {
    step_out(turn, state.find(c.conversation), agent, LeftCause::kEnded);
  } else {
    const EndCause of_others = by_customer ? EndCause::kCustomer : EndCause::kHost;
    end_served(turn, *conversation, agent ? EndCause::kAgent : of_others, agent);
  }
  return Refusal::kNone;
}

}  // namespace cordboard::core
