// Messages in conversations and consultations, typing, reading, the response reminder.
//
//   command::SendMessage message{.conversation = chat, .from = Speaker::of(ann)};
//   message.text = "Hello, how can I help?";
//   const Batch& batch = engine.submit({.at = now, .command = message});
//   const MessageId sent{batch.reply().number};
//   // message_sent; reminder_changed color=off
//   command::SendMessage hint{.conversation = chat, .from = Speaker::of(ann), .text = "VIP"};
//   hint.visible_to = Visibility{Visibility::Kind::kAgents};
//   engine.submit({.at = now, .command = command::MarkRead{chat, Speaker::customer(), sent}});
//
// Lengths of texts are counted in Unicode code points. Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// The readers of a message. Wire form "all", "agents" or {"agent":"bob"}. The writer always may.
struct Visibility {
  // The readers.
  enum class Kind : std::uint8_t {
    kAll,     // The customer and all agents.
    kAgents,  // The agents of the conversation, and supervisors who monitor or coach.
    kAgent    // One of these agents.
  };

  // Everybody by default.
  Kind kind = Kind::kAll;
  // The agent, for `kAgent`; a handle of none otherwise.
  AgentId agent{};

  friend bool operator==(Visibility, Visibility) = default;
};
CORDBOARD_ENUM_NAMES_IN_CLASS(Visibility::Kind, VisibilityKind, "all", "agents", "agent")

// A notice that the engine itself writes into a conversation. The host chooses the words.
enum class Notice : std::uint8_t {
  kIdleWarning,          // The customer has been silent for `warn_ms`.
  kAgentLost,            // The agent cannot be reached; the conversation waits again.
  kRequeued,             // The conversation waits in a queue again.
  kAgentJoined,          // An agent has joined.
  kAgentLeft,            // An agent has left; others go on.
  kTransferRefused,      // Nobody accepted a transfer. Only the sender sees it.
  kConsultationRefused,  // Nobody accepted a consultation. Only the initiator sees it.
  kConferenceRefused,    // Nobody accepted an invitation. Only the inviting agent sees it.
  kLinkPushed            // An agent has pushed a link; the customer is to click.
};
CORDBOARD_ENUM_NAMES(Notice, "idle_warning", "agent_lost", "requeued", "agent_joined", "agent_left",
                     "transfer_refused", "consultation_refused", "conference_refused",
                     "link_pushed")

// How long a customer has been waiting for an answer.
enum class ReminderColor : std::uint8_t {
  kOff,     // Nobody owes an answer.
  kGreen,   // The customer waits since acceptance or since their first unanswered message.
  kYellow,  // The queue's `yellow_ms` have passed since then.
  kRed      // The queue's `red_ms` have passed since then.
};
CORDBOARD_ENUM_NAMES(ReminderColor, "off", "green", "yellow", "red")

}  // namespace cordboard

namespace cordboard::command {

// Sends a message in a conversation or in the thread of a consultation. The reply carries the
// message's number. A customer may write from arrival to end, an agent while they serve and the
// conversation is not parked, a coach to agents only. A customer's message resumes a parked
// conversation. Sending ends the writer's typing. A message that the customer cannot see leaves the
// reminder and the customer's idle time unchanged. Refuses: malformed (also: not exactly one of
// `conversation` and `consultation`; a customer who limits the readers), unknown_conversation,
// unknown_consultation, unknown_agent (`from`, `visible_to`), conversation_ended,
// conversation_not_active (an agent writes), not_pending (the consultation has not begun or is
// over), not_permitted (another customer's conversation; a customer in a consultation; a monitor; a
// coach to all), not_a_participant (`from`, `visible_to`), limit_reached
// (`limits::kMessagesPerConversation`), message_empty (only white space), message_too_long,
// message_reserved_character (< or > in an agent's text).
struct SendMessage {
  // The conversation in which it is sent; or `consultation`.
  std::optional<ConversationId> conversation{};
  // The writer.
  Speaker from{};
  // By a customer up to `limits::kCustomerMessage` code points, by an agent up to
  // `limits::kAgentMessage`.
  std::string_view text{};
  // Default: all. Ignored in a consultation, whose two sides read everything.
  std::optional<Visibility> visible_to{};
  // The consultation in whose thread it is sent; or `conversation`.
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

// Shows or hides the typing indicator of an agent or the customer; the text is not sent. The
// indicator ends after 10 seconds; a repeated command extends it by 10 seconds without an event.
// Refuses:
// malformed (not exactly one of `conversation` and `consultation`), unknown_conversation,
// unknown_consultation, unknown_agent, conversation_ended, conversation_not_active (an agent
// types), not_pending (the consultation has not begun or is over), not_permitted (another
// customer's conversation; a customer in a consultation), not_a_participant.
struct SetTyping {
  // The conversation in which they type; or `consultation`.
  std::optional<ConversationId> conversation{};
  // The writer.
  Speaker from{};
  // False: they have stopped. Changes nothing if they did not type.
  bool typing = false;
  // The consultation in whose thread they type; or `conversation`.
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

// Says that everything up to this message has been read. A mark older than the last one changes
// nothing. Refuses: unknown_conversation, unknown_agent, unknown_message (not yet sent, of another
// conversation, or not visible to the reader), conversation_ended, conversation_not_active (an
// agent reads), not_permitted (another customer's), not_a_participant.
struct MarkRead {
  // The conversation of the message.
  ConversationId conversation{};
  // The reader.
  Speaker from{};
  // The last message that was read.
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

// A message was sent.
struct MessageSent {
  // Its number, counted from 1 over all conversations and consultations.
  MessageId message{};
  // None for a message in a consultation.
  ConversationId conversation{};
  // The writer.
  Speaker from{};
  // UTF-8.
  std::string_view text{};
  // The readers; `agents` in a consultation, whose two sides alone see it.
  Visibility visible_to{};
  // None for a message in a conversation.
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

// The engine itself says something in the conversation. The transcript keeps the first
// `limits::kNoticesPerConversation` of them.
struct SystemNotice {
  // The conversation that it is about.
  ConversationId conversation{};
  // The kind of notice; the host chooses the words.
  Notice notice = Notice::kIdleWarning;
  // The readers.
  Visibility visible_to{};
  // The agent whom it is about, or none.
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

// Somebody has begun or stopped typing. Stops come by command, by sending, after 10 seconds, and
// when the writer leaves or disconnects. There is none when the conversation ends for everybody.
struct TypingChanged {
  // None in a consultation.
  ConversationId conversation{};
  // The writer.
  Speaker from{};
  // Whether they type now.
  bool typing = false;
  // None in a conversation.
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

// Somebody has read everything up to this message.
struct MessageRead {
  // The conversation in which the message stands.
  ConversationId conversation{};
  // The reader.
  Speaker from{};
  // The last message that was read.
  MessageId message{};

  static constexpr std::string_view kName = "message_read";
  static constexpr std::uint32_t kTag = 43;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &MessageRead::conversation),
             field(2, "from", &MessageRead::from), field(3, "message", &MessageRead::message));
  }
};

// The response reminder has another color from now on.
struct ReminderChanged {
  // The conversation whose customer waits or no longer waits.
  ConversationId conversation{};
  // The primary, who owes the answer.
  AgentId agent{};
  // `off` follows a message of an agent that the customer sees.
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

// The customer has not answered for the queue's `warn_ms`. The notice `idle_warning` follows.
struct CustomerIdleWarned {
  // The conversation whose customer is silent.
  ConversationId conversation{};

  static constexpr std::string_view kName = "customer_idle_warned";
  static constexpr std::uint32_t kTag = 45;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CustomerIdleWarned::conversation));
  }
};

}  // namespace cordboard::event
