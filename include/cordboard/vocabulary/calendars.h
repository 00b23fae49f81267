// Calendars of agents: slots that customers may book for a meeting.
#pragma once

#include <cstdint>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// An agent shows the customer a calendar, their own or another agent's, to book a meeting from. For
// reminders and silence it counts like a message. Refuses: unknown_conversation, unknown_agent,
// unknown_calendar (that agent has no slots), conversation_ended, conversation_not_active,
// not_a_participant, limit_reached.
struct ShareCalendar {
  ConversationId conversation{};
  AgentId agent{};  // who shares it
  AgentId calendar_of{};

  static constexpr std::string_view kName = "share_calendar";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ShareCalendar::conversation),
             field(2, "agent", &ShareCalendar::agent),
             field(3, "calendar_of", &ShareCalendar::calendar_of));
  }
};

// The customer takes a slot of an agent's calendar; which ones they get to see is the host's.
// Refuses: unknown_conversation, unknown_agent, unknown_calendar, conversation_ended, not_permitted
// (a conversation that is not theirs), slot_unknown (no slot begins then, or it is past),
// slot_taken (a meeting or an appointment is then), limit_reached.
struct BookMeeting {
  ConversationId conversation{};
  AgentId calendar_of{};
  Time start{};

  static constexpr std::string_view kName = "book_meeting";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &BookMeeting::conversation),
             field(2, "calendar_of", &BookMeeting::calendar_of),
             field(3, "start", &BookMeeting::start));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

struct CalendarShared {
  ConversationId conversation{};
  AgentId agent{};
  AgentId calendar_of{};

  static constexpr std::string_view kName = "calendar_shared";
  static constexpr std::uint32_t kTag = 121;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CalendarShared::conversation),
             field(2, "agent", &CalendarShared::agent),
             field(3, "calendar_of", &CalendarShared::calendar_of));
  }
};

struct MeetingBooked {
  ConversationId conversation{};
  AgentId calendar_of{};
  Time start{};
  Duration duration{};

  static constexpr std::string_view kName = "meeting_booked";
  static constexpr std::uint32_t kTag = 122;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &MeetingBooked::conversation),
             field(2, "calendar_of", &MeetingBooked::calendar_of),
             field(3, "start", &MeetingBooked::start),
             field(4, "duration_ms", &MeetingBooked::duration));
  }
};

}  // namespace cordboard::event
