#include <algorithm>

#include "cordboard/limits.h"
#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/messages.h"
#include "decide/permission.h"
#include "state/calendars.h"

namespace cordboard::core {
namespace {

// The agent's calendar, if customers may book from it.
const AgentCalendar* bookable(const State& state, AgentId agent) {
  const auto found = state.calendars.find(agent.index);
  const bool has_slots = found != state.calendars.end() && found->second.slots.has_value();
  return has_slots ? &found->second : nullptr;
}

bool is_full(const State& state, const Conversation& conversation, const AgentCalendar& calendar) {
  const bool has_words = conversation.transcript != kNoSlot;
  const bool is_silent = has_words && state.transcripts[conversation.transcript].messages >=
                                          limits::kMessagesPerConversation;
  const Customer& customer = state.customers[conversation.of_customer];
  const Dossier* dossier = state.customers.dossier_of(customer);
  const bool is_customer_full = dossier != nullptr
                                    ? dossier->meetings.size() >= limits::kMeetingsPerCustomer
                                    : state.customers.dossiers() >= limits::kKnownCustomers;
  return is_silent || is_customer_full || calendar.meetings.size() >= limits::kMeetingsPerAgent;
}

}  // namespace

Refusal handle(Turn& turn, const command::ShareCalendar& c) {
  const State& state = turn.state();
  if (!state.conversations.numbers().was_issued(c.conversation.value)) {
    return Refusal::kUnknownConversation;
  }
  if (state.find_agent(c.agent) == nullptr) return Refusal::kUnknownAgent;
  if (state.find_agent(c.calendar_of) == nullptr) return Refusal::kUnknownAgent;
  if (bookable(state, c.calendar_of) == nullptr) return Refusal::kUnknownCalendar;
  Slot slot = kNoSlot;
  const Refusal refusal = check_sender(turn, c.conversation, Speaker::of(c.agent), slot);
  if (refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  turn.emit(event::CalendarShared{c.conversation, c.agent, c.calendar_of});
  follow_what_was_sent(turn, slot, Speaker::of(c.agent));
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::BookMeeting& c) {
  const State& state = turn.state();
  if (!state.conversations.numbers().was_issued(c.conversation.value)) {
    return Refusal::kUnknownConversation;
  }
  if (state.find_agent(c.calendar_of) == nullptr) return Refusal::kUnknownAgent;
  const AgentCalendar* calendar = bookable(state, c.calendar_of);
  if (calendar == nullptr) return Refusal::kUnknownCalendar;
  Slot slot = kNoSlot;
  const Refusal refusal = check_live(turn, c.conversation, slot);
  if (refusal != Refusal::kNone) return refusal;
  const Conversation& conversation = state.conversations[slot];
  if (c.start < turn.now() || !calendar->slots->begins_at(c.start)) return Refusal::kSlotUnknown;
  const Duration length = calendar->slots->length;
  std::uint64_t examined = 0;
  const bool is_slot_taken = is_taken(state, *calendar, c.start, c.start + length, examined);
  turn.note_examined(examined);
  if (is_slot_taken) return Refusal::kSlotTaken;
  if (is_full(state, conversation, *calendar)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  turn.emit(event::MeetingBooked{c.conversation, c.calendar_of, c.start, length});
  return Refusal::kNone;
}

}  // namespace cordboard::core
