// Agents' calendars: bookable slots, which customers book for meetings.
//
//   engine.submit({.at = now, .command = command::ShareCalendar{chat, ann, ann}});
//   // calendar_shared
//   const Answer calendar = engine.ask(question::Calendar{ann});
//   const Time start = std::get<answer::Calendar>(calendar.value).free.front().start;
//   engine.submit({.at = later, .by = Actor::as_customer("eve"),
//                  .command = command::BookMeeting{chat, ann, start}});
//   // meeting_booked
//
// An agent's `calendar_slots` in the site say when slots begin. Plain values; no thread-safety
// concerns.
#pragma once

#include <cstdint>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// An agent shows the customer a calendar, to book a meeting from. It answers the customer as a
// message would. Refuses: unknown_conversation, unknown_agent (`agent`, `calendar_of`),
// unknown_calendar (that agent has no slots), conversation_ended, conversation_not_active,
// not_a_participant, limit_reached (`limits::kMessagesPerConversation`).
struct ShareCalendar {
  // The conversation in which it is shown.
  ConversationId conversation{};
  // The agent who shows it.
  AgentId agent{};
  // The agent whose calendar it is: the same agent or another one.
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

// The customer takes a free slot of an agent's calendar. The engine does not check whether the
// calendar was shared. No slot is booked twice. Refuses: malformed (`start`), unknown_conversation,
// unknown_agent, unknown_calendar (that agent has no slots), conversation_ended, not_permitted
// (another customer's conversation), slot_unknown (no slot begins then, or it is past), slot_taken
// (by a meeting or an appointment), limit_reached (meetings of agent or customer, messages).
struct BookMeeting {
  // In which the customer books.
  ConversationId conversation{};
  // The agent whose slot it is.
  AgentId calendar_of{};
  // When the slot begins.
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

// An agent has shown the customer a calendar.
struct CalendarShared {
  // The conversation in which it is shown.
  ConversationId conversation{};
  // The agent who shows it.
  AgentId agent{};
  // The agent whose calendar it is.
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

// The customer has a meeting with an agent; its slot is taken.
struct MeetingBooked {
  // In which it was booked.
  ConversationId conversation{};
  // The agent whose slot it is.
  AgentId calendar_of{};
  // When it begins.
  Time start{};
  // The length of the slot.
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
