// Appointments of a case, and their video calls. Sound and picture are the host's; the engine keeps
// when what was, and who may come in.
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

enum class AppointmentState : std::uint8_t { kScheduled, kInProgress, kCompleted, kCancelled };
CORDBOARD_ENUM_NAMES(AppointmentState, "scheduled", "in_progress", "completed", "cancelled")

// An invitation to the appointment, or a direct link to its call.
enum class InvitationForm : std::uint8_t { kInvitation, kLink };
CORDBOARD_ENUM_NAMES(InvitationForm, "invitation", "link")

// What is in events and snapshots, and in no text, no JSON and no state hash.
struct Secret {
  std::string_view text{};  // empty: none
};

}  // namespace cordboard

namespace cordboard::command {

// An appointment with the customer of the case; the reply carries its number. Programs take the
// password out and put its hash in its place (docs/decisions/0007): to the engine a command with a
// password is malformed. Refuses: malformed, unknown_case, case_finished, limit_reached,
// wrong_password (the case needs one, and there is none).
struct ScheduleAppointment {
  CaseId case_id{};
  Time start{};
  Duration duration{};      // more than 0, a day at most
  OptionalText password{};  // the program's, as it was typed
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

// To another time. Refuses: malformed, unknown_appointment, case_finished, appointment_over
// (cancelled, or its call has ended), call_in_progress, limit_reached.
struct MoveAppointment {
  AppointmentId appointment{};
  Time start{};

  static constexpr std::string_view kName = "move_appointment";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &MoveAppointment::appointment),
             field(2, "start", &MoveAppointment::start));
  }
};

// Refuses: unknown_appointment, case_finished, appointment_over, call_in_progress.
struct CancelAppointment {
  AppointmentId appointment{};

  static constexpr std::string_view kName = "cancel_appointment";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &CancelAppointment::appointment));
  }
};

// To the customer, by means of the host. Refuses: unknown_appointment, case_finished,
// appointment_over, limit_reached.
struct SendInvitation {
  AppointmentId appointment{};
  InvitationForm form = InvitationForm::kInvitation;

  static constexpr std::string_view kName = "send_invitation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &SendInvitation::appointment),
             field(2, "as", &SendInvitation::form));
  }
};

// The call itself is the host's; again after it has ended, if the appointment was not cancelled.
// Programs check the password (`Engine::password_hash`) and say what came of it: to the engine a
// command with a password is malformed. Refuses: malformed, unknown_appointment, case_finished,
// appointment_over (cancelled), call_in_progress, limit_reached, wrong_password (or none where one
// is needed).
struct StartVideoCall {
  AppointmentId appointment{};
  OptionalText password{};  // the program's, as it was typed
  bool password_is_right = false;

  static constexpr std::string_view kName = "start_video_call";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &StartVideoCall::appointment),
             field(2, "password", &StartVideoCall::password, rule::for_program()));
  }
};

// A recording goes to the archive; the reply then carries the item. Refuses: malformed,
// unknown_appointment, call_not_started, limit_reached.
struct EndVideoCall {
  AppointmentId appointment{};
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

struct AppointmentScheduled {
  AppointmentId appointment{};
  CaseId case_id{};
  Time start{};
  Duration duration{};
  bool is_protected = false;  // whether it needs one
  Secret password_hash{};     // in no text and no JSON; journals keep it

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

struct AppointmentMoved {
  AppointmentId appointment{};
  CaseId case_id{};
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

struct AppointmentCancelled {
  AppointmentId appointment{};
  CaseId case_id{};

  static constexpr std::string_view kName = "appointment_cancelled";
  static constexpr std::uint32_t kTag = 112;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &AppointmentCancelled::appointment),
             field(2, "case", &AppointmentCancelled::case_id));
  }
};

struct InvitationSent {
  AppointmentId appointment{};
  CaseId case_id{};
  InvitationForm form = InvitationForm::kInvitation;

  static constexpr std::string_view kName = "invitation_sent";
  static constexpr std::uint32_t kTag = 113;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &InvitationSent::appointment),
             field(2, "case", &InvitationSent::case_id), field(3, "as", &InvitationSent::form));
  }
};

struct VideoCallStarted {
  AppointmentId appointment{};
  CaseId case_id{};

  static constexpr std::string_view kName = "video_call_started";
  static constexpr std::uint32_t kTag = 114;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &VideoCallStarted::appointment),
             field(2, "case", &VideoCallStarted::case_id));
  }
};

struct VideoCallEnded {
  AppointmentId appointment{};
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
