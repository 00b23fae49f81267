// Canned responses (quick replies): texts with parameters, which agents send instead of typing.
//
//   command::PutCannedResponse put{"welcome", "Good morning <name>, this is <agent>."};
//   engine.submit({.at = now, .command = put});
//   const Attribute values[] = {{"name", "Lee"}, {"agent", "Ann"}};
//   command::SendCannedResponse send{chat, Speaker::of(ann), "welcome", values};
//   engine.submit({.at = now, .command = send});
//   // message_sent text="Good morning Lee, this is Ann."
//
// A parameter is a key between < and >; these two characters mean nothing else in such a text. The
// site lists the responses to begin with, and agents change them while the site runs. Each
// `configure` replaces them all by the site's list. Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// Adds a canned response, or replaces the one with this key. An equal text changes nothing.
// Refuses: malformed (the key's form, not UTF-8), limit_reached (`limits::kCannedResponses`),
// message_empty, message_too_long (names of parameters included), message_reserved_character (< or
// > that is not around a parameter).
struct PutCannedResponse {
  // The key by which it is sent.
  std::string_view key{};
  // 1 to `limits::kAgentMessage` code points.
  std::string_view text{};

  static constexpr std::string_view kName = "put_canned_response";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &PutCannedResponse::key, rule::key()),
             field(2, "text", &PutCannedResponse::text));
  }
};

// Removes a canned response. Refuses: malformed (the key's form), unknown_response.
struct DeleteCannedResponse {
  // The key of the response to remove.
  std::string_view key{};

  static constexpr std::string_view kName = "delete_canned_response";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &DeleteCannedResponse::key, rule::key()));
  }
};

// Sends the response to everybody in the conversation as an ordinary message, each parameter
// replaced by its value. The reply carries the message's number. Refuses: malformed (the key's
// form, a value that is not UTF-8, `from` the customer), unknown_conversation, unknown_agent,
// unknown_response, conversation_ended, conversation_not_active, not_a_participant, limit_reached
// (`limits::kMessagesPerConversation`), parameter_missing (a parameter without a value),
// message_empty, message_too_long (these two: the text as sent).
struct SendCannedResponse {
  // The conversation in which it is sent.
  ConversationId conversation{};
  // The agent who sends it.
  Speaker from{};
  // The response's key.
  std::string_view response{};
  // Name and value of each parameter; values may hold < and >. Values that the text does not ask
  // for are ignored, and the first of two values with one name counts.
  Attributes parameters{};

  static constexpr std::string_view kName = "send_canned_response";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &SendCannedResponse::conversation),
             field(2, "from", &SendCannedResponse::from, rule::by_agent()),
             field(3, "response", &SendCannedResponse::response, rule::key()),
             field(4, "parameters", &SendCannedResponse::parameters));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// A canned response is new or has another text.
struct CannedResponsePut {
  // The key by which it is sent.
  std::string_view key{};
  // The whole text, with parameters in < and >.
  std::string_view text{};

  static constexpr std::string_view kName = "canned_response_put";
  static constexpr std::uint32_t kTag = 60;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &CannedResponsePut::key), field(2, "text", &CannedResponsePut::text));
  }
};

// A canned response is gone.
struct CannedResponseDeleted {
  // The key, which may be used again.
  std::string_view key{};

  static constexpr std::string_view kName = "canned_response_deleted";
  static constexpr std::uint32_t kTag = 61;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &CannedResponseDeleted::key));
  }
};

}  // namespace cordboard::event
