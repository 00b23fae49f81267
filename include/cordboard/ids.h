// Numbers that the engine gives out, and handles for the keys that a host chooses.
//
//   const auto ann = engine.find<AgentId>("ann");         // once; a handle stays the same
//   if (!ann) show("no such agent");
//   const ConversationId chat{batch.reply().number};
//   engine.submit({.at = now, .command = command::PickConversation{chat, ann}});
//   const std::string_view key = engine.names().key(ann);  // "ann"
//   const CustomerRef by_key = "eve";
//   const CustomerRef by_number = engine.find_customer("eve");
//   const std::map<ConversationId, Window> windows;        // numbers and handles are ordered
//
// A number counts from 1 within its kind and is never used twice; 0 means none. A handle is a dense
// 32-bit index that stands for a key of the site. It stays the same for the life of the engine,
// also when the key leaves the site and comes back; `restore` makes old handles invalid. Commands
// refuse a number or handle of none as unknown. Plain values; no thread-safety concerns.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string_view>

namespace cordboard {

// A number of one kind of thing. `Tag` keeps the kinds apart at compile time.
template <class Tag>
struct Number {
  // 0: none.
  std::uint64_t value = 0;

  // Returns whether it is a number at all; the thing may be gone.
  constexpr explicit operator bool() const { return value != 0; }
  // By age: a thing that was made later has a higher number.
  friend constexpr auto operator<=>(Number, Number) = default;
};

// One customer's chat, from arrival to closing.
using ConversationId = Number<struct ConversationTag>;
// A conversation put before one agent.
using OfferId = Number<struct OfferTag>;
// A message or a link, over all conversations and consultations.
using MessageId = Number<struct MessageTag>;
// A customer. Its key can return under another number after an erasure.
using CustomerId = Number<struct CustomerTag>;
// A private thread between two agents.
using ConsultationId = Number<struct ConsultationTag>;
// A case.
using CaseId = Number<struct CaseTag>;
// An appointment of a case.
using AppointmentId = Number<struct AppointmentTag>;
// A file or a recording in the archive.
using ItemId = Number<struct ItemTag>;

// The kinds of keys that a site declares. Each kind has its own handles.
enum class KeyKind : std::uint8_t {
  kAgent,           // `Site::agents`.
  kQueue,           // `Site::queues`.
  kSkill,           // `Site::skills`.
  kTeam,            // `Site::teams`.
  kNotReadyReason,  // `Site::not_ready_reasons`.
  kDeclineReason,   // `Site::decline_reasons`.
  kWrapUpCode,      // `Site::wrap_up_codes`.
  kCalendar,        // `Site::calendars`.
};

// How many kinds there are.
inline constexpr std::size_t kKeyKinds = 8;

// A key of one kind, as an index. Get one from `Engine::find`.
template <KeyKind kKindOfKey>
struct Handle {
  static constexpr KeyKind kKind = kKindOfKey;  // The kind, for templates.
  // The index of a handle of none.
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  // Counts from 0 in the order in which the keys were first declared.
  std::uint32_t index = kNone;

  // Returns whether it is a handle at all; the key may have left the site.
  constexpr explicit operator bool() const { return index != kNone; }
  // By first declaration; handles of none come last.
  friend constexpr auto operator<=>(Handle, Handle) = default;
};

// An agent.
using AgentId = Handle<KeyKind::kAgent>;
// A queue.
using QueueId = Handle<KeyKind::kQueue>;
// A skill.
using SkillId = Handle<KeyKind::kSkill>;
// A team.
using TeamId = Handle<KeyKind::kTeam>;
// A reason for `set_not_ready`.
using NotReadyReasonId = Handle<KeyKind::kNotReadyReason>;
// A reason for `decline_offer`.
using DeclineReasonId = Handle<KeyKind::kDeclineReason>;
// A wrap-up code.
using WrapUpCodeId = Handle<KeyKind::kWrapUpCode>;
// A calendar.
using CalendarId = Handle<KeyKind::kCalendar>;

// A customer as commands and events name them: by key, by number, or by both (events). If both are
// given, the number counts. A number saves the engine a search by key. An unknown or erased number
// is refused as `unknown_customer`. Does not own the key's text. The constructors are implicit, so
// that a key or a number reads as a customer.
struct CustomerRef {
  // None: named by key.
  CustomerId id{};
  // Has the form of a key; empty: named by number.
  std::string_view key{};

  // Names no customer; commands refuse it as malformed or unknown.
  CustomerRef() = default;
  // Names a customer by key; the text must stay valid for as long as this value is used.
  CustomerRef(std::string_view text) : key(text) {}  // NOLINT
  // The same, for a literal.
  // REQUIRES: `text` is not null.
  CustomerRef(const char* text) : key(text) {}  // NOLINT
  // Names a known customer by number.
  CustomerRef(CustomerId number) : id(number) {}  // NOLINT
  // Names a customer by both, as events do.
  CustomerRef(CustomerId number, std::string_view text) : id(number), key(text) {}
};

// Looks up keys in both directions. An engine offers one (`Engine::names`); codecs take it. Reading
// is safe from the thread that uses the engine.
class Names {
 public:
  // An engine's names belong to the engine; do not delete them.
  virtual ~Names() = default;

  // Returns the key behind a handle's index; empty for none. Valid as long as the engine, or until
  // `restore`.
  virtual std::string_view key(KeyKind kind, std::uint32_t index) const = 0;
  // Returns the index of a key that the site declares or once declared; `Handle<>::kNone`
  // otherwise.
  virtual std::uint32_t find(KeyKind kind, std::string_view key) const = 0;

  // Returns the key behind a handle; empty for none.
  template <KeyKind kKind>
  std::string_view key(Handle<kKind> handle) const {
    return handle ? key(kKind, handle.index) : std::string_view();
  }
  // Returns the handle of a key, of the kind asked for; a handle of none if there is none.
  template <class AnyHandle>
  AnyHandle find(std::string_view text) const {
    return AnyHandle{find(AnyHandle::kKind, text)};
  }
};

}  // namespace cordboard
