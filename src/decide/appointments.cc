#include "cordboard/limits.h"
#include "decide/archive.h"
#include "decide/cases.h"
#include "decide/handlers.h"

namespace cordboard::core {
namespace {

// An appointment and its case.
struct FoundAppointment {
  const Appointment* appointment = nullptr;
  const Case* of = nullptr;
};

FoundAppointment find(const State& state, AppointmentId number) {
  const Slot slot = state.appointments.find(number.value);
  if (slot == kNoSlot) return {};
  const Appointment& appointment = state.appointments[slot];
  return {&appointment, find_case(state, appointment.case_id)};
}

// The ladder of what is done before an appointment, or instead of it.
Refusal check_to_come(const FoundAppointment& found) {
  if (found.appointment == nullptr) return Refusal::kUnknownAppointment;
  if (found.of->is_finished()) return Refusal::kCaseFinished;
  const AppointmentState now = found.appointment->state;
  const bool is_over = now == AppointmentState::kCompleted || now == AppointmentState::kCancelled;
  return is_over ? Refusal::kAppointmentOver : Refusal::kNone;
}

bool is_called(const FoundAppointment& found) {
  return found.appointment->state == AppointmentState::kInProgress;
}

}  // namespace

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

Refusal handle(Turn& turn, const command::MoveAppointment& c) {
  const FoundAppointment found = find(turn.state(), c.appointment);
  if (const Refusal refusal = check_to_come(found); refusal != Refusal::kNone) return refusal;
  if (is_called(found)) return Refusal::kCallInProgress;
  if (!has_room_in_timeline(*found.of)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  if (found.appointment->start == c.start) return Refusal::kNone;
  turn.emit(event::AppointmentMoved{c.appointment, found.of->number, c.start});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::CancelAppointment& c) {
  const FoundAppointment found = find(turn.state(), c.appointment);
  if (const Refusal refusal = check_to_come(found); refusal != Refusal::kNone) return refusal;
  if (is_called(found)) return Refusal::kCallInProgress;

  // Past this line the command succeeds.
  turn.emit(event::AppointmentCancelled{c.appointment, found.of->number});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::SendInvitation& c) {
  const FoundAppointment found = find(turn.state(), c.appointment);
  if (const Refusal refusal = check_to_come(found); refusal != Refusal::kNone) return refusal;
  if (!has_room_in_timeline(*found.of)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  turn.emit(event::InvitationSent{c.appointment, found.of->number, c.form});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::StartVideoCall& c) {
  const FoundAppointment found = find(turn.state(), c.appointment);
  if (found.appointment == nullptr) return Refusal::kUnknownAppointment;
  if (found.of->is_finished()) return Refusal::kCaseFinished;
  if (found.appointment->is_cancelled()) return Refusal::kAppointmentOver;
  if (is_called(found)) return Refusal::kCallInProgress;
  if (!has_room_in_timeline(*found.of)) return Refusal::kLimitReached;
  const bool may_enter = !found.appointment->is_protected() || c.password_is_right;
  if (!may_enter) return Refusal::kWrongPassword;

  // Past this line the command succeeds.
  turn.emit(event::VideoCallStarted{c.appointment, found.of->number});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::EndVideoCall& c) {
  const State& state = turn.state();
  const FoundAppointment found = find(state, c.appointment);
  if (found.appointment == nullptr) return Refusal::kUnknownAppointment;
  if (!is_called(found)) return Refusal::kCallNotStarted;
  if (c.recording) {
    const bool is_full = found.of->recordings.size() >= limits::kItemsPerCase;
    if (is_full ||
        !has_room_for(state, c.recording->name, c.recording->media_type, c.recording->location)) {
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
