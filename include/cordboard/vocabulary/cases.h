// Cases: the work for a customer over days and weeks, by several operators, in conversations and
// appointments.
//
//   command::OpenCase open{.customer = "eve", .name = "Moving house"};
//   const Attribute values[] = {{"contract", "4711"}};      // declared in the site's case_fields
//   open.case_fields = values;
//   const Batch& batch = engine.submit({.at = now, .by = Actor::as_agent(ann), .command = open});
//   const CaseId number{batch.reply().number};
//   // case_opened; operator_joined ann
//   engine.submit({.at = now, .command = command::LinkConversation{number, chat}});
//   engine.submit({.at = later, .command = command::FinishCase{number}});
//
// Any agent may work on any case; being an operator only says whose case it is. Texts are UTF-8:
// names have at most `limits::kNameBytes` bytes, notes at most `limits::kNotesBytes`. Plain values;
// no thread-safety concerns.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// The state of a case.
enum class CaseState : std::uint8_t {
  kActive,   // Open.
  kFinished  // Closed; it may be reopened.
};
CORDBOARD_ENUM_NAMES(CaseState, "active", "finished")

// The type of an entry in a history: the events of a case, of its conversations and of a customer.
// Each is named after the event that made it.
enum class Activity : std::uint8_t {
  kCaseOpened,            // The case was opened.
  kCaseFinished,          // The case was closed.
  kCaseReopened,          // The case was opened again.
  kOperatorJoined,        // An agent became an operator.
  kOperatorLeft,          // An agent is no longer an operator.
  kConversationLinked,    // A conversation became part of the case.
  kAppointmentScheduled,  // An appointment was made.
  kAppointmentMoved,      // An appointment got another time.
  kAppointmentCancelled,  // An appointment was given up.
  kInvitationSent,        // The customer was invited to an appointment.
  kVideoCallStarted,      // A video call began.
  kVideoCallEnded,        // A video call ended.
  kItemArchived,          // A recording was archived.
  kConversationStarted,   // The customer arrived.
  kConversationEnded,     // A conversation was over: ended, abandoned or rejected.
  kMessageSent,           // Somebody wrote a message that the customer sees.
  kFileAttached,          // Somebody sent a file.
  kCalendarShared,        // An agent showed the customer a calendar.
  kMeetingBooked,         // The customer booked a meeting.
  kUrlPushed              // An agent pushed a link.
};
CORDBOARD_ENUM_NAMES(Activity, "case_opened", "case_finished", "case_reopened", "operator_joined",
                     "operator_left", "conversation_linked", "appointment_scheduled",
                     "appointment_moved", "appointment_cancelled", "invitation_sent",
                     "video_call_started", "video_call_ended", "item_archived",
                     "conversation_started", "conversation_ended", "message_sent", "file_attached",
                     "calendar_shared", "meeting_booked", "url_pushed")

}  // namespace cordboard

namespace cordboard::command {

// Opens a case about a customer. The reply carries its number. An agent or supervisor who opens it
// becomes its first operator. Refuses: unknown_customer, unknown_field, limit_reached
// (cases, known customers, length of a text), message_reserved_character (< or > in a name or notes
// typed by an agent), field_invalid (a value that its field's type does not allow).
struct OpenCase {
  // Must be known.
  CustomerRef customer{};
  // For people.
  std::string_view name{};
  // Notes for the operators; absent: none.
  OptionalText notes{};
  // Wire name `fields`. Values of the site's `case_fields`; the same limits as for attributes.
  Attributes case_fields{};
  // The customer's language in this case.
  OptionalText language{};
  // Whether new appointments need a password; default: false.
  std::optional<bool> appointments_need_password{};

  static constexpr std::string_view kName = "open_case";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &OpenCase::customer), field(2, "name", &OpenCase::name),
             field(3, "notes", &OpenCase::notes), field(4, "fields", &OpenCase::case_fields),
             field(5, "language", &OpenCase::language),
             field(6, "appointments_need_password", &OpenCase::appointments_need_password));
  }
};

// Changes what is given and keeps the rest. Values equal to the old ones change nothing. Refuses:
// unknown_case, unknown_field, case_finished, limit_reached (length of a text),
// message_reserved_character (< or > in a name or notes typed by an agent), field_invalid (a value
// that its field's type does not allow).
struct EditCase {
  // Wire name `case`.
  CaseId case_id{};
  // Replaces the name.
  OptionalText name{};
  // Replaces the notes.
  OptionalText notes{};
  // Wire name `fields`. An empty value removes the field; fields that are not named stay.
  Attributes case_fields{};
  // Replaces the language.
  OptionalText language{};
  // Of appointments to be made from now on.
  std::optional<bool> appointments_need_password{};

  static constexpr std::string_view kName = "edit_case";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &EditCase::case_id), field(2, "name", &EditCase::name),
             field(3, "notes", &EditCase::notes), field(4, "fields", &EditCase::case_fields),
             field(5, "language", &EditCase::language),
             field(6, "appointments_need_password", &EditCase::appointments_need_password));
  }
};

// Closes the case. Refuses: unknown_case, case_finished.
struct FinishCase {
  // Wire name `case`.
  CaseId case_id{};

  static constexpr std::string_view kName = "finish_case";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &FinishCase::case_id));
  }
};

// Opens a finished case again, at any time. An open case stays unchanged. Refuses: unknown_case,
// limit_reached (timeline of the case).
struct ReopenCase {
  // Wire name `case`.
  CaseId case_id{};

  static constexpr std::string_view kName = "reopen_case";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &ReopenCase::case_id));
  }
};

// Deletes a case for ever: its texts, appointments and recordings, and the texts and files of the
// conversations linked to it. Refuses: unknown_case.
struct DeleteCase {
  // Wire name `case`.
  CaseId case_id{};

  static constexpr std::string_view kName = "delete_case";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &DeleteCase::case_id));
  }
};

// Makes an agent an operator of the case. Refuses: unknown_case, unknown_agent, case_finished,
// already_a_participant, limit_reached (`limits::kOperatorsPerCase`, timeline of the case).
struct AddOperator {
  // Wire name `case`.
  CaseId case_id{};
  // Wire name `agent`. The new operator; any agent may add any other.
  AgentId who{};

  static constexpr std::string_view kName = "add_operator";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &AddOperator::case_id), field(2, "agent", &AddOperator::who));
  }
};

// Takes an operator out of the case, also one who has left the site. Refuses: unknown_case,
// unknown_agent, case_finished, not_a_participant.
struct RemoveOperator {
  // Wire name `case`.
  CaseId case_id{};
  // Wire name `agent`. Who is to go.
  AgentId who{};

  static constexpr std::string_view kName = "remove_operator";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &RemoveOperator::case_id), field(2, "agent", &RemoveOperator::who));
  }
};

// Makes a conversation part of the case: the engine remembers it as long as the case and deletes it
// with the case. Linked to the same case again, nothing changes. Refuses: unknown_case,
// unknown_conversation, case_finished, conversation_ended (forgotten already), limit_reached (it is
// part of another case, or `limits::kConversationsPerCase` or the timeline is full).
struct LinkConversation {
  // Wire name `case`.
  CaseId case_id{};
  // Live or closed; it need not be the same customer's.
  ConversationId conversation{};

  static constexpr std::string_view kName = "link_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &LinkConversation::case_id),
             field(2, "conversation", &LinkConversation::conversation));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// A case exists from now on.
struct CaseOpened {
  // Wire name `case`. Its number, counted from 1.
  CaseId case_id{};
  // The customer whose case it is.
  CustomerRef customer{};
  // May be empty.
  std::string_view name{};
  // Absent: none.
  OptionalText notes{};
  // Wire name `fields`. May be empty.
  Attributes case_fields{};
  // Absent: not given.
  OptionalText language{};
  // Whether new appointments need a password.
  bool appointments_need_password = false;

  static constexpr std::string_view kName = "case_opened";
  static constexpr std::uint32_t kTag = 102;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &CaseOpened::case_id), field(2, "customer", &CaseOpened::customer),
             field(3, "name", &CaseOpened::name), field(4, "notes", &CaseOpened::notes),
             field(5, "fields", &CaseOpened::case_fields),
             field(6, "language", &CaseOpened::language),
             field(7, "appointments_need_password", &CaseOpened::appointments_need_password));
  }
};

// Some of the case has changed; everything else is absent.
struct CaseEdited {
  // Wire name `case`.
  CaseId case_id{};
  // The new name.
  OptionalText name{};
  // The new notes.
  OptionalText notes{};
  // Wire name `fields`. The changed ones; an empty value: the field is gone.
  Attributes case_fields{};
  // The new language.
  OptionalText language{};
  // The new rule.
  std::optional<bool> appointments_need_password{};

  static constexpr std::string_view kName = "case_edited";
  static constexpr std::uint32_t kTag = 103;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &CaseEdited::case_id), field(2, "name", &CaseEdited::name),
             field(3, "notes", &CaseEdited::notes), field(4, "fields", &CaseEdited::case_fields),
             field(5, "language", &CaseEdited::language),
             field(6, "appointments_need_password", &CaseEdited::appointments_need_password));
  }
};

// The case is closed.
struct CaseFinished {
  // Wire name `case`.
  CaseId case_id{};

  static constexpr std::string_view kName = "case_finished";
  static constexpr std::uint32_t kTag = 104;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &CaseFinished::case_id));
  }
};

// The case is open again.
struct CaseReopened {
  // Wire name `case`.
  CaseId case_id{};

  static constexpr std::string_view kName = "case_reopened";
  static constexpr std::uint32_t kTag = 105;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &CaseReopened::case_id));
  }
};

// Nothing is left of the case but this event. Its conversations have no texts and files any more; a
// host deletes the bytes of its items.
struct CaseDeleted {
  // Wire name `case`. The number is never used again.
  CaseId case_id{};

  static constexpr std::string_view kName = "case_deleted";
  static constexpr std::uint32_t kTag = 106;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &CaseDeleted::case_id));
  }
};

// An agent is an operator of the case from now on.
struct OperatorJoined {
  // Wire name `case`.
  CaseId case_id{};
  // The new operator.
  AgentId agent{};

  static constexpr std::string_view kName = "operator_joined";
  static constexpr std::uint32_t kTag = 107;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &OperatorJoined::case_id), field(2, "agent", &OperatorJoined::agent));
  }
};

// An agent is no longer an operator of the case.
struct OperatorLeft {
  // Wire name `case`.
  CaseId case_id{};
  // The former operator.
  AgentId agent{};

  static constexpr std::string_view kName = "operator_left";
  static constexpr std::uint32_t kTag = 108;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &OperatorLeft::case_id), field(2, "agent", &OperatorLeft::agent));
  }
};

// The conversation is part of the case from now on.
struct ConversationLinked {
  // Wire name `case`.
  CaseId case_id{};
  // The conversation, which is remembered with the case now.
  ConversationId conversation{};

  static constexpr std::string_view kName = "conversation_linked";
  static constexpr std::uint32_t kTag = 109;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &ConversationLinked::case_id),
             field(2, "conversation", &ConversationLinked::conversation));
  }
};

}  // namespace cordboard::event
