// Wrap-up: what an agent still does after the customer has gone, each agent for themselves.
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

enum class WrapUpEnd : std::uint8_t { kAsked, kLimit };
CORDBOARD_ENUM_NAMES(WrapUpEnd, "asked", "limit")

// What the agent is to be after the wrap-up: ready, or not ready with a reason.
struct ThenPresence {
  bool ready = true;
  std::optional<NotReadyReasonId> reason{};
};

}  // namespace cordboard

namespace cordboard::command {

// During the chat or in wrap-up. Refuses: unknown_conversation, unknown_agent, unknown_code,
// conversation_ended, conversation_not_active, not_a_participant.
struct SetWrapUpCode {
  ConversationId conversation{};
  AgentId agent{};
  WrapUpCodeId code{};

  static constexpr std::string_view kName = "set_wrap_up_code";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &SetWrapUpCode::conversation),
             field(2, "agent", &SetWrapUpCode::agent), field(3, "code", &SetWrapUpCode::code));
  }
};

// During the chat or in wrap-up. Refuses as set_wrap_up_code, and as send_message does for the
// text.
struct AddNote {
  ConversationId conversation{};
  AgentId agent{};
  std::string_view text{};

  static constexpr std::string_view kName = "add_note";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &AddNote::conversation), field(2, "agent", &AddNote::agent),
             field(3, "text", &AddNote::text));
  }
};

// Moves the end of a limited wrap-up; without a limit nothing changes. Refuses: malformed,
// unknown_conversation, unknown_agent, conversation_ended, not_a_participant, wrap_up_not_started,
// limit_reached.
struct ExtendWrapUp {
  ConversationId conversation{};
  AgentId agent{};
  Duration by{0};

  static constexpr std::string_view kName = "extend_wrap_up";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ExtendWrapUp::conversation),
             field(2, "agent", &ExtendWrapUp::agent),
             field(3, "by_ms", &ExtendWrapUp::by, rule::at_least(1)));
  }
};

// "Mark done". A code given here stands in `wrap_up_finished`; a note is told as `note_added`.
// Refuses: unknown_conversation, unknown_agent, unknown_code, unknown_reason,
// conversation_ended, not_a_participant, wrap_up_not_started, wrap_up_code_required,
// wrap_up_time_not_over, and as add_note for the note.
struct FinishWrapUp {
  ConversationId conversation{};
  AgentId agent{};
  std::optional<WrapUpCodeId> code{};
  std::optional<std::string_view> note{};
  std::optional<ThenPresence> then{};

  static constexpr std::string_view kName = "finish_wrap_up";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &FinishWrapUp::conversation),
             field(2, "agent", &FinishWrapUp::agent), field(3, "code", &FinishWrapUp::code),
             field(4, "note", &FinishWrapUp::note), field(5, "then", &FinishWrapUp::then));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

struct WrapUpStarted {
  ConversationId conversation{};
  AgentId agent{};
  std::optional<Time> ends_at{};

  static constexpr std::string_view kName = "wrap_up_started";
  static constexpr std::uint32_t kTag = 50;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &WrapUpStarted::conversation),
             field(2, "agent", &WrapUpStarted::agent),
             field(3, "ends_at", &WrapUpStarted::ends_at));
  }
};

struct WrapUpCodeSet {
  ConversationId conversation{};
  AgentId agent{};
  WrapUpCodeId code{};

  static constexpr std::string_view kName = "wrap_up_code_set";
  static constexpr std::uint32_t kTag = 51;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &WrapUpCodeSet::conversation),
             field(2, "agent", &WrapUpCodeSet::agent), field(3, "code", &WrapUpCodeSet::code));
  }
};

struct NoteAdded {
  ConversationId conversation{};
  AgentId agent{};
  std::string_view text{};

  static constexpr std::string_view kName = "note_added";
  static constexpr std::uint32_t kTag = 52;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &NoteAdded::conversation),
             field(2, "agent", &NoteAdded::agent), field(3, "text", &NoteAdded::text));
  }
};

struct WrapUpExtended {
  ConversationId conversation{};
  AgentId agent{};
  Time ends_at{};

  static constexpr std::string_view kName = "wrap_up_extended";
  static constexpr std::uint32_t kTag = 53;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &WrapUpExtended::conversation),
             field(2, "agent", &WrapUpExtended::agent),
             field(3, "ends_at", &WrapUpExtended::ends_at));
  }
};

struct WrapUpFinished {
  ConversationId conversation{};
  AgentId agent{};
  std::optional<WrapUpCodeId> code{};
  WrapUpEnd cause = WrapUpEnd::kAsked;

  static constexpr std::string_view kName = "wrap_up_finished";
  static constexpr std::uint32_t kTag = 54;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &WrapUpFinished::conversation),
             field(2, "agent", &WrapUpFinished::agent), field(3, "code", &WrapUpFinished::code),
             field(4, "cause", &WrapUpFinished::cause));
  }
};

}  // namespace cordboard::event
