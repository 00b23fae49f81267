// Consultations: an agent asks another agent about a conversation, in a private thread.
//
//   const Target bob = Target::of(engine.find<AgentId>("bob"));
//   const Batch& batch = engine.submit({.at = now, .command = command::Consult{chat, ann, bob}});
//   const ConsultationId thread{batch.reply().number};
//   // consultation_requested; offer_created kind=consultation; after accept: consultation_started
//   command::SendMessage question{.from = Speaker::of(ann), .text = "May I refund this?"};
//   question.consultation = thread;
//   engine.submit({.at = later, .command = question});
//   engine.submit({.at = later, .command = command::EndConsultation{thread, ann}});
//
// The customer learns nothing of it. It takes no load, so a full agent can be consulted. A
// consultation can become a transfer or a conference: name it as the target. Plain values; no
// thread-safety concerns.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/targets.h"

namespace cordboard {

// How the two agents talk.
enum class ConsultationMedium : std::uint8_t {
  kChat,  // By messages in the thread.
  kVoice  // By a call that the host connects; the thread stays usable.
};
CORDBOARD_ENUM_NAMES(ConsultationMedium, "chat", "voice")

// Why a consultation ended, or nothing came of it.
enum class ConsultationEnd : std::uint8_t {
  kInitiator,          // The agent who asked ended it, or left the conversation.
  kTarget,             // The consulted agent ended it, or was lost.
  kDeclined,           // The agent who was asked declined.
  kExpired,            // The agent did not answer in time, or the time for asking a group is over.
  kNoTarget,           // Nobody who was asked accepted, or can be asked any more.
  kCancelled,          // The request was taken back before anybody accepted.
  kConversationEnded,  // The conversation is over.
  kBecameConference,   // The consulted agent joins the conversation.
  kBecameTransfer      // The consulted agent takes the conversation over.
};
CORDBOARD_ENUM_NAMES(ConsultationEnd, "initiator", "target", "declined", "expired", "no_target",
                     "cancelled", "conversation_ended", "became_conference", "became_transfer")

}  // namespace cordboard

namespace cordboard::command {

// Asks another agent about the conversation. The reply carries the consultation's number. The agent
// who accepts reads what customer and agents have said to each other, and writes in the thread.
// Each agent has at most one open consultation about a conversation. Refuses: malformed (also `to`
// a consultation, `at_least`, `medium`), unknown_conversation, unknown_agent (also `to`),
// unknown_team, unknown_skill, unknown_queue, conversation_ended, conversation_not_active,
// not_a_participant, consultation_pending, already_a_participant, target_unavailable (signed out,
// draining, pausing after a decline, wrapping up an earlier part, or nobody of a group can be
// asked), agent_not_ready, limit_reached (`limits::kConsultationsPerConversation`), message_empty,
// message_too_long, message_reserved_character (these three: the note).
struct Consult {
  // The one to talk about.
  ConversationId conversation{};
  // The initiator, who serves it.
  AgentId agent{};
  // The agent or group to ask.
  Target to{};
  // Default: chat.
  std::optional<ConsultationMedium> medium{};
  // The question: 1 to `limits::kAgentMessage` code points, without < and >. Stands first in the
  // thread.
  std::optional<std::string_view> note{};

  static constexpr std::string_view kName = "consult";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Consult::conversation), field(2, "agent", &Consult::agent),
             field(3, "to", &Consult::to, rule::no_consultation()),
             field(4, "medium", &Consult::medium), field(5, "note", &Consult::note));
  }
};

// Ends a running consultation, by either side; or takes back a request that nobody has accepted
// yet, by the initiator. The conversation goes on. Refuses: unknown_consultation, unknown_agent,
// not_pending (it is over), not_a_participant.
struct EndConsultation {
  // The one to end.
  ConsultationId consultation{};
  // The agent who ends it.
  AgentId agent{};

  static constexpr std::string_view kName = "end_consultation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "consultation", &EndConsultation::consultation),
             field(2, "agent", &EndConsultation::agent));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// An agent wants to consult another one. An offer of kind `consultation` follows.
struct ConsultationRequested {
  // Its number, counted from 1.
  ConsultationId consultation{};
  // The one to talk about.
  ConversationId conversation{};
  // The initiator.
  AgentId agent{};
  // The agent, if one agent was asked for; none if a group is asked.
  AgentId target{};
  // The agent or group to ask.
  Target to{};
  // How they are to talk.
  ConsultationMedium medium = ConsultationMedium::kChat;
  // Absent: none was given.
  std::optional<std::string_view> note{};

  static constexpr std::string_view kName = "consultation_requested";
  static constexpr std::uint32_t kTag = 73;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "consultation", &ConsultationRequested::consultation),
             field(2, "conversation", &ConsultationRequested::conversation),
             field(3, "agent", &ConsultationRequested::agent),
             field(4, "target", &ConsultationRequested::target),
             field(5, "to", &ConsultationRequested::to),
             field(6, "medium", &ConsultationRequested::medium),
             field(7, "note", &ConsultationRequested::note));
  }
};

// An agent has accepted; both write in the thread from now on.
struct ConsultationStarted {
  // A number from `consultation_requested`.
  ConsultationId consultation{};
  // The one to talk about.
  ConversationId conversation{};
  // The initiator.
  AgentId agent{};
  // The consulted agent.
  AgentId target{};

  static constexpr std::string_view kName = "consultation_started";
  static constexpr std::uint32_t kTag = 74;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "consultation", &ConsultationStarted::consultation),
             field(2, "conversation", &ConsultationStarted::conversation),
             field(3, "agent", &ConsultationStarted::agent),
             field(4, "target", &ConsultationStarted::target));
  }
};

// The consultation is over, or nothing came of it.
struct ConsultationEnded {
  // A number from `consultation_requested`.
  ConsultationId consultation{};
  // The one that was talked about.
  ConversationId conversation{};
  // The initiator.
  AgentId agent{};
  // The consulted agent; if nobody accepted, the agent who was asked for, or none.
  AgentId target{};
  // Why it ended, or nothing came of it.
  ConsultationEnd cause = ConsultationEnd::kInitiator;
  // True: the consulted agent wraps up; `wrap_up_started` follows.
  bool wraps_up = false;

  static constexpr std::string_view kName = "consultation_ended";
  static constexpr std::uint32_t kTag = 75;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "consultation", &ConsultationEnded::consultation),
             field(2, "conversation", &ConsultationEnded::conversation),
             field(3, "agent", &ConsultationEnded::agent),
             field(4, "target", &ConsultationEnded::target),
             field(5, "cause", &ConsultationEnded::cause),
             field(6, "wraps_up", &ConsultationEnded::wraps_up));
  }
};

}  // namespace cordboard::event
