#include <algorithm>
#include <string_view>

#include "cordboard/limits.h"
#include "decide/handlers.h"
#include "decide/messages.h"

namespace cordboard::core {
namespace {

constexpr bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// What RFC 3986 (section 2) lets stand in a URL; browsers hand out addresses in this form.
// Everything else could hide where a link leads, or end it early.
constexpr bool may_stand_in_url(char c) {
  return is_letter_or_digit(c) ||
         std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

constexpr bool may_stand_in_host(char c) {
  return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '%';
}

// Whether `text` begins with `scheme` in any case; takes it off then.
bool take_scheme(std::string_view& text, std::string_view scheme) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  if (text.size() < scheme.size() ||
      !std::equal(scheme.begin(), scheme.end(), text.begin(),
                  [&](char wanted, char given) { return same(given, wanted); })) {
    return false;
  }
  text.remove_prefix(scheme.size());
  return true;
}

bool is_port(std::string_view text) {
  return text.empty() || (text.front() == ':' && text.size() <= 6 &&
                          text.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

// A name or an address, and a port perhaps. A user's name before it is no part of a link that
// customers are to trust: what looks like the host would not be it.
bool is_authority(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    return end != std::string_view::npos && end > 1 && is_port(text.substr(end + 1)) &&
           text.substr(1, end - 1).find_first_not_of("0123456789abcdefABCDEF:.") ==
               std::string_view::npos;
  }
  const std::string_view host = text.substr(0, text.find(':'));
  return !host.empty() && std::all_of(host.begin(), host.end(), may_stand_in_host) &&
         is_port(text.substr(host.size()));
}

bool is_url(std::string_view text) {
  if (text.size() > limits::kUrlBytes) return false;
  if (!std::all_of(text.begin(), text.end(), may_stand_in_url)) return false;
  if (!take_scheme(text, "https://") && !take_scheme(text, "http://")) return false;
  return is_authority(text.substr(0, text.find_first_of("/?#")));
}

}  // namespace

Refusal handle(Turn& turn, const command::PushUrl& c) {
  const State& state = turn.state();
  const Speaker from = Speaker::of(c.agent);
  if (const auto refusal = check_names(state, c.conversation, from); refusal != Refusal::kNone)
    return refusal;
  Slot slot = kNoSlot;
  if (const auto refusal = check_speaker(turn, c.conversation, from, slot);
      refusal != Refusal::kNone)
    return refusal;
  if (is_full(state, slot)) return Refusal::kLimitReached;
  if (!state.agent_setups[c.agent.index].may_push_urls) return Refusal::kUrlNotPermitted;
  if (!is_url(c.url)) return Refusal::kUrlInvalid;

  // Past this line the command succeeds.
  const MessageId number{state.last_message + 1};
  turn.emit(event::UrlPushed{number, c.conversation, c.agent, turn.keep(c.url)});
  turn.made(Made::kMessage, number.value);
  turn.emit(event::SystemNotice{c.conversation, Notice::kLinkPushed, {}});
  follow_reminder(turn, slot, from);
  return Refusal::kNone;
}

}  // namespace cordboard::core
