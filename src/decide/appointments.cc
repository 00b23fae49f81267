#include "decide/handle.h"

#include "checks/limits.h"
#include "checks/lookups.h"
#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

// An appointment and its case; both null if the appointment is unknown.
struct CaseAppointment {
  const Appointment* appointment = nullptr;
  const Case* of = nullptr;

  bool has_call() const { return appointment->state == AppointmentState::kInProgress; }
};

CaseAppointment find_with_case(const State& state, AppointmentId number) {
  const Slot slot = state.appointments.find(number.value);
  if (slot == kNoSlot) return {};
  const Appointment& appointment = state.appointments[slot];
  return {&appointment, find_case(state, appointment.case_id)};
}

// Finds an appointment of an open case that is neither completed nor cancelled.
Found<CaseAppointment> find_open(const State& state, AppointmentId number) {
  const CaseAppointment found = find_with_case(state, number);
  if (found.appointment == nullptr) return Refusal::kUnknownAppointment;
  if (found.of->is_finished()) return Refusal::kCaseFinished;
  const AppointmentState now = found.appointment->state;
  const bool is_over = now == AppointmentState::kCompleted || now == AppointmentState::kCancelled;
  if (is_over) return Refusal::kAppointmentOver;
  return found;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::ScheduleAppointment& c) {
  const State& state = turn.state();
  const Case* found = find_case(state, c.case_id);
  if (found == nullptr) return Refusal::kUnknownCase;
  if (found->is_finished()) return Refusal::kCaseFinished;
  const bool is_full =
      found->appointments.size() >= limits::kAppointmentsPerCase || !has_room_in_timeline(*found);
  if (is_full || c.duration.count() > limits::kLongestAppointmentMs) return Refusal::kLimitReached;
  const bool is_protected = !c.password_hash.text.empty();
  if (found->needs_password && !is_protected) return Refusal::kWrongPassword;

  // Past this line the command succeeds.
  const AppointmentId number{state.appointments.numbers().next()};
  turn.emit(event::AppointmentScheduled{number, c.case_id, c.start, c.duration, is_protected,
                                        turn.keep(c.password_hash)});
  turn.made(Made::kAppointment, number.value);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::MoveAppointment& c) {
  const Found<CaseAppointment> found = find_open(turn.state(), c.appointment);
  if (!found.ok()) return found.refusal();
  if (found->has_call()) return Refusal::kCallInProgress;
  if (!has_room_in_timeline(*found->of)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  if (found->appointment->start == c.start) return Refusal::kNone;
  turn.emit(event::AppointmentMoved{c.appointment, found->of->number, c.start});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::CancelAppointment& c) {
  const Found<CaseAppointment> found = find_open(turn.state(), c.appointment);
  if (!found.ok()) return found.refusal();
  if (found->has_call()) return Refusal::kCallInProgress;

  // Past this line the command succeeds.
  turn.emit(event::AppointmentCancelled{c.appointment, found->of->number});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::SendInvitation& c) {
  const Found<CaseAppointment> found = find_open(turn.state(), c.appointment);
  if (!found.ok()) return found.refusal();
  if (!has_room_in_timeline(*found->of)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  turn.emit(event::InvitationSent{c.appointment, found->of->number, c.form});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::StartVideoCall& c) {
  const CaseAppointment found = find_with_case(turn.state(), c.appointment);
  if (found.appointment == nullptr) return Refusal::kUnknownAppointment;
  if (found.of->is_finished()) return Refusal::kCaseFinished;
  if (found.appointment->is_cancelled()) return Refusal::kAppointmentOver;
  if (found.has_call()) return Refusal::kCallInProgress;
  if (!has_room_in_timeline(*found.of)) return Refusal::kLimitReached;
  const bool may_enter = !found.appointment->is_protected() || c.password_is_right;
  if (!may_enter) return Refusal::kWrongPassword;

  // Past this line the command succeeds.
  turn.emit(event::VideoCallStarted{c.appointment, found.of->number});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::EndVideoCall& c) {
  const State& state = turn.state();
  const CaseAppointment found = find_with_case(state, c.appointment);
  if (found.appointment == nullptr) return Refusal::kUnknownAppointment;
  if (!found.has_call()) return Refusal::kCallNotStarted;
  if (c.recording) {
    const bool is_full = found.of->recordings.size() >= limits::kItemsPerCase;
    if (is_full || !has_room_for_item(state, c.recording->name, c.recording->media_type,
                                      c.recording->location)) {
      return Refusal::kLimitReached;
    }
  }

  // Past this line the command succeeds.
  turn.emit(event::VideoCallEnded{c.appointment, found.of->number});
  if (!c.recording) return Refusal::kNone;
  const ItemId item{state.items.numbers().next()};
  const std::string_view name = c.recording->name ? *c.recording->name : "recording";
  turn.emit(event::ItemArchived{item, found.of->number, c.appointment, turn.keep(name),
                                turn.keep(c.recording->media_type), c.recording->size,
                                turn.keep(c.recording->location)});
  turn.made(Made::kItem, item.value);
  return Refusal::kNone;
}

}  // namespace cordboard::core
