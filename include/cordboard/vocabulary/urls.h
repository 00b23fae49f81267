// Links that agents push to customers.
//
//   command::PushUrl push{chat, ann, "https://example.com/offer"};
//   const Batch& batch = engine.submit({.at = now, .command = push});
//   if (batch.reply().refusal == Refusal::kUrlInvalid) show("no http or https address");
//   // url_pushed; system_notice link_pushed; reminder_changed color=off
//   const Answer pushed = engine.ask(question::PushedUrls{ann});
//
// Only agents with `may_push_urls` may push links. The notice `link_pushed` tells the customer to
// click; opening anything is the host's business. The engine remembers each agent's latest
// `limits::kPushedUrls` links. Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// Shows a link to everybody in the conversation. It counts as a message of the agent: it has a
// message's number, which the reply carries, and it answers the customer. Refuses: malformed (not
// UTF-8), unknown_conversation, unknown_agent, conversation_ended, conversation_not_active,
// not_a_participant, limit_reached (`limits::kMessagesPerConversation`), url_not_permitted
// (`may_push_urls` is false), url_invalid.
struct PushUrl {
  // The conversation in which it is shown.
  ConversationId conversation{};
  // The agent who pushes it.
  AgentId agent{};
  // Begins with http:// or https:// and a host without a user's name; at most `limits::kUrlBytes`
  // characters, all of them allowed by RFC 3986 (section 2).
  std::string_view url{};

  static constexpr std::string_view kName = "push_url";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &PushUrl::conversation), field(2, "agent", &PushUrl::agent),
             field(3, "url", &PushUrl::url));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// The link stands in the conversation, and first in the agent's list of pushed links, where it is
// kept once.
struct UrlPushed {
  // Its number, counted like a message's.
  MessageId message{};
  // The conversation in which it is shown.
  ConversationId conversation{};
  // The agent who pushed it.
  AgentId agent{};
  // The link as it was given.
  std::string_view url{};

  static constexpr std::string_view kName = "url_pushed";
  static constexpr std::uint32_t kTag = 62;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "message", &UrlPushed::message),
             field(2, "conversation", &UrlPushed::conversation),
             field(3, "agent", &UrlPushed::agent), field(4, "url", &UrlPushed::url));
  }
};

}  // namespace cordboard::event
