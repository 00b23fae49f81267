#include "state/bookings.h"

#include "cordboard/limits.h"

namespace cordboard::core {

Occupancy occupancy_of(const State& state, const AgentCalendar& calendar, Time from, Time to) {
  // Meetings never overlap, so only the last one that begins before `to` can overlap the interval.
  auto meeting = calendar.meetings.lower_bound(to);
  if (meeting != calendar.meetings.begin()) {
    --meeting;
    if (meeting->first + meeting->second.duration > from) return {.is_taken = true, .examined = 0};
  }
  std::uint64_t examined = 0;
  const Time earliest = from - Duration{limits::kLongestAppointmentMs};
  for (auto at = calendar.appointments.lower_bound({earliest, AppointmentId{}});
       at != calendar.appointments.end() && at->first < to; ++at) {
    ++examined;
    const Appointment& appointment = state.appointments[state.appointments.find(at->second.value)];
    if (appointment.start + appointment.duration > from)
      return {.is_taken = true, .examined = examined};
  }
  return {.is_taken = false, .examined = examined};
}

}  // namespace cordboard::core
