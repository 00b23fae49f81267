// What is written in a conversation.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "cordboard/describe.h"
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

}  // namespace cordboard

namespace cordboard::command {

// The reply carries the message's number. Customers may write while they wait; agents once they
// take part. Refuses: malformed (not UTF-8), unknown_conversation, unknown_agent,
// conversation_ended, conversation_not_active, not_a_participant, not_permitted, limit_reached,
// message_empty, message_too_long, message_reserved_character.
struct SendMessage {
  ConversationId conversation{};
  Speaker from{};
  std::string_view text{};
  std::optional<Visibility> visible_to{};

  static constexpr std::string_view kName = "send_message";
  static constexpr unsigned kMay = may::kAnyone;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &SendMessage::conversation),
                      field(2, "from", &SendMessage::from), field(3, "text", &SendMessage::text),
                      field(4, "visible_to", &SendMessage::visible_to)};
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

struct MessageSent {
  MessageId message{};
  ConversationId conversation{};
  Speaker from{};
  std::string_view text{};
  Visibility visible_to{};

  static constexpr std::string_view kName = "message_sent";
  static constexpr std::uint32_t kTag = 40;
  static constexpr auto fields() {
    return std::tuple{field(1, "message", &MessageSent::message),
                      field(2, "conversation", &MessageSent::conversation),
                      field(3, "from", &MessageSent::from), field(4, "text", &MessageSent::text),
                      field(5, "visible_to", &MessageSent::visible_to)};
  }
};

}  // namespace cordboard::event
