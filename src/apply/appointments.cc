#include "apply/apply.h"
#include "apply/cases.h"

namespace cordboard::core {
namespace {

Appointment& appointment_of(State& state, AppointmentId number) {
  return state.appointments.at(number.value).thing;
}

CaseEntry& append_entry(State& state, CaseId number, AppointmentId appointment, Time at,
                        Activity type) {
  CaseEntry& entry = case_of(state, number).entries.emplace_back();
  entry.at = at;
  entry.type = type;
  entry.number = appointment.value;
  return entry;
}

}  // namespace

template <>
void apply(State& state, Time at, const event::AppointmentScheduled& e) {
  Appointment& scheduled = state.appointments.add(e.appointment.value).thing;
  scheduled.number = e.appointment;
  scheduled.case_id = e.case_id;
  scheduled.start = e.start;
  scheduled.duration = e.duration;
  scheduled.password_hash = e.password_hash.text;
  Case& of = case_of(state, e.case_id);
  of.appointments.push_back(e.appointment);
  add_to_calendars(state, of, scheduled);
  append_entry(state, e.case_id, e.appointment, at, Activity::kAppointmentScheduled);
}

template <>
void apply(State& state, Time at, const event::AppointmentMoved& e) {
  Appointment& moved = appointment_of(state, e.appointment);
  const Case& of = case_of(state, e.case_id);
  remove_from_calendars(state, of, moved);
  moved.start = e.start;
  add_to_calendars(state, of, moved);
  append_entry(state, e.case_id, e.appointment, at, Activity::kAppointmentMoved);
}

template <>
void apply(State& state, Time at, const event::AppointmentCancelled& e) {
  Appointment& cancelled = appointment_of(state, e.appointment);
  remove_from_calendars(state, case_of(state, e.case_id), cancelled);
  cancelled.move(AppointmentState::kCancelled);
  append_entry(state, e.case_id, e.appointment, at, Activity::kAppointmentCancelled);
}

template <>
void apply(State& state, Time at, const event::InvitationSent& e) {
  append_entry(state, e.case_id, e.appointment, at, Activity::kInvitationSent).form = e.form;
}

template <>
void apply(State& state, Time at, const event::VideoCallStarted& e) {
  appointment_of(state, e.appointment).move(AppointmentState::kInProgress);
  append_entry(state, e.case_id, e.appointment, at, Activity::kVideoCallStarted);
}

template <>
void apply(State& state, Time at, const event::VideoCallEnded& e) {
  appointment_of(state, e.appointment).move(AppointmentState::kCompleted);
  append_entry(state, e.case_id, e.appointment, at, Activity::kVideoCallEnded);
}

}  // namespace cordboard::core
