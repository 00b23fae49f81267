// The machinery of `shape.h`: visits a value by its field list and applies the rule of each field.
//
//   shape::FaultList sink(faults);
//   shape::Check<shape::FaultList>(sink).value(site, rule::None(), Place());
//
// For `shape.h` and the JSON reader only; other programs call the functions of `shape.h`. One
// visitor, `Check`, serves the engine and the readers, so that they agree. Only its sink differs:
// `FaultFlag` remembers whether there is a fault, `FaultList` collects places and messages. For a
// new rule or type of member, add an overload of `Check::value`.
//
// Thread-safety: the checks read their arguments only; any thread may call them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/export.h"
#include "cordboard/faults.h"
#include "cordboard/hours.h"
#include "cordboard/ids.h"
#include "cordboard/limits.h"
#include "cordboard/requirement.h"
#include "cordboard/rules.h"
#include "cordboard/site.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/messages.h"
#include "cordboard/vocabulary/targets.h"
#include "cordboard/vocabulary/wrap_up.h"

namespace cordboard::shape {

// Returns the message of a value that breaks the rule: "must not be empty".
CORDBOARD_EXPORT std::string message_of(const rule::Number& rule);
CORDBOARD_EXPORT std::string message_of(const rule::Text& rule);
CORDBOARD_EXPORT std::string message_of(const rule::Entries& rule);
// The messages of types.
inline constexpr std::string_view kMustBeText = "must be UTF-8 without U+0000";
inline constexpr std::string_view kMustBeKey =
    "must be a key: 1-64 characters of A-Z a-z 0-9 . _ - @ : +";
inline constexpr std::string_view kMustBeTimeOfDay =
    R"(must be a time of day from "00:00" to "24:00")";
inline constexpr std::string_view kMustBeDate =
    R"(must be a day of the calendar like "2026-12-24")";
inline constexpr std::string_view kMustBeRequirement =
    "must be a requirement with levels from 1 to 10, at most 64 parts, 8 deep";

// Whether every value of the type is well formed: numbers, handles, bool. Handlers refuse unknown
// numbers and handles. A site that a command points at makes the site invalid, not the command.
template <class T>
inline constexpr bool kIsAlwaysWellFormed = std::is_arithmetic_v<T>;
template <class Tag>
inline constexpr bool kIsAlwaysWellFormed<Number<Tag>> = true;
template <KeyKind kKind>
inline constexpr bool kIsAlwaysWellFormed<Handle<kKind>> = true;
template <>
inline constexpr bool kIsAlwaysWellFormed<Duration> = true;
template <>
inline constexpr bool kIsAlwaysWellFormed<Speaker> = true;
template <>
inline constexpr bool kIsAlwaysWellFormed<ThenPresence> = true;
template <>
inline constexpr bool kIsAlwaysWellFormed<const Site*> = true;
template <class T>
inline constexpr bool kIsAlwaysWellFormed<std::optional<T>> = kIsAlwaysWellFormed<T>;

// Whether the rule adds nothing to the check of the type.
template <class Rule>
inline constexpr bool kLimitsNothing =
    std::is_same_v<Rule, rule::None> || std::is_same_v<Rule, rule::Required>;

// Whether a field with this type of member and this rule can have a fault.
template <class Member, class Rule>
inline constexpr bool kIsChecked = !(kIsAlwaysWellFormed<Member> && kLimitsNothing<Rule>);

struct IgnoreFault {
  constexpr void operator()(std::string_view, std::string_view) const {}
};
// A struct with a rule over several fields.
template <class T>
concept CrossChecked = requires(const T& object) {
  T::cross_check(object, IgnoreFault());
};

// The sink of `is_well_formed`: remembers only whether there is a fault. Places are empty and
// messages are never composed, so the compiler removes both.
class FaultFlag {
 public:
  static constexpr bool kRefusesHostOnlyTexts = true;
  struct Nowhere {
    constexpr Nowhere at(std::string_view) const { return {}; }
    constexpr Nowhere at(std::size_t) const { return {}; }
  };

  template <class Message>
  constexpr void add(Nowhere, const Message&) {
    none_ = false;
  }
  constexpr bool none() const { return none_; }

 private:
  bool none_ = true;
};

// The sink of `add_faults`: adds each fault to a list. A message is a text, or a function that
// composes one; it is called only if there is a fault.
class FaultList {
 public:
  static constexpr bool kRefusesHostOnlyTexts = false;

  explicit FaultList(Faults& faults) : faults_(faults) {}

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

// Visits an object by its field list. `value(v, rule, place)` has an overload for each type of
// member and each rule that fits it. Any other pair does not compile.
template <class Sink>
class Check {
 public:
  explicit Check(Sink& sink) : sink_(sink) {}

  // Checks the fields in the order of the list, then the rule over several fields.
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

  // ---- types: the fields without a rule ----

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
    if (!is_named(v)) sink_.add(at, "is not one of the named values");
  }
  template <class At>
  constexpr void value(std::string_view v, rule::None, const At& at) {
    if (!is_text(v)) sink_.add(at, kMustBeText);
  }
  // An absent OptionalText is checked as an empty text, so the rule `not_empty` does not fit it.
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
  // Neither a number nor a key is well formed, like a handle of none: handlers refuse it.
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

  // ---- rules ----

  template <class At>
  constexpr void value(std::string_view v, const rule::Text& rule, const At& at) {
    value(v, rule::None(), at);
    const bool is_right_length = v.size() >= rule.least && v.size() <= rule.most;
    if (!is_right_length) sink_.add(at, [&rule] { return message_of(rule); });
  }
  template <class At>
  constexpr void value(std::string_view v, rule::Key, const At& at) {
    if (!is_key(v)) sink_.add(at, kMustBeKey);
  }
  template <class At>
  constexpr void value(OptionalText v, rule::ForProgram, const At& at) {
    if (Sink::kRefusesHostOnlyTexts && v.has_value()) sink_.add(at, "must not reach the engine");
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

// Whether the member is absent, or so simple that one comparison shows that it is well formed.
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

// Whether `is_plain` can pass over the field: no value of it is a fault, or it is absent.
template <class T, class Member, class Rule>
constexpr bool needs_no_check(const T& object, const Field<T, Member, Rule>& field) {
  if constexpr (kIsChecked<Member, Rule>) return is_absent(object.*(field.member));
  return true;
}

}  // namespace cordboard::shape
