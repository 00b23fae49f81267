// Links that agents push to customers.
//
//   push_url 1 agent=ann url=https://example.com/offer
//
// Only agents whose setting `may_push_urls` says so. The customer is told to click
// (`system_notice`, `link_pushed`); opening anything is the host's business. The agent's latest
// links are remembered (`limits::kPushedUrls`), for the question `pushed_urls`.
#pragma once

#include <cstdint>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// Shows a link to everybody in the conversation. It counts as a message of the agent: it has a
// message's number, which the reply carries, answers the customer and awaits their answer. The url
// begins with http:// or https:// and a host, without a user's name; it has at most 2,048
// characters, all of them such as RFC 3986 lets stand in one. Refuses: malformed (not UTF-8),
// not_permitted, unknown_conversation, unknown_agent, conversation_ended, conversation_not_active,
// not_a_participant, limit_reached, url_not_permitted, url_invalid.
struct PushUrl {
  ConversationId conversation{};
  AgentId agent{};
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

// The link stands first in the agent's list now, and nowhere else in it.
struct UrlPushed {
  MessageId message{};
  ConversationId conversation{};
  AgentId agent{};
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
