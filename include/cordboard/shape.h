// Checks a value against the rules of its field lists (`rules.h`): commands, questions, sites.
//
//   if (!is_well_formed(command)) return Refusal::kMalformed;
//
//   Faults faults(10);
//   find_faults(site, Place(), faults);
//   for (const Fault& fault : faults.list()) print(fault.path, fault.message);
//
// The engine asks the first question before it does anything else with a command. Readers of text
// use the second form to tell the place: "queues[3].offer_timeout_ms". Both visit the same lists,
// so they agree. A field of a type without a check here does not compile. A site that a command
// points at is not visited: its faults make the site invalid, not the command malformed.
//
// The checks read their arguments only: any thread may call them. This header is for authors of
// readers; `engine.h` does not include it.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/export.h"
#include "cordboard/hours.h"
#include "cordboard/ids.h"
#include "cordboard/refusal.h"
#include "cordboard/requirement.h"
#include "cordboard/rules.h"
#include "cordboard/site.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/messages.h"
#include "cordboard/vocabulary/targets.h"
#include "cordboard/vocabulary/wrap_up.h"

namespace cordboard {

// A place within a larger one. It refers to the larger place and to the text of its key, so it
// lives on the stack while its value is visited. The path is composed on request only.
class Place {
 public:
  // The whole.
  Place() = default;

  // A member at this place, and an entry of a list, counted from 0.
  Place at(std::string_view key) const { return Place(this, key, kNoIndex); }
  Place at(std::size_t index) const { return Place(this, {}, index); }

  // Like `queues[2].strategy`; empty for the whole. Long keys are shortened.
  CORDBOARD_EXPORT std::string path() const;

 private:
  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);

  Place(const Place* within, std::string_view key, std::size_t index)
      : within_(within), key_(key), index_(index) {}

  const Place* within_ = nullptr;
  std::string_view key_;
  std::size_t index_ = kNoIndex;
};

// Faults with their places, up to a number.
class Faults {
 public:
  explicit Faults(std::size_t most) : most_(most) {}

  // Does nothing if the list is full.
  CORDBOARD_EXPORT void add(const Place& place, std::string_view message);

  bool none() const { return list_.empty(); }
  bool full() const { return list_.size() >= most_; }
  const std::vector<Fault>& list() const { return list_; }
  std::vector<Fault> take() { return std::move(list_); }

 private:
  std::size_t most_;
  std::vector<Fault> list_;
};

// Whether a time is one that the engine accepts: from 0 to `limits::kLatestTimeMs`.
constexpr bool is_time(Time at) { return to_ms(at) >= 0 && to_ms(at) <= limits::kLatestTimeMs; }

// Whether a requirement keeps to the limits: levels 1–10, at most 64 parts, 8 deep, one part of
// `not`, some part of `any`. Skills need not be declared.
CORDBOARD_EXPORT bool is_well_formed(const Requirement& requirement);

namespace shape {

// The message of a fault against the rule, for people to read.
CORDBOARD_EXPORT std::string message_of(const rule::Number& rule);
CORDBOARD_EXPORT std::string message_of(const rule::Text& rule);
CORDBOARD_EXPORT std::string message_of(const rule::Entries& rule);
inline constexpr std::string_view kMustBeText = "must be UTF-8 without U+0000";
inline constexpr std::string_view kMustBeKey =
    "must be a key: 1-64 characters of A-Z a-z 0-9 . _ - @ : +";
inline constexpr std::string_view kMustBeTimeOfDay =
    R"(must be a time of day from "00:00" to "24:00")";
inline constexpr std::string_view kMustBeDate =
    R"(must be a day of the calendar like "2026-12-24")";
inline constexpr std::string_view kMustBeRequirement =
    "must be a requirement with levels from 1 to 10, at most 64 parts, 8 deep";

// Types whose values are all well formed: numbers without a rule, handles, truth values. Handlers
// refuse unknown numbers and handles.
template <class T>
inline constexpr bool kIsAlwaysSound = std::is_arithmetic_v<T>;
template <class Tag>
inline constexpr bool kIsAlwaysSound<Number<Tag>> = true;
template <KeyKind kKind>
inline constexpr bool kIsAlwaysSound<Handle<kKind>> = true;
template <>
inline constexpr bool kIsAlwaysSound<Duration> = true;
template <>
inline constexpr bool kIsAlwaysSound<Speaker> = true;
template <>
inline constexpr bool kIsAlwaysSound<ThenPresence> = true;
template <>
inline constexpr bool kIsAlwaysSound<const Site*> = true;
template <class T>
inline constexpr bool kIsAlwaysSound<std::optional<T>> = kIsAlwaysSound<T>;

template <class Rule>
inline constexpr bool kLimitsNothing =
    std::is_same_v<Rule, rule::None> || std::is_same_v<Rule, rule::Required>;

// Whether a field with this member and rule is looked at.
template <class Member, class Rule>
inline constexpr bool kIsChecked = !(kIsAlwaysSound<Member> && kLimitsNothing<Rule>);

struct IgnoreFault {
  constexpr void operator()(std::string_view, std::string_view) const {}
};
template <class T>
concept CrossChecked = requires(const T& object) {
  T::cross_check(object, IgnoreFault());
};

// Receives faults if the caller does not need their places: sets a flag. The compiler removes
// places and messages.
class Refusing {
 public:
  static constexpr bool kIsEngine = true;
  struct Nowhere {
    constexpr Nowhere at(std::string_view) const { return {}; }
    constexpr Nowhere at(std::size_t) const { return {}; }
  };

  template <class Message>
  constexpr void add(Nowhere, const Message&) {
    is_sound_ = false;
  }
  constexpr bool is_sound() const { return is_sound_; }

 private:
  bool is_sound_ = true;
};

// Where faults go if they are listed: messages are composed when there is a fault.
class Listing {
 public:
  static constexpr bool kIsEngine = false;

  explicit Listing(Faults& faults) : faults_(faults) {}

  template <class Message>
  void add(const Place& place, const Message& message) {
    if constexpr (std::is_invocable_v<Message>) {
      faults_.add(place, message());
    } else {
      faults_.add(place, message);
    }
  }

 private:
  Faults& faults_;
};

// Visits an object by its field list. `value(v, rule, place)` is an overload for each pair of a
// type and a rule that have a meaning together; any other pair does not compile.
template <class Sink>
class Check {
 public:
  explicit Check(Sink& sink) : sink_(sink) {}

  template <Described T, class At>
  constexpr void value(const T& object, rule::None, const At& at) {
    T::fields([&](const auto&... each) { (member(object, each, at), ...); });
    if constexpr (CrossChecked<T>) {
      T::cross_check(object, [&](std::string_view field, std::string_view message) {
        field.empty() ? sink_.add(at, message) : sink_.add(at.at(field), message);
      });
    }
  }

 private:
  template <class T, class Member, class Rule, class At>
  constexpr void member(const T& object, const Field<T, Member, Rule>& field, const At& at) {
    if constexpr (kIsChecked<Member, Rule>) {
      value(object.*(field.member), field.rule, at.at(field.name));
    }
  }

  // ---- what a type says by itself ----

  template <class T, class At>
  constexpr void value(const T& v, rule::Required, const At& at) {
    value(v, rule::None(), at);
  }
  template <class T, class Rule, class At>
  constexpr void value(const std::optional<T>& v, const Rule& rule, const At& at) {
    if (v) value(*v, rule, at);
  }
  template <NamedEnum E, class At>
  constexpr void value(E v, rule::None, const At& at) {
    if (!is_named(v)) sink_.add(at, "is none of the names");
  }
  template <class At>
  constexpr void value(std::string_view v, rule::None, const At& at) {
    if (!is_text(v)) sink_.add(at, kMustBeText);
  }
  // An OptionalText that is absent is an empty text here. So a rule of a text that must not be
  // empty has no meaning for it.
  template <class At>
  constexpr void value(OptionalText v, rule::None, const At& at) {
    value(*v, rule::None(), at);
  }
  template <class Rule, class At>
  constexpr void value(const std::string& v, const Rule& rule, const At& at) {
    value(std::string_view(v), rule, at);
  }
  template <class At>
  constexpr void value(Attributes v, rule::None, const At& at) {
    for (const Attribute& each : v) {
      value(each.key, rule::None(), at);
      value(each.value, rule::None(), at.at(each.key));
    }
  }
  template <class At>
  constexpr void value(Time v, rule::None, const At& at) {
    if (!is_time(v))
      sink_.add(at, [] { return message_of(rule::number(0, limits::kLatestTimeMs)); });
  }
  template <class At>
  constexpr void value(const Requirement& v, rule::None, const At& at) {
    if (!is_well_formed(v)) sink_.add(at, kMustBeRequirement);
  }
  template <class At>
  constexpr void value(const Requirement* v, rule::None, const At& at) {
    if (v != nullptr) value(*v, rule::None(), at);
  }
  // A reference without a number and a key is well formed and names no customer.
  template <class At>
  constexpr void value(const CustomerRef& v, rule::None, const At& at) {
    if (!v.id && !v.key.empty() && !is_key(v.key)) sink_.add(at, kMustBeKey);
  }
  template <class At>
  constexpr void value(const CustomerRef& v, rule::Required, const At& at) {
    if (!v.id && !is_key(v.key)) sink_.add(at, kMustBeKey);
  }
  template <class At>
  constexpr void value(const Actor& v, rule::None, const At& at) {
    value(v.kind, rule::None(), at);
  }
  template <class At>
  constexpr void value(const Visibility& v, rule::None, const At& at) {
    value(v.kind, rule::None(), at);
  }
  template <class At>
  constexpr void value(const Target& v, rule::None, const At& at) {
    value(v.kind, rule::None(), at);
    value(v.at_least, rule::level(), at.at("at_least"));
  }
  template <class At>
  constexpr void value(TimeOfDay v, rule::None, const At& at) {
    if (!is_in_a_day(v)) sink_.add(at, kMustBeTimeOfDay);
  }
  template <class At>
  constexpr void value(const Date& v, rule::None, const At& at) {
    if (!is_real(v)) sink_.add(at, kMustBeDate);
  }

  // ---- what a rule adds ----

  template <class At>
  constexpr void value(std::string_view v, const rule::Text& rule, const At& at) {
    value(v, rule::None(), at);
    const bool is_long_enough = v.size() >= rule.least && v.size() <= rule.most;
    if (!is_long_enough) sink_.add(at, [&rule] { return message_of(rule); });
  }
  template <class At>
  constexpr void value(std::string_view v, rule::Key, const At& at) {
    if (!is_key(v)) sink_.add(at, kMustBeKey);
  }
  template <class At>
  constexpr void value(OptionalText v, rule::ForProgram, const At& at) {
    if (Sink::kIsEngine && v.has_value()) sink_.add(at, "must not reach the engine");
  }
  template <class T, class At>
  requires std::is_integral_v<T>
  constexpr void value(T v, const rule::Number& rule, const At& at) {
    if (v < rule.least || v > rule.most) sink_.add(at, [&rule] { return message_of(rule); });
  }
  template <class At>
  constexpr void value(Duration v, const rule::Number& rule, const At& at) {
    value(std::int64_t{v.count()}, rule, at);
  }
  template <NamedEnum E, class At>
  constexpr void value(E v, const rule::Either<E>& rule, const At& at) {
    if (v == rule.first || v == rule.second) return;
    sink_.add(at, [&rule] {
      return std::string("must be ").append(to_string(rule.first)) + " or " +
             std::string(to_string(rule.second));
    });
  }
  template <class At>
  constexpr void value(const Speaker& v, rule::ByAgent, const At& at) {
    if (v.is_customer()) sink_.add(at, "must be an agent");
  }
  template <class At>
  constexpr void value(const Target& v, rule::NoConsultation, const At& at) {
    value(v, rule::None(), at);
    if (v.kind == Target::Kind::kConsultation) sink_.add(at, "must not be a consultation");
  }
  template <class At>
  constexpr void value(const Target& v, rule::OneAgent, const At& at) {
    value(v, rule::None(), at);
    if (v.is_group()) sink_.add(at, "must be an agent or a consultation");
  }

  // ---- lists ----

  template <class T, class At>
  constexpr void value(const std::vector<T>& v, const rule::Entries& rule, const At& at) {
    const bool is_right_size = v.size() >= rule.least && v.size() <= rule.most;
    if (!is_right_size) {
      sink_.add(at, [&] { return message_of(v.empty() ? rule::Entries{.least = 1} : rule); });
    }
    std::size_t index = 0;
    for (const T& each : v) {
      const auto here = at.at(index++);
      if constexpr (std::is_same_v<T, std::string>) {
        rule.are_keys ? value(each, rule::Key(), here) : value(each, rule::None(), here);
      } else {
        value(each, rule::None(), here);
      }
    }
  }
  template <class At>
  constexpr void value(const std::vector<SkillLevel>& v, const rule::Number& rule, const At& at) {
    for (const SkillLevel& each : v) value(each.level, rule, at.at(each.skill));
  }
  template <class At>
  constexpr void value(const std::vector<QueueRank>& v, const rule::Number& rule, const At& at) {
    for (const QueueRank& each : v) value(each.rank, rule, at.at(each.queue));
  }

  Sink& sink_;
};

// Whether a member that is absent, or cheap to see to be sound, needs no check.
template <class T>
constexpr bool is_absent(const T&) {
  return false;
}
template <class T>
constexpr bool is_absent(const std::optional<T>& v) {
  return !v.has_value();
}
constexpr bool is_absent(OptionalText v) { return !v.has_value(); }
constexpr bool is_absent(const Requirement* v) { return v == nullptr; }
constexpr bool is_absent(Attributes v) { return v.empty(); }
constexpr bool is_absent(const CustomerRef& v) { return bool(v.id); }

template <class T, class Member, class Rule>
constexpr bool needs_no_check(const T& object, const Field<T, Member, Rule>& field) {
  if constexpr (kIsChecked<Member, Rule>) return is_absent(object.*(field.member));
  return true;
}

}  // namespace shape

// Whether any value of `T` can be malformed. Not so of commands that consist of numbers and
// handles: checking them costs nothing.
template <Described T>
inline constexpr bool kCanBeMalformed =
    shape::CrossChecked<T> ||
    T::fields([]<class... Member, class... Rule>(const Field<T, Member, Rule>&...) {
      return (shape::kIsChecked<Member, Rule> || ...);
    });

// Whether every member of `object` that has a rule is absent, as in most commands. Then it is well
// formed. Cheaper than the whole check: no call, one comparison for each such member.
template <Described T>
[[gnu::flatten]] constexpr bool is_plain(const T& object) {
  if constexpr (shape::CrossChecked<T>) return false;
  return T::fields(
      [&object](const auto&... each) { return (shape::needs_no_check(object, each) && ...); });
}

// Whether `object` keeps to all rules. The engine refuses other commands as `malformed`.
template <Described T>
constexpr bool is_well_formed(const T& object) {
  shape::Refusing sink;
  if constexpr (kCanBeMalformed<T>) {
    shape::Check<shape::Refusing>(sink).value(object, rule::None(), shape::Refusing::Nowhere());
  }
  return sink.is_sound();
}

// Adds each fault of `object`, which is at `place`, to `faults`, in the order of the field lists.
// Accepts what the host program takes out of a command before it submits it (`rule::ForProgram`).
template <Described T>
void find_faults(const T& object, const Place& place, Faults& faults) {
  if constexpr (kCanBeMalformed<T>) {
    shape::Listing sink(faults);
    shape::Check<shape::Listing>(sink).value(object, rule::None(), place);
  }
}

}  // namespace cordboard
