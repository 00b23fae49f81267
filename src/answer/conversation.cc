#include <algorithm>

#include "answer/answer.h"
#include "answer/histories.h"
#include "matching/serving_order.h"

namespace cordboard::core {
namespace {

constexpr std::size_t kLastLines = 3;

Time wait_end(const Conversation& conversation, Time now) {
  const bool waits = conversation.is_waiting() || conversation.phase == Phase::kScheduled;
  return waits ? now : conversation.served_at;
}

std::uint64_t position_of(const State& state, Slot slot) {
  const Conversation& asked = state.conversations[slot];
  const Queue& queue = state.queue(asked.queue);
  std::uint64_t position = 1;
  for (Slot at = queue.first_waiting; at != kNoSlot; at = state.conversations[at].next_waiting) {
    position += before_in_queue(queue, state.conversations[at], asked);
  }
  return position;
}

// The last entries that a customer or an agent sent, including those for agents only.
std::vector<answer::Line> last_lines(const State& state, const Conversation& conversation) {
  std::vector<answer::Line> lines;
  if (conversation.transcript == kNoSlot) return lines;
  const Transcript& transcript = state.transcripts[conversation.transcript];
  for (auto entry = transcript.entries.rbegin(); entry != transcript.entries.rend(); ++entry) {
    const bool is_from_somebody = entry->is_sent() && entry->kind != EntryKind::kBooking;
    if (!is_from_somebody || entry->visible_to == Visibility::Kind::kAgent) continue;
    lines.push_back(shown(state, transcript, *entry));
    if (lines.size() == kLastLines) break;
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

// The requests, consultations and supervisors of a conversation.
void add_requests_and_consultations(const State& state, Slot slot, answer::Conversation& told) {
  const Conversation& conversation = state.conversations[slot];
  std::size_t agents = 0;
  for (const answer::Participant& each : told.participants) {
    agents += each.role == ParticipantRole::kPrimary || each.role == ParticipantRole::kAgent;
  }
  for (Slot at = conversation.first_request; at != kNoSlot; at = state.requests[at].next) {
    const Request& request = state.requests[at];
    if (request.kind == OfferKind::kConference) told.conference = ConferenceState::kRequested;
    if (request.kind == OfferKind::kTransfer) told.transfer = request.to;
  }
  if (agents > 1) told.conference = ConferenceState::kActive;
  for (Slot at = conversation.first_consultation; at != kNoSlot;
       at = state.consultations[at].next) {
    if (!state.consultations[at].is_over()) {
      told.consultations.push_back(state.consultations[at].number);
    }
  }
  std::reverse(told.consultations.begin(), told.consultations.end());
}

}  // namespace

std::string customer_key(const State& state, CustomerId number) {
  const Customer* customer = state.customers.find(number);
  return customer == nullptr ? std::string() : std::string(customer->key());
}

ConversationState state_of(const Conversation& conversation) {
  switch (conversation.phase) {
    case Phase::kArriving:
    case Phase::kWaiting:
      return conversation.open_offers > 0 ? ConversationState::kOffered
                                          : ConversationState::kQueued;
    case Phase::kScheduled:
      return ConversationState::kScheduled;
    case Phase::kActive:
      return ConversationState::kActive;
    case Phase::kParked:
      return ConversationState::kParked;
    case Phase::kRejected:
      return ConversationState::kRejected;
    case Phase::kEnded:
    case Phase::kWrapUp:
      return ConversationState::kWrapUp;
    case Phase::kClosed:
      return ConversationState::kClosed;
    case Phase::kAbandoned:
      return ConversationState::kAbandoned;
  }
  return ConversationState::kClosed;
}

std::int64_t shown_priority(const State& state, Time now, const Conversation& conversation) {
  const Time until = wait_end(conversation, now);
  const std::int64_t exact = effective_priority(state, until, conversation);
  const std::int64_t whole = exact / Queue::kMsPerMinute;
  return exact % Queue::kMsPerMinute < 0 ? whole - 1 : whole;
}

Answer answer_to(const View& view, const question::Conversation& q) {
  const State& state = view.state;
  const Time now = view.now;
  const Slot slot = state.find(q.conversation);
  if (slot == kNoSlot) return {Refusal::kUnknownConversation, {}, {}};
  const Conversation& c = state.conversations[slot];
  answer::Conversation told;
  told.conversation = c.number;
  told.customer = customer_key(state, c.customer);
  told.customer_connected = !c.customer_away;
  told.state = state_of(c);
  told.queue = c.queue;
  if (c.is_waiting()) told.position = position_of(state, slot);
  told.priority = shown_priority(state, now, c);
  told.waited = wait_end(c, now) - c.waiting_since;
  for (Slot at = c.first_lease; at != kNoSlot; at = state.leases[at].next_of_conversation) {
    const Lease& lease = state.leases[at];
    if (lease.is_in_chat() || lease.is_watching()) {
      told.participants.push_back({lease.agent, lease.role});
    }
    if (lease.is_open_offer()) told.offers.push_back(lease.offer);
  }
  add_requests_and_consultations(state, slot, told);
  if (c.is_served()) told.reminder = c.reminder;
  told.elapsed = (c.is_over() ? c.ended_at : now) - c.started_at;
  told.last_lines = last_lines(state, c);
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
