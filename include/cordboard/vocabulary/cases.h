// Cases: what is to be done for a customer over days and weeks, by several operators, in
// conversations and appointments.
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

enum class CaseState : std::uint8_t { kActive, kFinished };
CORDBOARD_ENUM_NAMES(CaseState, "active", "finished")

// What a history tells of: the events of a case, of its conversations, and of a customer.
enum class Activity : std::uint8_t {
  kCaseOpened,
  kCaseFinished,
  kCaseReopened,
  kOperatorJoined,
  kOperatorLeft,
  kConversationLinked,
  kAppointmentScheduled,
  kAppointmentMoved,
  kAppointmentCancelled,
  kInvitationSent,
  kVideoCallStarted,
  kVideoCallEnded,
  kItemArchived,
  kConversationStarted,
  kConversationEnded,
  kMessageSent,
  kFileAttached,
  kCalendarShared,
  kMeetingBooked,
  kUrlPushed
};
CORDBOARD_ENUM_NAMES(Activity, "case_opened", "case_finished", "case_reopened", "operator_joined",
                     "operator_left", "conversation_linked", "appointment_scheduled",
                     "appointment_moved", "appointment_cancelled", "invitation_sent",
                     "video_call_started", "video_call_ended", "item_archived",
                     "conversation_started", "conversation_ended", "message_sent", "file_attached",
                     "calendar_shared", "meeting_booked", "url_pushed")

}  // namespace cordboard

namespace cordboard::command {

// Opens a case about a customer; the reply carries its number. An agent who opens it is its first
// operator. Refuses: malformed, unknown_customer, unknown_field, limit_reached,
// message_reserved_character (typed by an agent), field_invalid.
struct OpenCase {
  CustomerRef customer{};
  std::string_view name{};
  OptionalText notes{};
  Attributes case_fields{};  // of the site's `case_fields`
  OptionalText language{};   // the customer's, in this case
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

// Changes at once what is given. A field that is given empty is taken away, others stay. Refuses:
// malformed, unknown_case, unknown_field, case_finished, limit_reached,
// message_reserved_character, field_invalid.
struct EditCase {
  CaseId case_id{};
  OptionalText name{};
  OptionalText notes{};
  Attributes case_fields{};
  OptionalText language{};
  std::optional<bool> appointments_need_password{};  // of appointments to come

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
  CaseId case_id{};

  static constexpr std::string_view kName = "finish_case";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &FinishCase::case_id));
  }
};

// At any time; nothing happens to one that is open. Refuses: unknown_case.
struct ReopenCase {
  CaseId case_id{};

  static constexpr std::string_view kName = "reopen_case";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &ReopenCase::case_id));
  }
};

// For ever: its texts, appointments, recordings, and what was said and attached in the
// conversations that are linked to it. Refuses: unknown_case.
struct DeleteCase {
  CaseId case_id{};

  static constexpr std::string_view kName = "delete_case";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &DeleteCase::case_id));
  }
};

// Refuses: unknown_case, unknown_agent, case_finished, already_a_participant, limit_reached.
struct AddOperator {
  CaseId case_id{};
  AgentId who{};

  static constexpr std::string_view kName = "add_operator";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &AddOperator::case_id), field(2, "agent", &AddOperator::who));
  }
};

// Refuses: unknown_case, unknown_agent, case_finished, not_a_participant.
struct RemoveOperator {
  CaseId case_id{};
  AgentId who{};

  static constexpr std::string_view kName = "remove_operator";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &RemoveOperator::case_id), field(2, "agent", &RemoveOperator::who));
  }
};

// Its history becomes part of the case: it is remembered as long as the case is, and goes with
// it. Linked again to the same case: nothing happens. Refuses: unknown_case, unknown_conversation,
// case_finished, conversation_ended (forgotten already), limit_reached (it is part of another
// case, or too many are of this).
struct LinkConversation {
  CaseId case_id{};
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

struct CaseOpened {
  CaseId case_id{};
  CustomerRef customer{};
  std::string_view name{};
  OptionalText notes{};
  Attributes case_fields{};
  OptionalText language{};
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

// What has changed, and nothing else; a field that is empty is gone.
struct CaseEdited {
  CaseId case_id{};
  OptionalText name{};
  OptionalText notes{};
  Attributes case_fields{};
  OptionalText language{};
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

struct CaseFinished {
  CaseId case_id{};

  static constexpr std::string_view kName = "case_finished";
  static constexpr std::uint32_t kTag = 104;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &CaseFinished::case_id));
  }
};

struct CaseReopened {
  CaseId case_id{};

  static constexpr std::string_view kName = "case_reopened";
  static constexpr std::uint32_t kTag = 105;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &CaseReopened::case_id));
  }
};

// Nothing is left of the case but this event; its conversations have no texts and files any more.
struct CaseDeleted {
  CaseId case_id{};

  static constexpr std::string_view kName = "case_deleted";
  static constexpr std::uint32_t kTag = 106;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &CaseDeleted::case_id));
  }
};

struct OperatorJoined {
  CaseId case_id{};
  AgentId agent{};

  static constexpr std::string_view kName = "operator_joined";
  static constexpr std::uint32_t kTag = 107;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &OperatorJoined::case_id), field(2, "agent", &OperatorJoined::agent));
  }
};

struct OperatorLeft {
  CaseId case_id{};
  AgentId agent{};

  static constexpr std::string_view kName = "operator_left";
  static constexpr std::uint32_t kTag = 108;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &OperatorLeft::case_id), field(2, "agent", &OperatorLeft::agent));
  }
};

struct ConversationLinked {
  CaseId case_id{};
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
