// Canned responses (quick replies): texts with parameters, which agents send instead of typing.
//
//   put_canned_response key=welcome text="Good morning <name>, this is <agent>."
//   send_canned_response 1 from=ann response=welcome parameters={"name":"Lee","agent":"Ann"}
//
// A parameter is a key between < and >; these two characters mean nothing else in such a text, so
// each of them belongs to a parameter. The site lists responses to begin with
// (`canned_responses`); agents add, change and delete them while it runs. `configure` puts the
// site's own list in place of what holds then.
#pragma once

#include <cstdint>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// A canned response, new or in place of the one with this key; the same text again is no event.
// Refuses: malformed (the key's form, not UTF-8), not_permitted, limit_reached, message_empty,
// message_too_long (1,000 characters, names of parameters included), message_reserved_character (a
// < or > that is not around a parameter).
struct PutCannedResponse {
  std::string_view key{};
  std::string_view text{};

  static constexpr std::string_view kName = "put_canned_response";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &PutCannedResponse::key, rule::key()),
             field(2, "text", &PutCannedResponse::text));
  }
};

// Refuses: malformed (the key's form), not_permitted, unknown_response.
struct DeleteCannedResponse {
  std::string_view key{};

  static constexpr std::string_view kName = "delete_canned_response";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &DeleteCannedResponse::key, rule::key()));
  }
};

// Sends the response to everybody in the conversation, each parameter replaced by its value, as an
// ordinary message; the reply carries its number. What a parameter brings may hold < and >; values
// that the text does not ask for are ignored. Refuses: malformed (the key's form, a value that is
// not UTF-8, from the customer), not_permitted, unknown_conversation, unknown_agent,
// unknown_response, conversation_ended, conversation_not_active, not_a_participant, limit_reached,
// parameter_missing, message_empty, message_too_long (both of the text as sent).
struct SendCannedResponse {
  ConversationId conversation{};
  Speaker from{};
  std::string_view response{};  // its key
  Attributes parameters{};      // of two values with one name the first counts

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

struct CannedResponsePut {
  std::string_view key{};
  std::string_view text{};

  static constexpr std::string_view kName = "canned_response_put";
  static constexpr std::uint32_t kTag = 60;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &CannedResponsePut::key), field(2, "text", &CannedResponsePut::text));
  }
};

struct CannedResponseDeleted {
  std::string_view key{};

  static constexpr std::string_view kName = "canned_response_deleted";
  static constexpr std::uint32_t kTag = 61;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &CannedResponseDeleted::key));
  }
};

}  // namespace cordboard::event
