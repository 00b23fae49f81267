#include "checks/limits.h"
#include "checks/lookups.h"
#include "checks/speakers.h"
#include "cordboard/limits.h"
#include "decide/handle.h"
#include "effects/messages.h"
#include "state/bookings.h"

namespace cordboard::core {
namespace {

// The agent's calendar; null if customers cannot book from it.
const AgentCalendar* find_bookable(const State& state, AgentId agent) {
  const auto found = state.calendars.find(agent.index);
  const bool has_slots = found != state.calendars.end() && found->second.slots.has_value();
  return has_slots ? &found->second : nullptr;
}

// Whether the conversation, the customer or the agent has as many entries as one may have.
bool is_full(const State& state, Slot slot, const AgentCalendar& calendar) {
  const Conversation& conversation = state.conversations[slot];
  const Customer& customer = state.customers[conversation.of_customer];
  const Dossier* dossier = state.customers.dossier_of(customer);
  const bool is_customer_full = dossier != nullptr
                                    ? dossier->meetings.size() >= limits::kMeetingsPerCustomer
                                    : state.customers.dossiers() >= limits::kKnownCustomers;
  return is_transcript_full(state, slot) || is_customer_full ||
         calendar.meetings.size() >= limits::kMeetingsPerAgent;
}

// Refuses a start in the past, one that begins no bookable slot, and a slot that is taken.
Refusal check_bookable(Turn& turn, const AgentCalendar& calendar, Time start) {
  if (start < turn.now() || !calendar.slots->begins_at(start)) return Refusal::kSlotUnknown;
  std::uint64_t examined = 0;
  const Time end = start + calendar.slots->length;
  const bool is_slot_taken = is_taken(turn.state(), calendar, start, end, examined);
  turn.count_examined(examined);
  return is_slot_taken ? Refusal::kSlotTaken : Refusal::kNone;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::ShareCalendar& c) {
  const State& state = turn.state();
  const Refusal unknown = check_known(state, c.conversation, c.agent);
  if (!passes(unknown)) return unknown;
  if (state.find_agent(c.calendar_of) == nullptr) return Refusal::kUnknownAgent;
  if (find_bookable(state, c.calendar_of) == nullptr) return Refusal::kUnknownCalendar;
  const Speaker from = Speaker::of(c.agent);
  const Found<Slot> slot = find_known_with_room(state, turn.by(), c.conversation, from);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  turn.emit(event::CalendarShared{c.conversation, c.agent, c.calendar_of});
  react_to_sent(turn, *slot, from);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::BookMeeting& c) {
  const State& state = turn.state();
  const Refusal unknown = check_known(state, c.conversation, c.calendar_of);
  if (!passes(unknown)) return unknown;
  const AgentCalendar* calendar = find_bookable(state, c.calendar_of);
  if (calendar == nullptr) return Refusal::kUnknownCalendar;
  const Found<Slot> slot = find_own_live(state, turn.by(), c.conversation);
  if (!slot.ok()) return slot.refusal();
  const Refusal unavailable = check_bookable(turn, *calendar, c.start);
  if (!passes(unavailable)) return unavailable;
  if (is_full(state, *slot, *calendar)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  turn.emit(event::MeetingBooked{c.conversation, c.calendar_of, c.start, calendar->slots->length});
  return Refusal::kNone;
}

}  // namespace cordboard::core
