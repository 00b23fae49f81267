// Small values that several commands and events share.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "cordboard/enums.h"
#include "cordboard/ids.h"

namespace cordboard {

// Who asks (`by`). A default actor is the host, who may do everything.
struct Actor {
  enum class Kind : std::uint8_t { kHost, kAgent, kSupervisor, kCustomer };

  Kind kind = Kind::kHost;
  AgentId agent{};         // kAgent, kSupervisor
  CustomerRef customer{};  // kCustomer

  static Actor host() { return {}; }
  static Actor as_agent(AgentId id) { return {Kind::kAgent, id, {}}; }
  static Actor as_supervisor(AgentId id) { return {Kind::kSupervisor, id, {}}; }
  static Actor as_customer(CustomerRef who) { return {Kind::kCustomer, {}, who}; }
};
CORDBOARD_ENUM_NAMES_IN_CLASS(Actor::Kind, ActorKind, "host", "agent", "supervisor", "customer")

// Which actors a command is open to at all; what they may do to the thing at hand is checked later.
namespace may {
inline constexpr unsigned kHost = 1;
inline constexpr unsigned kAgent = 2;       // for themselves: their own key in `agent` or `from`
inline constexpr unsigned kSupervisor = 4;  // for any agent
inline constexpr unsigned kCustomer = 8;    // for themselves and their own conversations
inline constexpr unsigned kStaff = kHost | kAgent | kSupervisor;
inline constexpr unsigned kAnyone = kStaff | kCustomer;
}  // namespace may

// Who wrote: the customer, or an agent.
struct Speaker {
  bool by_agent = false;
  AgentId agent{};  // if by_agent; none: an unknown one

  static Speaker customer() { return {}; }
  static Speaker of(AgentId agent) { return {true, agent}; }

  bool is_customer() const { return !by_agent; }
  friend bool operator==(Speaker, Speaker) = default;
};

// One key and value that the host attaches to a conversation.
struct Attribute {
  std::string_view key{};
  std::string_view value{};
};
using Attributes = std::span<const Attribute>;

// A text that may be absent, which is something else than empty. No larger than the text alone.
class OptionalText {
 public:
  constexpr OptionalText() = default;
  constexpr OptionalText(std::string_view text)  // NOLINT: a text is one that is there
      : text_(text.data() == nullptr ? std::string_view("") : text) {}
  constexpr OptionalText(const char* text) : text_(text) {}  // NOLINT
  OptionalText(const std::string& text) : text_(text) {}     // NOLINT

  constexpr bool has_value() const { return text_.data() != nullptr; }
  constexpr explicit operator bool() const { return has_value(); }
  constexpr std::string_view operator*() const { return text_; }  // empty if it is absent
  constexpr const std::string_view* operator->() const { return &text_; }

  friend constexpr bool operator==(OptionalText a, OptionalText b) {
    return a.has_value() == b.has_value() && a.text_ == b.text_;
  }

 private:
  std::string_view text_{};  // absent: without a place
};

}  // namespace cordboard
