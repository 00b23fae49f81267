// Checks whether an actor may give a command at all. The engine makes them before each handler.
// Whether the actor may do it to this conversation, agent or case is checked by the handler.
#pragma once

#include <concepts>
#include <optional>

#include "cordboard/command.h"
#include "state/state.h"

namespace cordboard::core {

// Whether two references name the same customer.
inline bool same_customer(const State& state, const CustomerRef& a, const CustomerRef& b) {
  const auto number = [&state](const CustomerRef& ref) {
    return ref.id ? ref.id : state.customers.find(ref.key);
  };
  if (number(a)) return number(a) == number(b);
  return !number(b) && !a.key.empty() && a.key == b.key;
}

// Whether the actor exists and has the role that it claims to have.
inline bool is_genuine(const State& state, const Actor& by) {
  if (by.kind == Actor::Kind::kHost || by.kind == Actor::Kind::kCustomer) return true;
  const Agent* agent = state.find_agent(by.agent);
  if (agent == nullptr) return false;
  return by.kind == Actor::Kind::kAgent || agent->role == AgentRole::kSupervisor;
}

// Whether `Actor::agent` names the actor of this kind.
constexpr bool is_agent_or_supervisor(Actor::Kind kind) {
  return kind == Actor::Kind::kAgent || kind == Actor::Kind::kSupervisor;
}

constexpr unsigned bit_of(Actor::Kind kind) {
  switch (kind) {
    case Actor::Kind::kHost:
      return may::kHost;
    case Actor::Kind::kAgent:
      return may::kAgent;
    case Actor::Kind::kSupervisor:
      return may::kSupervisor;
    case Actor::Kind::kCustomer:
      return may::kCustomer;
  }
  return 0;
}

// An agent acts for no other agent, a customer for no other customer, a supervisor for no customer.
template <class C>
bool speaks_for(const State& state, const Actor& by, const C& c) {
  const bool is_agent = by.kind == Actor::Kind::kAgent;
  const bool is_customer = by.kind == Actor::Kind::kCustomer;
  if constexpr (requires {
                  { c.agent } -> std::convertible_to<AgentId>;
                }) {
    if (is_agent && c.agent != by.agent) return false;
  } else if constexpr (requires {
                         { c.agent } -> std::convertible_to<std::optional<AgentId>>;
                       }) {
    if (is_agent && c.agent && *c.agent != by.agent) return false;
    if (is_customer && c.agent) return false;
  }
  if constexpr (requires {
                  { c.from } -> std::convertible_to<Speaker>;
                }) {
    if (is_agent && c.from.agent != by.agent) return false;
    if (c.from.is_customer() != is_customer && by.kind != Actor::Kind::kHost) return false;
  }
  if constexpr (requires {
                  { c.customer } -> std::convertible_to<CustomerRef>;
                }) {
    if (is_customer && !same_customer(state, by.customer, c.customer)) return false;
  }
  return true;
}

// Whether the actor may give the command `c`.
template <class C>
bool may_ask(const State& state, const Actor& by, const C& c) {
  if (by.kind == Actor::Kind::kHost) return (C::kMay & may::kHost) != 0;
  return (C::kMay & bit_of(by.kind)) != 0 && is_genuine(state, by) && speaks_for(state, by, c);
}

// Whether the conversation belongs to the customer who acts; true for all other actors.
inline bool is_own(const State& state, const Actor& by, const Conversation& conversation) {
  if (by.kind != Actor::Kind::kCustomer) return true;
  return same_customer(state, by.customer, CustomerRef(conversation.customer));
}

}  // namespace cordboard::core
