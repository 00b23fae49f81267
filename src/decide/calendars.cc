#include "decide/handle.h"

#include "checks/limits.h"
#include "checks/lookups.h"
#include "checks/speakers.h"
#include "cordboard/limits.h"
#include "effects/messages.h"
#include "state/bookings.h"

namespace cordboard::core {
namespace {

// The agent's calendar; null if customers cannot book from it.
const AgentCalendar* find_bookable(const State& state, AgentId agent) {
  const auto found = state.calendars.find(agent.index);
  const bool is_bookable = found != state.calendars.end() && found->second.bookable.has_value();
  return is_bookable ? &found->second : nullptr;
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
  const BookableHours& bookable = *calendar->bookable;
  if (c.start < turn.now() || !bookable.begins_at(c.start)) return Refusal::kSlotUnknown;
  const Time end = c.start + bookable.length;
  const Occupancy occupancy = occupancy_of(state, *calendar, c.start, end);
  turn.count_examined(occupancy.examined);
  if (occupancy.is_taken) return Refusal::kSlotTaken;
  if (is_full(state, *slot, *calendar)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  turn.emit(event::MeetingBooked{c.conversation, c.calendar_of, c.start, bookable.length});
  return Refusal::kNone;
}

}  // namespace cordboard::core
