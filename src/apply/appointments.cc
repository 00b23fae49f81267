#include "apply/apply.h"
#include "apply/cases.h"

namespace cordboard::core {
namespace {

Appointment& appointment_of(State& state, AppointmentId number) {
  return state.appointments.at(number.value).thing;
}

CaseEntry& note(State& state, CaseId number, AppointmentId appointment, Time at, Activity type) {
  CaseEntry& entry = case_of(state, number).entries.emplace_back();
  entry.at = at;
  entry.type = type;
  entry.number = appointment.value;
  return entry;
}

}  // namespace

void apply(State& state, Time at, const event::AppointmentScheduled& e) {
  Appointment& scheduled = state.appointments.add(e.appointment.value).thing;
  scheduled.number = e.appointment;
  scheduled.case_id = e.case_id;
  scheduled.start = e.start;
  scheduled.duration = e.duration;
  scheduled.password_hash = e.password_hash.text;
  Case& of = case_of(state, e.case_id);
  of.appointments.push_back(e.appointment);
  engage(state, of, scheduled);
  note(state, e.case_id, e.appointment, at, Activity::kAppointmentScheduled);
}

void apply(State& state, Time at, const event::AppointmentMoved& e) {
  Appointment& moved = appointment_of(state, e.appointment);
  const Case& of = case_of(state, e.case_id);
  disengage(state, of, moved);
  moved.start = e.start;
  engage(state, of, moved);
  note(state, e.case_id, e.appointment, at, Activity::kAppointmentMoved);
}

void apply(State& state, Time at, const event::AppointmentCancelled& e) {
  Appointment& cancelled = appointment_of(state, e.appointment);
  disengage(state, case_of(state, e.case_id), cancelled);
  cancelled.move(AppointmentState::kCancelled);
  note(state, e.case_id, e.appointment, at, Activity::kAppointmentCancelled);
}

void apply(State& state, Time at, const event::InvitationSent& e) {
  note(state, e.case_id, e.appointment, at, Activity::kInvitationSent).form = e.form;
}

void apply(State& state, Time at, const event::VideoCallStarted& e) {
  appointment_of(state, e.appointment).move(AppointmentState::kInProgress);
  note(state, e.case_id, e.appointment, at, Activity::kVideoCallStarted);
}

void apply(State& state, Time at, const event::VideoCallEnded& e) {
  appointment_of(state, e.appointment).move(AppointmentState::kCompleted);
  note(state, e.case_id, e.appointment, at, Activity::kVideoCallEnded);
}

}  // namespace cordboard::core
