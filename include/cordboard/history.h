// Questions and answers about what lasts longer than a conversation: customers, inboxes, cases,
// calendars, the archive.
//
//   const Answer answer = engine.ask(question::Customer{"eve"});
//   const auto& eve = std::get<answer::Customer>(answer.value);
//   for (const answer::History& activity : eve.activities) show(activity.at, activity.type);
//   question::Inbox inbox{.agent = ann, .past = true};
//   const Answer mine = engine.ask(inbox);
//   const Answer week = engine.ask(question::Calendar{ann});  // the next seven days
//   const Answer contracts = engine.ask(question::Archive{.tag = "contract"});
//
// The names of customers are keys, texts are UTF-8, and lists without another order are in the
// order of their numbers. Absent members are left out on the wire. Times are instants, durations
// milliseconds. Hosts include `question.h`, whose rules hold here, too. `inbox` with `past`,
// `cases` and `archive` walk everything that the engine remembers; do not ask them often. The
// engine answers from its own state: once it has forgotten a conversation, a host's archive
// answers. Plain values; no thread-safety concerns.
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

// A customer's profile, and the activities of the last 90 days. Refuses: unknown_customer,
// not_permitted (a reader who is another customer), unknown_agent (the reader).
struct Customer {
  // The customer, by key or by number.
  CustomerRef customer{};
  // Wire name `for`. Who is to see the lines of conversations; default: the host, who sees all.
  std::optional<Actor> reader{};

  static constexpr std::string_view kName = "customer";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &Customer::customer), field(2, "for", &Customer::reader));
  }
};

// The conversations that an agent serves or has parked. Waiting conversations, offers and wrap-ups
// are in no inbox; the question `agent` shows an agent's offers and wrap-ups. Refuses:
// unknown_agent.
struct Inbox {
  // The agent whose inbox it is.
  AgentId agent{};
  // True: also the conversations of the last 90 days that any agent has served.
  std::optional<bool> past{};

  static constexpr std::string_view kName = "inbox";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Inbox::agent), field(2, "past", &Inbox::past));
  }
};

// One case with everything that belongs to it: operators, appointments, linked conversations and
// items. Refuses: unknown_case.
struct Case {
  // Wire name `case`.
  CaseId case_id{};

  static constexpr std::string_view kName = "case";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &Case::case_id));
  }
};

// A list of cases by number. Refuses: unknown_agent.
struct Cases {
  // Only cases of which this agent is an operator; absent: all.
  std::optional<AgentId> agent{};
  // True: with `agent`, only cases of which the agent is not an operator. Ignored without `agent`.
  std::optional<bool> others{};
  // Only cases in this state.
  std::optional<CaseState> state{};

  static constexpr std::string_view kName = "cases";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Cases::agent), field(2, "others", &Cases::others),
             field(3, "state", &Cases::state));
  }
};

// An agent's appointments, meetings and free slots. An agent without `calendar_slots` has no free
// slots; their appointments are shown all the same. Refuses: unknown_agent, limit_reached (longer
// than `limits::kLongestCalendarMs`).
struct Calendar {
  // The agent whose calendar it is; may have left the site.
  AgentId agent{};
  // Default: now.
  std::optional<Time> from{};
  // Not included. Default: seven days after `from`.
  std::optional<Time> to{};

  static constexpr std::string_view kName = "calendar";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Calendar::agent), field(2, "from", &Calendar::from),
             field(3, "to", &Calendar::to));
  }
};

// Files and recordings by number; with both filters, those that pass both. Deleted items are not
// shown. Refuses: unknown_case.
struct Archive {
  // Wire name `case`. Only those of this case and its conversations.
  std::optional<CaseId> case_id{};
  // Only those with this tag.
  std::optional<std::string_view> tag{};

  static constexpr std::string_view kName = "archive";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &Archive::case_id), field(2, "tag", &Archive::tag));
  }
};

}  // namespace question

namespace answer {

// Something that happened to a case or a customer. Members that do not belong to the type are
// absent.
struct History {
  // When it happened.
  Time at{};
  // The kind of activity. It determines which of the other members are given.
  Activity type = Activity::kCaseOpened;
  // Wire name `case`. Absent in the timeline of a case.
  CaseId case_id{};
  // The conversation in which it happened, or that was linked.
  ConversationId conversation{};
  // The appointment concerned.
  AppointmentId appointment{};
  // Wire name `as`. What was sent to the customer.
  std::optional<InvitationForm> form{};
  // The agent concerned.
  std::optional<AgentId> agent{};
  // The number of a message or link.
  MessageId message{};
  // The writer or sender.
  std::optional<Speaker> from{};
  // Of a message or link.
  std::optional<std::string> text{};
  // A file or recording.
  std::optional<Item> file{};
  // The agent whose calendar was shared or booked from.
  std::optional<AgentId> calendar_of{};
  // When the appointment or meeting begins.
  std::optional<Time> start{};
  // The lines of a conversation that the reader may see, once, with its last activity.
  std::optional<std::vector<Line>> lines{};

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

// The answer to `question::Customer`. Operators who joined or left, and links of conversations, are
// in the timeline of the case only.
struct Customer {
  // The customer's key.
  std::string customer{};
  // Here and below: absent means unknown.
  std::optional<std::string> name{};
  // Such as "Dr.".
  std::optional<std::string> title{};
  // As the host gave it.
  std::optional<std::string> email{};
  // As the host gave it.
  std::optional<std::string> phone{};
  // The host's own word.
  std::optional<std::string> crm_status{};
  // The host's own word.
  std::optional<std::string> language{};
  // The newest last.
  std::vector<History> activities{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &Customer::customer), field(2, "name", &Customer::name),
             field(3, "title", &Customer::title), field(4, "email", &Customer::email),
             field(5, "phone", &Customer::phone), field(6, "crm_status", &Customer::crm_status),
             field(7, "language", &Customer::language),
             field(8, "activities", &Customer::activities));
  }
};

// A conversation in an inbox.
struct InboxEntry {
  // Its number.
  ConversationId conversation{};
  // The customer's key.
  std::string customer{};
  // The queue in which it waited last.
  QueueId queue{};
  // The agent who serves it, or answered for it last.
  AgentId agent{};
  // When the customer arrived.
  Time started_at{};
  // Absent: it is not over.
  std::optional<Time> ended_at{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &InboxEntry::conversation),
             field(2, "customer", &InboxEntry::customer), field(3, "queue", &InboxEntry::queue),
             field(4, "agent", &InboxEntry::agent), field(5, "started_at", &InboxEntry::started_at),
             field(6, "ended_at", &InboxEntry::ended_at));
  }
};

// The answer to `question::Inbox`. The lists do not overlap: a conversation is in `past` only when
// it is over.
struct Inbox {
  // The agent asked for.
  AgentId agent{};
  // Conversations that the agent serves or has parked.
  std::vector<InboxEntry> active{};
  // The newest first, at most `limits::kInboxPast`; absent if not asked for.
  std::optional<std::vector<InboxEntry>> past{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Inbox::agent), field(2, "active", &Inbox::active),
             field(3, "past", &Inbox::past));
  }
};

// An appointment of a case.
struct Appointment {
  // Its number.
  AppointmentId appointment{};
  // Wire name `case`. Absent in the answer about that case.
  CaseId case_id{};
  // When it begins.
  Time start{};
  // Wire name `duration_ms`.
  Duration duration{0};
  // Scheduled, in progress, completed or cancelled.
  AppointmentState state = AppointmentState::kScheduled;
  // Whether it needs a password.
  bool password = false;

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "appointment", &Appointment::appointment),
             field(2, "case", &Appointment::case_id), field(3, "start", &Appointment::start),
             field(4, "duration_ms", &Appointment::duration),
             field(5, "state", &Appointment::state), field(6, "password", &Appointment::password));
  }
};

// The value of a field that the site declares.
struct CaseField {
  // The field's key.
  std::string key{};
  // A text, whatever the field's type.
  std::string value{};
};

// The answer to `question::Case`.
struct Case {
  // Wire name `case`.
  CaseId case_id{};
  // The customer's key.
  std::string customer{};
  // May be empty.
  std::string name{};
  // Absent: none.
  std::optional<std::string> notes{};
  // Wire name `fields`; an object such as {"room":"5"}. Fields without a value are left out.
  std::vector<CaseField> case_fields{};
  // The customer's language in this case; absent: not given.
  std::optional<std::string> language{};
  // Whether new appointments need a password.
  bool appointments_need_password = false;
  // Active or finished.
  CaseState state = CaseState::kActive;
  // In the order in which they joined.
  std::vector<AgentId> operators{};
  // In the order in which they were made.
  std::vector<Appointment> appointments{};
  // The case's own events, and all that the customer could see in its conversations; the newest
  // last.
  std::vector<History> timeline{};
  // Recordings and files, by number.
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

// A case in a list.
struct CaseSummary {
  // Wire name `case`.
  CaseId case_id{};
  // May be empty.
  std::string name{};
  // The customer's key.
  std::string customer{};
  // Active or finished.
  CaseState state = CaseState::kActive;

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "case", &CaseSummary::case_id), field(2, "name", &CaseSummary::name),
             field(3, "customer", &CaseSummary::customer), field(4, "state", &CaseSummary::state));
  }
};

// The answer to `question::Cases`, by number.
using Cases = std::vector<CaseSummary>;

// A slot that a customer has booked.
struct Meeting {
  // In which it was booked.
  ConversationId conversation{};
  // The customer's key.
  std::string customer{};
  // When it begins.
  Time start{};
  // Wire name `duration_ms`.
  Duration duration{0};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Meeting::conversation),
             field(2, "customer", &Meeting::customer), field(3, "start", &Meeting::start),
             field(4, "duration_ms", &Meeting::duration));
  }
};

// A slot that can be booked.
struct FreeSlot {
  // When it begins; not past.
  Time start{};
  // Wire name `duration_ms`.
  Duration duration{0};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "start", &FreeSlot::start), field(2, "duration_ms", &FreeSlot::duration));
  }
};

// The answer to `question::Calendar`, each list by time.
struct Calendar {
  // The agent asked for.
  AgentId agent{};
  // Of cases of which the agent is an operator.
  std::vector<Appointment> appointments{};
  // Booked by customers.
  std::vector<Meeting> meetings{};
  // Slots that are taken by nothing.
  std::vector<FreeSlot> free{};
  // The first appointment to come, also beyond `to`.
  std::optional<Appointment> next{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Calendar::agent), field(2, "appointments", &Calendar::appointments),
             field(3, "meetings", &Calendar::meetings), field(4, "free", &Calendar::free),
             field(5, "next", &Calendar::next));
  }
};

// The answer to `question::Archive`.
struct Archive {
  // Files and recordings, by number.
  std::vector<Item> items{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "items", &Archive::items));
  }
};

}  // namespace answer

}  // namespace cordboard
