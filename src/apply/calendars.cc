#include <algorithm>

#include "apply/apply.h"
#include "apply/leases.h"
#include "apply/messages.h"
#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

// Removes meetings that ended before the period that questions can show.
void remove_old_meetings(State& state, AgentId agent, Time at) {
  const Time before = at - Duration{limits::kHistoryMs};
  auto& meetings = state.calendars[agent.index].meetings;
  while (!meetings.empty()) {
    const auto& [start, meeting] = *meetings.begin();
    if (start + meeting.duration > before) return;
    std::erase(state.customers.open_dossier(meeting.customer, {}).meetings,
               MeetingPlace{agent, start});
    state.customers.remove_if_empty(meeting.customer);
    meetings.erase(meetings.begin());
  }
}

}  // namespace

template <>
void apply(State& state, Time at, const event::CalendarShared& e) {
  Entry entry;
  entry.at = at;
  entry.kind = EntryKind::kCalendar;
  entry.from = e.agent;
  entry.only_to = e.calendar_of;
  const Slot slot = slot_of(state, e.conversation);
  transcript_of(state, slot).add(entry, {});
  update_owed_answer(state, slot, Speaker::of(e.agent), at);
}

template <>
void apply(State& state, Time at, const event::MeetingBooked& e) {
  const Slot slot = slot_of(state, e.conversation);
  const CustomerId customer = state.conversations[slot].customer;
  remove_old_meetings(state, e.calendar_of, at);
  state.calendars[e.calendar_of.index].meetings.emplace(
      e.start, Meeting{e.duration, e.conversation, customer});
  state.customers.open_dossier(customer, {}).meetings.push_back({e.calendar_of, e.start});
  Entry entry;
  entry.at = at;
  entry.kind = EntryKind::kBooking;
  entry.message = MessageId{static_cast<std::uint64_t>(to_ms(e.start))};
  entry.only_to = e.calendar_of;
  transcript_of(state, slot).add(entry, {});
  update_owed_answer(state, slot, Speaker::customer(), at);
}

}  // namespace cordboard::core
