// What is written in a conversation.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// Who may read a message: everybody, the agents, or one agent (and its writer).
struct Visibility {
  enum class Kind : std::uint8_t { kAll, kAgents, kAgent };

  Kind kind = Kind::kAll;
  AgentId agent{};  // kAgent

  friend bool operator==(Visibility, Visibility) = default;
};
CORDBOARD_ENUM_NAMES_IN_CLASS(Visibility::Kind, VisibilityKind, "all", "agents", "agent")

// What the engine itself says in a conversation.
enum class Notice : std::uint8_t {
  kIdleWarning,
  kAgentLost,
  kRequeued,
  kAgentJoined,
  kAgentLeft,
  kTransferRefused,
  kConsultationRefused,
  kConferenceRefused,
  kLinkPushed
};
CORDBOARD_ENUM_NAMES(Notice, "idle_warning", "agent_lost", "requeued", "agent_joined", "agent_left",
                     "transfer_refused", "consultation_refused", "conference_refused",
                     "link_pushed")

// How long the customer has been waiting for an answer: green at once, yellow and red after the
// queue's times, off once an agent has answered.
enum class ReminderColor : std::uint8_t { kOff, kGreen, kYellow, kRed };
CORDBOARD_ENUM_NAMES(ReminderColor, "off", "green", "yellow", "red")

}  // namespace cordboard

namespace cordboard::command {

// In a conversation or in a consultation; one of the two. The reply carries the message's number.
// Customers may write while they wait; agents once they take part; a coach to agents alone.
// Refuses: malformed (not UTF-8), unknown_conversation, unknown_consultation, unknown_agent,
// conversation_ended, conversation_not_active, not_pending (a consultation that is over, or not
// begun), not_a_participant, not_permitted, limit_reached, message_empty, message_too_long,
// message_reserved_character.
struct SendMessage {
  std::optional<ConversationId> conversation{};
  Speaker from{};
  std::string_view text{};
  std::optional<Visibility> visible_to{};  // default: all
  std::optional<ConsultationId> consultation{};

  static constexpr std::string_view kName = "send_message";
  static constexpr unsigned kMay = may::kAnyone;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &SendMessage::conversation),
             field(2, "from", &SendMessage::from), field(3, "text", &SendMessage::text),
             field(4, "visible_to", &SendMessage::visible_to),
             field(5, "consultation", &SendMessage::consultation));
  }
  // It is in one of the two, and a customer does not limit who may read it.
  template <class Report>
  static constexpr void cross_check(const SendMessage& c, Report&& report) {
    if (c.conversation.has_value() == c.consultation.has_value()) {
      report("", "one of conversation and consultation is needed");
    }
    const bool is_private = c.visible_to && c.visible_to->kind != Visibility::Kind::kAll;
    if (c.from.is_customer() && is_private) {
      report("visible_to", "must be all in a customer's message");
    }
  }
};

// Somebody types, or stops; what they type stays with them. Said again it holds for another ten
// seconds, without an event; sending ends it. Refuses: as send_message, but for its text.
struct SetTyping {
  std::optional<ConversationId> conversation{};
  Speaker from{};
  bool typing = false;
  std::optional<ConsultationId> consultation{};

  static constexpr std::string_view kName = "set_typing";
  static constexpr unsigned kMay = may::kAnyone;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &SetTyping::conversation), field(2, "from", &SetTyping::from),
             field(3, "typing", &SetTyping::typing),
             field(4, "consultation", &SetTyping::consultation));
  }
  // In one of the two.
  template <class Report>
  static constexpr void cross_check(const SetTyping& c, Report&& report) {
    if (c.conversation.has_value() == c.consultation.has_value()) {
      report("", "one of conversation and consultation is needed");
    }
  }
};

// Everything up to this message has been read; an older mark than the last changes nothing.
// Refuses: unknown_conversation, unknown_agent, unknown_message (not of this conversation, or not
// for these eyes), conversation_ended, conversation_not_active, not_a_participant, not_permitted.
struct MarkRead {
  ConversationId conversation{};
  Speaker from{};
  MessageId message{};

  static constexpr std::string_view kName = "mark_read";
  static constexpr unsigned kMay = may::kAnyone;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &MarkRead::conversation), field(2, "from", &MarkRead::from),
             field(3, "message", &MarkRead::message));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// Of a conversation, or of a consultation, whose thread is nobody's but its two sides'.
struct MessageSent {
  MessageId message{};
  ConversationId conversation{};  // none: of the consultation
  Speaker from{};
  std::string_view text{};
  Visibility visible_to{};
  ConsultationId consultation{};

  static constexpr std::string_view kName = "message_sent";
  static constexpr std::uint32_t kTag = 40;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "message", &MessageSent::message),
             field(2, "conversation", &MessageSent::conversation),
             field(3, "from", &MessageSent::from), field(4, "text", &MessageSent::text),
             field(5, "visible_to", &MessageSent::visible_to),
             field(6, "consultation", &MessageSent::consultation));
  }
};

// A line of the engine's own; `agent`: whom it is about, if anybody.
struct SystemNotice {
  ConversationId conversation{};
  Notice notice = Notice::kIdleWarning;
  Visibility visible_to{};
  AgentId agent{};

  static constexpr std::string_view kName = "system_notice";
  static constexpr std::uint32_t kTag = 41;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &SystemNotice::conversation),
             field(2, "notice", &SystemNotice::notice),
             field(3, "visible_to", &SystemNotice::visible_to),
             field(4, "agent", &SystemNotice::agent));
  }
};

struct TypingChanged {
  ConversationId conversation{};
  Speaker from{};
  bool typing = false;
  ConsultationId consultation{};

  static constexpr std::string_view kName = "typing_changed";
  static constexpr std::uint32_t kTag = 42;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &TypingChanged::conversation),
             field(2, "from", &TypingChanged::from), field(3, "typing", &TypingChanged::typing),
             field(4, "consultation", &TypingChanged::consultation));
  }
};

struct MessageRead {
  ConversationId conversation{};
  Speaker from{};
  MessageId message{};

  static constexpr std::string_view kName = "message_read";
  static constexpr std::uint32_t kTag = 43;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &MessageRead::conversation),
             field(2, "from", &MessageRead::from), field(3, "message", &MessageRead::message));
  }
};

// `agent` is the primary, who owes the answer.
struct ReminderChanged {
  ConversationId conversation{};
  AgentId agent{};
  ReminderColor color = ReminderColor::kOff;

  static constexpr std::string_view kName = "reminder_changed";
  static constexpr std::uint32_t kTag = 44;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ReminderChanged::conversation),
             field(2, "agent", &ReminderChanged::agent),
             field(3, "color", &ReminderChanged::color));
  }
};

// The customer has not answered for the queue's `warn_ms`.
struct CustomerIdleWarned {
  ConversationId conversation{};

  static constexpr std::string_view kName = "customer_idle_warned";
  static constexpr std::uint32_t kTag = 45;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CustomerIdleWarned::conversation));
  }
};

}  // namespace cordboard::event
