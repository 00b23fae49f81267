// Small values that several commands and events share: actors, speakers, attributes, optional
// texts.
//
//   engine.submit({.at = now, .by = Actor::as_customer("eve"),
//                  .command = command::SendMessage{.conversation = chat,
//                                                  .from = Speaker::customer(),
//                                                  .text = "Hello?"}});
//   const Attribute tags[] = {{"language", "en"}, {"page", "/cart"}};
//   command::StartConversation start{.customer = "eve", .queue = sales};
//   start.attributes = tags;                    // read during `submit` only
//   command::PutCustomer put{.customer = "eve"};
//   put.email = "";                             // known to be empty; absent would mean unknown
//
// Plain values; no thread-safety concerns. None of them owns its texts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "cordboard/enums.h"
#include "cordboard/ids.h"

namespace cordboard {

// The actor who gives a command or asks a question (wire name `by`). A default actor is the host,
// who may do everything. The engine trusts this value: authentication is the host's task.
struct Actor {
  // The role in which the actor acts.
  enum class Kind : std::uint8_t {
    kHost,        // The application that embeds the engine.
    kAgent,       // An agent, who acts for themselves. Wire form "agent:KEY".
    kSupervisor,  // An agent whose role is supervisor. Wire form "supervisor:KEY".
    kCustomer     // A customer, who acts in their own conversations. Wire form "customer:KEY".
  };

  // The host by default.
  Kind kind = Kind::kHost;
  // The agent who acts, for `kAgent` and `kSupervisor`. An unknown agent, or a supervisor whose
  // role is not supervisor, is refused as `not_permitted`.
  AgentId agent{};
  // The customer who acts, for `kCustomer`.
  CustomerRef customer{};

  // Returns the host.
  static Actor host() { return {}; }
  // Returns the agent `id`.
  static Actor as_agent(AgentId id) { return {Kind::kAgent, id, {}}; }
  // Returns the agent `id` as a supervisor.
  static Actor as_supervisor(AgentId id) { return {Kind::kSupervisor, id, {}}; }
  // Returns the customer `who`. The key's text stays the caller's.
  static Actor as_customer(CustomerRef who) { return {Kind::kCustomer, {}, who}; }
};
CORDBOARD_ENUM_NAMES_IN_CLASS(Actor::Kind, ActorKind, "host", "agent", "supervisor", "customer")

// Which actors may give a command at all (`kMay` of a command). The handler then checks what the
// actor may do to the thing in question.
namespace may {
inline constexpr unsigned kHost = 1;  // The host, for anybody.
// An agent, for themselves: `agent` or `from` must be their own key.
inline constexpr unsigned kAgent = 2;
// A supervisor, for any agent; never in a customer's name.
inline constexpr unsigned kSupervisor = 4;
// A customer, for themselves and in their own conversations.
inline constexpr unsigned kCustomer = 8;
// Everybody but customers: the host, agents and supervisors, signed in or not.
inline constexpr unsigned kStaff = kHost | kAgent | kSupervisor;
inline constexpr unsigned kAnyone = kStaff | kCustomer;  // Every actor.
}  // namespace may

// The writer of something: the customer or an agent. Wire form "customer" or the agent's key.
struct Speaker {
  // False: the customer.
  bool by_agent = false;
  // The agent, if `by_agent`. A handle of none is refused as `unknown_agent`.
  AgentId agent{};

  // Returns the customer of the conversation.
  static Speaker customer() { return {}; }
  // Returns an agent.
  static Speaker of(AgentId agent) { return {true, agent}; }

  // Returns whether the customer wrote.
  bool is_customer() const { return !by_agent; }
  friend bool operator==(Speaker, Speaker) = default;
};

// One key with its value, attached by the host to a conversation, a case or a canned response.
struct Attribute {
  // Any text without NUL; not checked for uniqueness.
  std::string_view key{};
  // Key and value together have at most `limits::kAttributeBytes` bytes where they are kept.
  std::string_view value{};
};

// A list of them, at most `limits::kAttributes` where they are kept. The span and its texts belong
// to the caller in a command, to the batch in an event.
using Attributes = std::span<const Attribute>;

// A text that may be absent, which differs from empty. As large as a text alone, and without the
// text: it refers to memory of the caller (in a command) or of the batch (in an event).
class OptionalText {
 public:
  // Makes an absent text.
  constexpr OptionalText() = default;
  // Makes a present text, also from an empty view or a null pointer with length 0. Conversions are
  // implicit because a text reads as a present text.
  constexpr OptionalText(std::string_view text)  // NOLINT
      : text_(text.data() == nullptr ? std::string_view("") : text) {}
  // REQUIRES: `text` is not null.
  constexpr OptionalText(const char* text) : text_(text) {}  // NOLINT
  // REQUIRES: `text` outlives this value.
  OptionalText(const std::string& text) : text_(text) {}  // NOLINT

  // Returns whether the text is present.
  constexpr bool has_value() const { return text_.data() != nullptr; }
  // The same.
  constexpr explicit operator bool() const { return has_value(); }
  // Returns the text; empty if it is absent.
  constexpr std::string_view operator*() const { return text_; }
  // Gives access to the text; an empty one if it is absent.
  constexpr const std::string_view* operator->() const { return &text_; }

  // Absent and empty are different.
  friend constexpr bool operator==(OptionalText a, OptionalText b) {
    return a.has_value() == b.has_value() && a.text_ == b.text_;
  }

 private:
  // A null pointer marks an absent text.
  std::string_view text_{};
};

}  // namespace cordboard
