// Small values that several commands and events share.
#pragma once

#include <cstdint>
#include <span>
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

}  // namespace cordboard
