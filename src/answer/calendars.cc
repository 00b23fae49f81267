#include <algorithm>

#include "answer/histories.h"
#include "cordboard/limits.h"
#include "state/bookings.h"

namespace cordboard::core {
namespace {

constexpr Duration kWeek{std::int64_t{7} * 24 * 3600 * 1000};

const Appointment& appointment_of(const State& state, AppointmentId number) {
  return state.appointments[state.appointments.find(number.value)];
}

void append_free_slots(const State& state, const AgentCalendar& calendar, Time from, Time to,
                       answer::Calendar& told) {
  if (!calendar.bookable) return;
  const Duration length = calendar.bookable->length;
  calendar.bookable->for_each(from, to, [&](Time start) {
    if (!occupancy_of(state, calendar, start, start + length).is_taken) {
      told.free.push_back({start, length});
    }
  });
}

}  // namespace

Answer answer_to(const View& view, const question::Calendar& q) {
  const State& state = view.state;
  if (state.keys.key(q.agent).empty()) return {Refusal::kUnknownAgent, {}, {}};
  const Time from = q.from.value_or(view.now);
  const Time to = q.to.value_or(from + kWeek);
  if (to - from > Duration{limits::kLongestCalendarMs}) return {Refusal::kLimitReached, {}, {}};
  answer::Calendar told;
  told.agent = q.agent;
  const auto found = state.calendars.find(q.agent.index);
  if (found == state.calendars.end()) return {Refusal::kNone, std::move(told), {}};
  const AgentCalendar& calendar = found->second;
  const auto next = calendar.appointments.lower_bound({view.now, AppointmentId{}});
  if (next != calendar.appointments.end()) told.next = shown(appointment_of(state, next->second));
  for (auto at = calendar.appointments.lower_bound({from, AppointmentId{}});
       at != calendar.appointments.end() && at->first < to; ++at) {
    told.appointments.push_back(shown(appointment_of(state, at->second)));
  }
  for (auto at = calendar.meetings.lower_bound(from);
       at != calendar.meetings.end() && at->first < to; ++at) {
    told.meetings.push_back({at->second.conversation, customer_key(state, at->second.customer),
                             at->first, at->second.duration});
  }
  append_free_slots(state, calendar, std::max(from, view.now), to, told);
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
