// Consultations: an agent asks another one about a chat, in a thread of their own that the customer
// knows nothing of.
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

// Media of a voice consultation are the host's.
enum class ConsultationMedium : std::uint8_t { kChat, kVoice };
CORDBOARD_ENUM_NAMES(ConsultationMedium, "chat", "voice")

enum class ConsultationEnd : std::uint8_t {
  kInitiator,
  kTarget,
  kDeclined,
  kExpired,
  kNoTarget,
  kCancelled,
  kConversationEnded,
  kBecameConference,
  kBecameTransfer
};
CORDBOARD_ENUM_NAMES(ConsultationEnd, "initiator", "target", "declined", "expired", "no_target",
                     "cancelled", "conversation_ended", "became_conference", "became_transfer")

}  // namespace cordboard

namespace cordboard::command {

// Asks somebody about the chat; the reply carries the consultation's number. Who accepts reads what
// customer and agents have said to each other, and writes in the thread of the consultation. It
// takes no load, so a full agent can be consulted.
// Refuses: malformed (also `to` a consultation), unknown_conversation, unknown_agent, unknown_team,
// unknown_skill, unknown_queue, conversation_ended, conversation_not_active, not_a_participant,
// consultation_pending (the agent has one open about this chat), already_a_participant,
// target_unavailable, agent_not_ready, limit_reached, message_… (the note).
struct Consult {
  ConversationId conversation{};
  AgentId agent{};
  Target to{};
  std::optional<ConsultationMedium> medium{};  // default: chat
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

// Either side ends it; the initiator also takes back a request that nobody has accepted yet. The
// chat with the customer goes on. Refuses: unknown_consultation, unknown_agent, not_pending (it is
// over), not_a_participant.
struct EndConsultation {
  ConsultationId consultation{};
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

// `target`: known at once only if one agent was asked for. The note, if there is one, stands first
// in the thread.
struct ConsultationRequested {
  ConsultationId consultation{};
  ConversationId conversation{};
  AgentId agent{};  // the initiator, here and below
  AgentId target{};
  Target to{};
  ConsultationMedium medium = ConsultationMedium::kChat;
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

struct ConsultationStarted {
  ConsultationId consultation{};
  ConversationId conversation{};
  AgentId agent{};
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

// `wraps_up`: the agent who was consulted has something left to do.
struct ConsultationEnded {
  ConsultationId consultation{};
  ConversationId conversation{};
  AgentId agent{};
  AgentId target{};
  ConsultationEnd cause = ConsultationEnd::kInitiator;
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
