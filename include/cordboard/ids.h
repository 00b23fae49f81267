// Names of things: numbers that the engine gives out, and handles for the keys that a host chose.
//
// A number (ConversationId, OfferId …) counts from 1 within its kind and is never used twice; 0
// stands for none. A handle (AgentId, QueueId …) is a dense 32-bit stand-in for a configured key.
// Ask the engine for it once, `engine.find<AgentId>("ann")`, and use it from then on; it stays the
// same for as long as the engine lives, also when the key leaves the site and comes back. A default
// handle is none: commands refuse it as unknown.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string_view>

namespace cordboard {

template <class Tag>
struct Number {
  std::uint64_t value = 0;

  constexpr explicit operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(Number, Number) = default;
};

using ConversationId = Number<struct ConversationTag>;
using OfferId = Number<struct OfferTag>;
using MessageId = Number<struct MessageTag>;
using CustomerId = Number<struct CustomerTag>;
using ConsultationId = Number<struct ConsultationTag>;

// The kinds of keys that a site declares.
enum class KeyKind : std::uint8_t {
  kAgent,
  kQueue,
  kSkill,
  kTeam,
  kNotReadyReason,
  kDeclineReason,
  kWrapUpCode,
  kCalendar,
};
inline constexpr std::size_t kKeyKinds = 8;

template <KeyKind kKindOfKey>
struct Handle {
  static constexpr KeyKind kKind = kKindOfKey;
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t index = kNone;

  constexpr explicit operator bool() const { return index != kNone; }
  friend constexpr auto operator<=>(Handle, Handle) = default;
};

using AgentId = Handle<KeyKind::kAgent>;
using QueueId = Handle<KeyKind::kQueue>;
using SkillId = Handle<KeyKind::kSkill>;
using TeamId = Handle<KeyKind::kTeam>;
using NotReadyReasonId = Handle<KeyKind::kNotReadyReason>;
using DeclineReasonId = Handle<KeyKind::kDeclineReason>;
using WrapUpCodeId = Handle<KeyKind::kWrapUpCode>;
using CalendarId = Handle<KeyKind::kCalendar>;

// A customer as named in commands and events: by key, by the engine's number
// (`Engine::find_customer`), or both. A number is never given to another customer; an unknown or
// forgotten one is refused as `unknown_customer`.
struct CustomerRef {
  CustomerId id{};
  std::string_view key{};

  CustomerRef() = default;
  CustomerRef(std::string_view text) : key(text) {}  // NOLINT: a key reads as a customer
  CustomerRef(const char* text) : key(text) {}       // NOLINT
  CustomerRef(CustomerId number) : id(number) {}     // NOLINT
  CustomerRef(CustomerId number, std::string_view text) : id(number), key(text) {}
};

// Looks keys up in both directions. Every engine offers one (`Engine::names`); codecs take it.
class Names {
 public:
  virtual ~Names() = default;

  // The key behind a handle; empty for none. Valid as long as the engine.
  virtual std::string_view key(KeyKind kind, std::uint32_t index) const = 0;
  // The handle's index of a key that the site declares or once declared; Handle<>::kNone otherwise.
  virtual std::uint32_t find(KeyKind kind, std::string_view key) const = 0;

  template <KeyKind kKind>
  std::string_view key(Handle<kKind> handle) const {
    return handle ? key(kKind, handle.index) : std::string_view();
  }
  template <class AnyHandle>
  AnyHandle find(std::string_view text) const {
    return AnyHandle{find(AnyHandle::kKind, text)};
  }
};

}  // namespace cordboard
