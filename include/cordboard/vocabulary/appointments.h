// Appointments of a case, and their video calls.
//
//   command::ScheduleAppointment schedule{.case_id = number, .start = tuesday};
//   schedule.duration = std::chrono::minutes(30);
//   const Batch& batch = engine.submit({.at = now, .command = schedule});
//   const AppointmentId appointment{batch.reply().number};
//   engine.submit({.at = now, .command = command::SendInvitation{appointment}});
//   engine.submit({.at = tuesday, .command = command::StartVideoCall{appointment}});
//   command::EndVideoCall end{.appointment = appointment};
//   end.recording = Recording{.location = "s3://calls/17"};
//   engine.submit({.at = later, .command = end});  // video_call_ended; item_archived
//
// Sound and picture are the host's. The engine keeps the times, and a salted hash of the password.
// An appointment is in the calendars of all operators of its case, where it takes the bookable
// slots that it overlaps. If its time passes without a call, it stays `scheduled`. Plain values; no
// thread-safety concerns.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/archive.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// The state of an appointment.
enum class AppointmentState : std::uint8_t {
  kScheduled,   // To come, or missed.
  kInProgress,  // Its video call runs.
  kCompleted,   // Its video call has ended; it may be started again.
  kCancelled    // Given up for good.
};
CORDBOARD_ENUM_NAMES(AppointmentState, "scheduled", "in_progress", "completed", "cancelled")

// The form in which the host invites the customer. Wire name `as`.
enum class InvitationForm : std::uint8_t {
  kInvitation,  // An invitation to the appointment.
  kLink         // A direct link to its call.
};
CORDBOARD_ENUM_NAMES(InvitationForm, "invitation", "link")

// A text that events, journals and snapshots hold, but no line of text, no JSON and no state hash.
struct Secret {
  // Empty: none. Belongs to the caller or to the batch.
  std::string_view text{};
};

}  // namespace cordboard

namespace cordboard::command {

// Makes an appointment with the customer of the case. The reply carries its number. Programs
// replace a typed password by its hash before they submit (docs/decisions/0007). Refuses: malformed
// (also: the password itself, a duration that is not above 0, a hash above
// `limits::kPasswordHashBytes`), unknown_case, case_finished, limit_reached (appointments or
// timeline of the case, `limits::kLongestAppointmentMs`), wrong_password (the case needs a
// password, and there is none).
struct ScheduleAppointment {
  // Wire name `case`.
  CaseId case_id{};
  // When it begins; may be past.
  Time start{};
  // Above 0.
  Duration duration{};
  // As typed. REQUIRES: absent; json.h fills it, and programs take it out.
  OptionalText password{};
  // Salted; empty: no password is needed.
  Secret password_hash{};

  static constexpr std::string_view kName = "schedule_appointment";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &ScheduleAppointment::case_id),
             field(2, "start", &ScheduleAppointment::start),
             field(3, "duration_ms", &ScheduleAppointment::duration, rule::at_least(1)),
             field(4, "password", &ScheduleAppointment::password, rule::for_program()));
  }
  // The hash has no field: no reader of text can give one.
  template <class Report>
  static constexpr void cross_check(const ScheduleAppointment& c, Report&& report) {
    const std::string_view hash = c.password_hash.text;
    if (hash.size() > limits::kPasswordHashBytes || !is_text(hash)) {
      report("password_hash", "must be a text of at most 256 bytes");
    }
  }
};

// Moves an appointment. The same time changes nothing. Refuses: unknown_appointment,
// case_finished, appointment_over (cancelled, or its call has ended), call_in_progress,
// limit_reached (timeline of the case).
struct MoveAppointment {
  // A number from `appointment_scheduled`.
  AppointmentId appointment{};
  // When it begins now.
  Time start{};

  static constexpr std::string_view kName = "move_appointment";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &MoveAppointment::appointment),
             field(2, "start", &MoveAppointment::start));
  }
};

// Cancels an appointment for good. Refuses: unknown_appointment, case_finished, appointment_over
// (cancelled, or its call has ended), call_in_progress.
struct CancelAppointment {
  // A number from `appointment_scheduled`.
  AppointmentId appointment{};

  static constexpr std::string_view kName = "cancel_appointment";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &CancelAppointment::appointment));
  }
};

// Records that the host sends the customer an invitation. Refuses: malformed (`form`),
// unknown_appointment, case_finished, appointment_over (cancelled, or its call has ended),
// limit_reached (timeline of the case).
struct SendInvitation {
  // A number from `appointment_scheduled`.
  AppointmentId appointment{};
  // Wire name `as`. What is sent.
  InvitationForm form = InvitationForm::kInvitation;

  static constexpr std::string_view kName = "send_invitation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &SendInvitation::appointment),
             field(2, "as", &SendInvitation::form));
  }
};

// Starts the video call, also again after it has ended. Programs check the typed password against
// `Engine::password_hash` and set `password_is_right`. Refuses: malformed (the password itself),
// unknown_appointment, case_finished, appointment_over (cancelled), call_in_progress, limit_reached
// (timeline of the case), wrong_password (it has a password, and `password_is_right` is false).
struct StartVideoCall {
  // A number from `appointment_scheduled`.
  AppointmentId appointment{};
  // As typed. REQUIRES: absent; json.h fills it, and programs take it out.
  OptionalText password{};
  // The result of the check; not on the wire.
  bool password_is_right = false;

  static constexpr std::string_view kName = "start_video_call";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &StartVideoCall::appointment),
             field(2, "password", &StartVideoCall::password, rule::for_program()));
  }
};

// Ends the video call; works in a finished case, too. A recording goes to the archive, and the
// reply carries its number. Refuses: malformed (the recording has an empty location, a negative
// size, or is not UTF-8), unknown_appointment, call_not_started, limit_reached (recordings of the
// case, items of the archive, length of a text).
struct EndVideoCall {
  // A number from `appointment_scheduled`.
  AppointmentId appointment{};
  // Absent: none was made.
  std::optional<Recording> recording{};

  static constexpr std::string_view kName = "end_video_call";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &EndVideoCall::appointment),
             field(2, "recording", &EndVideoCall::recording));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// The case has an appointment more, and the calendars of its operators show it.
struct AppointmentScheduled {
  // Its number, counted from 1.
  AppointmentId appointment{};
  // Wire name `case`.
  CaseId case_id{};
  // When it begins.
  Time start{};
  // How long it takes.
  Duration duration{};
  // Wire name `password`. Whether a password is needed.
  bool is_protected = false;
  // In journals only, in no text and no JSON.
  Secret password_hash{};

  static constexpr std::string_view kName = "appointment_scheduled";
  static constexpr std::uint32_t kTag = 110;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &AppointmentScheduled::appointment),
             field(2, "case", &AppointmentScheduled::case_id),
             field(3, "start", &AppointmentScheduled::start),
             field(4, "duration_ms", &AppointmentScheduled::duration),
             field(5, "password", &AppointmentScheduled::is_protected),
             field(6, "password_hash", &AppointmentScheduled::password_hash));
  }
};

// The appointment has another time.
struct AppointmentMoved {
  // A number from `appointment_scheduled`.
  AppointmentId appointment{};
  // Wire name `case`.
  CaseId case_id{};
  // When it begins now.
  Time start{};

  static constexpr std::string_view kName = "appointment_moved";
  static constexpr std::uint32_t kTag = 111;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &AppointmentMoved::appointment),
             field(2, "case", &AppointmentMoved::case_id),
             field(3, "start", &AppointmentMoved::start));
  }
};

// The appointment is given up.
struct AppointmentCancelled {
  // A number from `appointment_scheduled`.
  AppointmentId appointment{};
  // Wire name `case`.
  CaseId case_id{};

  static constexpr std::string_view kName = "appointment_cancelled";
  static constexpr std::uint32_t kTag = 112;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &AppointmentCancelled::appointment),
             field(2, "case", &AppointmentCancelled::case_id));
  }
};

// The host is to send the customer an invitation now.
struct InvitationSent {
  // The appointment to which the customer is invited.
  AppointmentId appointment{};
  // Wire name `case`.
  CaseId case_id{};
  // Wire name `as`. What to send.
  InvitationForm form = InvitationForm::kInvitation;

  static constexpr std::string_view kName = "invitation_sent";
  static constexpr std::uint32_t kTag = 113;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &InvitationSent::appointment),
             field(2, "case", &InvitationSent::case_id), field(3, "as", &InvitationSent::form));
  }
};

// The appointment's video call runs from now on.
struct VideoCallStarted {
  // The appointment, which is in progress now.
  AppointmentId appointment{};
  // Wire name `case`.
  CaseId case_id{};

  static constexpr std::string_view kName = "video_call_started";
  static constexpr std::uint32_t kTag = 114;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &VideoCallStarted::appointment),
             field(2, "case", &VideoCallStarted::case_id));
  }
};

// The appointment's video call has ended.
struct VideoCallEnded {
  // The appointment, which is completed now.
  AppointmentId appointment{};
  // Wire name `case`.
  CaseId case_id{};

  static constexpr std::string_view kName = "video_call_ended";
  static constexpr std::uint32_t kTag = 115;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &VideoCallEnded::appointment),
             field(2, "case", &VideoCallEnded::case_id));
  }
};

}  // namespace cordboard::event
