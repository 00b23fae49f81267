// Wrap-up: the work that an agent does after their part in a conversation, each agent for
// themselves.
//
//   engine.submit({.at = now, .command = command::EndConversation{chat, ann}});
//   // conversation_ended; participant_left wraps_up=true; wrap_up_started ends_at=…
//   command::FinishWrapUp finish{chat, ann};
//   finish.code = engine.find<WrapUpCodeId>("solved");
//   finish.note = "Refund agreed.";
//   finish.then = ThenPresence{.ready = true};
//   engine.submit({.at = later, .command = finish});
//   // note_added; wrap_up_finished code=solved cause=asked; conversation_closed
//
// The queue's `wrap_up` says how a wrap-up ends. Until then the conversation keeps its load on the
// agent. A consulted agent wraps up, too, without load and without a required code. Plain values;
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

// Why a wrap-up ended.
enum class WrapUpEnd : std::uint8_t {
  kAsked,  // By `finish_wrap_up`, or because the agent, consulted before, was asked again.
  kLimit   // Its time was over.
};
CORDBOARD_ENUM_NAMES(WrapUpEnd, "asked", "limit")

// The agent's presence after a wrap-up. Wire form "ready" or {"not_ready":"lunch"}.
struct ThenPresence {
  // True: as `set_ready`. False: as `set_not_ready`.
  bool ready = true;
  // With not ready: one of the site's `not_ready_reasons`, or none.
  std::optional<NotReadyReasonId> reason{};
};

}  // namespace cordboard

namespace cordboard::command {

// Classifies the agent's part, during the conversation or in wrap-up; a later code replaces it. A
// consulted agent may, too. Refuses: unknown_conversation, unknown_agent, unknown_code,
// conversation_ended, conversation_not_active, not_a_participant.
struct SetWrapUpCode {
  // The one to classify.
  ConversationId conversation{};
  // The agent whose part it is.
  AgentId agent{};
  // One of the site's `wrap_up_codes`.
  WrapUpCodeId code{};

  static constexpr std::string_view kName = "set_wrap_up_code";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &SetWrapUpCode::conversation),
             field(2, "agent", &SetWrapUpCode::agent), field(3, "code", &SetWrapUpCode::code));
  }
};

// Adds a note to the transcript, which agents alone see, during the conversation or in wrap-up.
// Refuses: malformed (not UTF-8), unknown_conversation, unknown_agent, conversation_ended,
// conversation_not_active, not_a_participant, limit_reached (`limits::kNotesPerConversation`),
// message_empty, message_too_long, message_reserved_character.
struct AddNote {
  // The conversation that the note is about.
  ConversationId conversation{};
  // The agent who writes it.
  AgentId agent{};
  // 1 to `limits::kAgentMessage` code points, without < and >.
  std::string_view text{};

  static constexpr std::string_view kName = "add_note";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &AddNote::conversation), field(2, "agent", &AddNote::agent),
             field(3, "text", &AddNote::text));
  }
};

// Moves the end of a limited wrap-up. A wrap-up without a limit stays unchanged. Refuses: malformed
// (`by` is not above 0), unknown_conversation, unknown_agent, conversation_ended,
// not_a_participant, wrap_up_not_started, limit_reached (longer than `limits::kLongestWrapUpMs`
// from its start).
struct ExtendWrapUp {
  // The one that is wrapped up.
  ConversationId conversation{};
  // The agent whose wrap-up it is.
  AgentId agent{};
  // Wire name `by_ms`. Added to the end that holds now; above 0.
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

// Ends the agent's wrap-up ("mark done"). Refuses: malformed (not UTF-8), unknown_conversation,
// unknown_agent, unknown_code, unknown_reason, conversation_ended, not_a_participant,
// wrap_up_not_started, wrap_up_code_required (mode `mandatory`, and no code was given now or
// before), wrap_up_time_not_over (mode `timed_no_early_exit`), limit_reached (notes),
// message_empty, message_too_long, message_reserved_character (these three: the note).
struct FinishWrapUp {
  // The one that is wrapped up.
  ConversationId conversation{};
  // The agent whose wrap-up it is.
  AgentId agent{};
  // Default: the code that was set before, if any.
  std::optional<WrapUpCodeId> code{};
  // Added as `note_added` first.
  std::optional<std::string_view> note{};
  // The presence to take; default: unchanged. Ignored while the agent drains.
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

// The agent wraps up from now on.
struct WrapUpStarted {
  // The one that is wrapped up.
  ConversationId conversation{};
  // The agent who wraps up.
  AgentId agent{};
  // When it ends by itself; absent: no limit.
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

// The agent has classified their part.
struct WrapUpCodeSet {
  // The conversation that is classified.
  ConversationId conversation{};
  // The agent whose part is classified.
  AgentId agent{};
  // The code that holds now.
  WrapUpCodeId code{};

  static constexpr std::string_view kName = "wrap_up_code_set";
  static constexpr std::uint32_t kTag = 51;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &WrapUpCodeSet::conversation),
             field(2, "agent", &WrapUpCodeSet::agent), field(3, "code", &WrapUpCodeSet::code));
  }
};

// An agent has added a note, which agents alone see.
struct NoteAdded {
  // The conversation that the note is about.
  ConversationId conversation{};
  // The writer.
  AgentId agent{};
  // UTF-8.
  std::string_view text{};

  static constexpr std::string_view kName = "note_added";
  static constexpr std::uint32_t kTag = 52;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &NoteAdded::conversation),
             field(2, "agent", &NoteAdded::agent), field(3, "text", &NoteAdded::text));
  }
};

// The wrap-up ends later.
struct WrapUpExtended {
  // The one that is wrapped up.
  ConversationId conversation{};
  // The agent whose wrap-up it is.
  AgentId agent{};
  // When it ends by itself now.
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

// The agent's wrap-up is done and its load is free. `conversation_closed` follows the last one.
struct WrapUpFinished {
  // The one that was wrapped up.
  ConversationId conversation{};
  // The agent who is done.
  AgentId agent{};
  // The code that holds in the end; absent: none.
  std::optional<WrapUpCodeId> code{};
  // Why it ended.
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
