// Questions and answers about what lasts longer than a chat: customers, inboxes, cases, calendars,
// the archive. Hosts include `question.h`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/transcript_line.h"
#include "cordboard/vocabulary/appointments.h"
#include "cordboard/vocabulary/cases.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

namespace question {

// The profile, and what the last 90 days brought, the newest last. `for`: whose eyes the lines
// of chats are for; the host sees all.
struct Customer {
  CustomerRef customer{};
  std::optional<Actor> reader{};  // wire name `for`

  static constexpr std::string_view kName = "customer";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &Customer::customer), field(2, "for", &Customer::reader));
  }
};

// What an agent has in hand, and, with `past`, what was served in the last 90 days by them or
// others, the newest first.
struct Inbox {
  AgentId agent{};
  std::optional<bool> past{};

  static constexpr std::string_view kName = "inbox";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Inbox::agent), field(2, "past", &Inbox::past));
  }
};

// All of a case, its history of conversations included.
struct Case {
  CaseId case_id{};

  static constexpr std::string_view kName = "case";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &Case::case_id));
  }
};

// Cases by number: all, an agent's own, or (`others`) those that are not the agent's.
struct Cases {
  std::optional<AgentId> agent{};
  std::optional<bool> others{};
  std::optional<CaseState> state{};

  static constexpr std::string_view kName = "cases";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Cases::agent), field(2, "others", &Cases::others),
             field(3, "state", &Cases::state));
  }
};

// What an agent has before them from `from` on (absent: now), before `to` (absent: seven days
// later), 366 days at most.
struct Calendar {
  AgentId agent{};
  std::optional<Time> from{};
  std::optional<Time> to{};

  static constexpr std::string_view kName = "calendar";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Calendar::agent), field(2, "from", &Calendar::from),
             field(3, "to", &Calendar::to));
  }
};

// Files and recordings by number: all, those of a case and its conversations, those with a tag.
struct Archive {
  std::optional<CaseId> case_id{};
  std::optional<std::string_view> tag{};

  static constexpr std::string_view kName = "archive";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &Archive::case_id), field(2, "tag", &Archive::tag));
  }
};

}  // namespace question

namespace answer {

// Something that happened to a case or a customer; what does not belong to its type is absent.
struct History {
  Time at{};
  Activity type = Activity::kCaseOpened;
  CaseId case_id{};
  ConversationId conversation{};
  AppointmentId appointment{};
  std::optional<InvitationForm> form{};
  std::optional<AgentId> agent{};
  MessageId message{};
  std::optional<Speaker> from{};
  std::optional<std::string> text{};
  std::optional<Item> file{};
  std::optional<AgentId> calendar_of{};
  std::optional<Time> start{};
  std::optional<std::vector<Line>> lines{};  // of a chat, with its last activity

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "at", &History::at), field(2, "type", &History::type),
             field(3, "case", &History::case_id), field(4, "conversation", &History::conversation),
             field(5, "appointment", &History::appointment), field(6, "as", &History::form),
             field(7, "agent", &History::agent), field(8, "message", &History::message),
             field(9, "from", &History::from), field(10, "text", &History::text),
             field(11, "file", &History::file), field(12, "calendar_of", &History::calendar_of),
             field(13, "start", &History::start), field(14, "lines", &History::lines));
  }
};

struct Customer {
  std::string customer{};
  std::optional<std::string> name{};
  std::optional<std::string> title{};
  std::optional<std::string> email{};
  std::optional<std::string> phone{};
  std::optional<std::string> crm_status{};
  std::optional<std::string> language{};
  std::vector<History> activities{};  // the newest last

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &Customer::customer), field(2, "name", &Customer::name),
             field(3, "title", &Customer::title), field(4, "email", &Customer::email),
             field(5, "phone", &Customer::phone), field(6, "crm_status", &Customer::crm_status),
             field(7, "language", &Customer::language),
             field(8, "activities", &Customer::activities));
  }
};

struct InboxEntry {
  ConversationId conversation{};
  std::string customer{};
  QueueId queue{};
  AgentId agent{};
  Time started_at{};
  std::optional<Time> ended_at{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &InboxEntry::conversation),
             field(2, "customer", &InboxEntry::customer), field(3, "queue", &InboxEntry::queue),
             field(4, "agent", &InboxEntry::agent), field(5, "started_at", &InboxEntry::started_at),
             field(6, "ended_at", &InboxEntry::ended_at));
  }
};

struct Inbox {
  AgentId agent{};
  std::vector<InboxEntry> active{};
  std::optional<std::vector<InboxEntry>> past{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Inbox::agent), field(2, "active", &Inbox::active),
             field(3, "past", &Inbox::past));
  }
};

struct Appointment {
  AppointmentId appointment{};
  CaseId case_id{};
  Time start{};
  Duration duration{0};
  AppointmentState state = AppointmentState::kScheduled;
  bool password = false;  // whether it needs one

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &Appointment::appointment),
             field(2, "case", &Appointment::case_id), field(3, "start", &Appointment::start),
             field(4, "duration_ms", &Appointment::duration),
             field(5, "state", &Appointment::state), field(6, "password", &Appointment::password));
  }
};

// The value of a field that the site declares, under its key.
struct CaseField {
  std::string key{};
  std::string value{};
};

struct Case {
  CaseId case_id{};
  std::string customer{};
  std::string name{};
  std::optional<std::string> notes{};
  std::vector<CaseField> case_fields{};  // wire: {"room":"5"}
  std::optional<std::string> language{};
  bool appointments_need_password = false;
  CaseState state = CaseState::kActive;
  std::vector<AgentId> operators{};  // in the order in which they joined
  std::vector<Appointment> appointments{};
  std::vector<History>
      timeline{};  // what the customer could see, and what was done; the newest last
  std::vector<Item> items{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &Case::case_id), field(2, "customer", &Case::customer),
             field(3, "name", &Case::name), field(4, "notes", &Case::notes),
             field(5, "fields", &Case::case_fields), field(6, "language", &Case::language),
             field(7, "appointments_need_password", &Case::appointments_need_password),
             field(8, "state", &Case::state), field(9, "operators", &Case::operators),
             field(10, "appointments", &Case::appointments), field(11, "timeline", &Case::timeline),
             field(12, "items", &Case::items));
  }
};

struct CaseSummary {
  CaseId case_id{};
  std::string name{};
  std::string customer{};
  CaseState state = CaseState::kActive;

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &CaseSummary::case_id), field(2, "name", &CaseSummary::name),
             field(3, "customer", &CaseSummary::customer), field(4, "state", &CaseSummary::state));
  }
};
using Cases = std::vector<CaseSummary>;

struct Meeting {
  ConversationId conversation{};
  std::string customer{};
  Time start{};
  Duration duration{0};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Meeting::conversation),
             field(2, "customer", &Meeting::customer), field(3, "start", &Meeting::start),
             field(4, "duration_ms", &Meeting::duration));
  }
};

struct FreeSlot {
  Time start{};
  Duration duration{0};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "start", &FreeSlot::start), field(2, "duration_ms", &FreeSlot::duration));
  }
};

struct Calendar {
  AgentId agent{};
  std::vector<Appointment> appointments{};  // by time
  std::vector<Meeting> meetings{};
  std::vector<FreeSlot> free{};       // not past, not taken
  std::optional<Appointment> next{};  // the first that is to come, whenever it is

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Calendar::agent), field(2, "appointments", &Calendar::appointments),
             field(3, "meetings", &Calendar::meetings), field(4, "free", &Calendar::free),
             field(5, "next", &Calendar::next));
  }
};

struct Archive {
  std::vector<Item> items{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "items", &Archive::items));
  }
};

}  // namespace answer

}  // namespace cordboard
