// Reads values of the vocabulary from a JSON document.
//
// There is one overload of `read` for each type of member, and one that reads a whole struct by its
// field list. A value of a wrong type adds a fault with its place and is not read. A key that the
// site never declared becomes a handle of none.
//
// The rules of the field lists are checked after reading (`add_faults`). The reader itself checks
// two kinds: the length of a list, so that a hostile line cannot fill the memory, and the range of
// the numbers in an object of keys, so that they fit into their type.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/hours.h"
#include "cordboard/ids.h"
#include "cordboard/json.h"
#include "cordboard/requirement.h"
#include "cordboard/rules.h"
#include "cordboard/shape.h"
#include "cordboard/site.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/archive.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/messages.h"
#include "cordboard/vocabulary/targets.h"
#include "cordboard/vocabulary/wrap_up.h"
#include "json/document.h"

namespace cordboard::json {

// The values that a command points at. The reader of the line owns them until the next line.
struct Kept {
  std::optional<Requirement> needs;
  std::optional<SiteText> site;
  std::vector<Attribute> attributes;
};

// The largest number that the reader accepts. Many JSON programs round numbers beyond 53 bits.
inline constexpr std::int64_t kMostExact = (std::int64_t{1} << 53) - 1;

// Whether JSON must contain a field of this type of a command or a question. The other types can
// express absence.
template <class T>
inline constexpr bool kRequired =
    !std::same_as<T, Attributes> && !std::same_as<T, const Requirement*>;
template <class T>
inline constexpr bool kRequired<std::optional<T>> = false;
template <>
inline constexpr bool kRequired<OptionalText> = false;

class ValueReader {
 public:
  ValueReader(const Names& names, Faults& faults, Kept& kept)
      : names_(names), faults_(faults), kept_(kept) {}

  // Allows the command to omit the field `agent`: the caller sets it to the acting agent, who
  // submits the command.
  void allow_acting_agent() { is_acting_agent_allowed_ = true; }

  // Returns whether the value is of this kind. Adds a fault if not.
  bool is(Kind kind, Value value, const Place& place);
  // Returns the number if it is whole and within the bounds. Adds a fault if not.
  std::optional<std::int64_t> whole_number(Value value, const Place& place, std::int64_t low,
                                           std::int64_t high);
  // Returns the text. Adds a fault if the value is no text or contains U+0000.
  std::optional<std::string_view> text(Value value, const Place& place);
  // Returns the text if it has the syntax of keys. Adds a fault if not.
  std::optional<std::string_view> key(Value value, const Place& place);
  std::optional<std::string_view> key(std::string_view text, const Place& place);

  void read(Value value, const Place& place, bool& into);
  void read(Value value, const Place& place, Duration& into);
  void read(Value value, const Place& place, Time& into);
  void read(Value value, const Place& place, std::string_view& into);
  void read(Value value, const Place& place, std::string& into);
  void read(Value value, const Place& place, OptionalText& into);
  void read(Value value, const Place& place, Recording& into);
  void read(Value value, const Place& place, CustomerRef& into);
  void read(Value value, const Place& place, Speaker& into);
  void read(Value value, const Place& place, Actor& into);
  void read(Value value, const Place& place, Visibility& into);
  void read(Value value, const Place& place, ThenPresence& into);
  void read(Value value, const Place& place, Target& into);
  void read(Value value, const Place& place, Attributes& into);
  void read(Value value, const Place& place, Requirement& into);
  void read(Value value, const Place& place, const Requirement*& into);
  void read(Value value, const Place& place, const Site*& into);
  void read(Value value, const Place& place, std::vector<SkillLevel>& into,
            const rule::Number& rule);
  void read(Value value, const Place& place, std::vector<QueueRank>& into,
            const rule::Number& rule);
  void read(Value value, const Place& place, TimeOfDay& into);
  void read(Value value, const Place& place, Date& into);

  template <std::signed_integral Integer>
  void read(Value value, const Place& place, Integer& into) {
    constexpr auto kHigh = std::min<std::int64_t>(std::numeric_limits<Integer>::max(), kMostExact);
    constexpr auto kLow = std::max<std::int64_t>(std::numeric_limits<Integer>::min(), -kMostExact);
    if (const auto number = whole_number(value, place, kLow, kHigh)) {
      into = static_cast<Integer>(*number);
    }
  }
  template <class Tag>
  void read(Value value, const Place& place, Number<Tag>& into) {
    if (const auto number = whole_number(value, place, 0, kMostExact)) {
      into.value = static_cast<std::uint64_t>(*number);
    }
  }
  template <KeyKind kKind>
  void read(Value value, const Place& place, Handle<kKind>& into) {
    if (const auto text = key(value, place)) into = names_.find<Handle<kKind>>(*text);
  }
  template <NamedEnum E>
  void read(Value value, const Place& place, E& into) {
    const std::optional<E> named =
        value.kind() == Kind::kText ? enum_from<E>(value.text()) : std::nullopt;
    if (named) {
      into = *named;
    } else {
      not_one_of(place, enum_names(E{}));
    }
  }
  template <class T>
  void read(Value value, const Place& place, std::optional<T>& into) {
    read(value, place, into.emplace());
  }
  // Keeps an entry with a fault in the list, so that later entries keep their indexes.
  template <class T>
  void read(Value value, const Place& place, std::vector<T>& into, const rule::Entries& rule) {
    if (!is(Kind::kList, value, place)) return;
    const auto size = static_cast<std::size_t>(std::distance(value.begin(), value.end()));
    if (size > rule.most) return faults_.add(place, shape::message_of(rule));
    into.reserve(size);
    std::size_t index = 0;
    for (const Value part : value) {
      if (faults_.full()) return;
      read(part, place.at(index++), into.emplace_back());
    }
  }
  template <class T>
  void read(Value value, const Place& place, std::optional<std::vector<T>>& into,
            const rule::Entries& rule) {
    read(value, place, into.emplace(), rule);
  }
  // The other rules are checked after reading.
  template <class T, class Rule>
  void read(Value value, const Place& place, T& into, const Rule&) {
    read(value, place, into);
  }
  // A struct of a site or within a command. An absent field keeps its default; it is a fault if the
  // rule of the field requires it.
  template <Described T>
  void read(Value value, const Place& place, T& into) {
    if (!is(Kind::kObject, value, place)) return;
    const std::uint64_t seen =
        members(value, place, into, [](Value, const Place&) { return false; });
    missing<T>(place, seen, [](const auto& field) { return rule::is_required(field.rule); });
  }

  // Reads the fields of a command or a question from the members of an object. Calls
  // `read_other(member, place)` for each member first; a member for which it returns true is no
  // field of the struct.
  template <Described T, class ReadOther>
  void read_members(Value object, const Place& place, T& into, ReadOther read_other) {
    const std::uint64_t seen = members(object, place, into, read_other);
    missing<T>(place, seen, [this]<class M, class Rule>(const Field<T, M, Rule>& field) {
      return kRequired<M> && !(is_acting_agent_allowed_ && is_acting_agent(field));
    });
  }

 private:
  // Reads each member into the field of its name. Returns the fields that are present: bit 0 is the
  // first of the list.
  template <Described T, class ReadOther>
  std::uint64_t members(Value object, const Place& place, T& into, ReadOther read_other) {
    static_assert(kFieldCount<T> <= 64);
    std::uint64_t seen = 0;
    for (const Value member : object) {
      if (faults_.full()) break;
      const Place here = place.at(member.key());
      if (read_other(member, here)) continue;
      std::uint64_t bit = 1;
      const auto take = [&](const auto& field) {
        if (field.name != member.key()) {
          bit <<= 1;
          return false;
        }
        read(member, here, into.*(field.member), field.rule);
        seen |= bit;
        return true;
      };
      const bool known = T::fields([&](const auto&... field) { return (take(field) || ...); });
      if (!known) faults_.add(here, "unknown field");
    }
    return seen;
  }

  // Adds a fault for each field that is not in `seen` although `is_needed(field)`.
  template <Described T, class Needed>
  void missing(const Place& place, std::uint64_t seen, Needed is_needed) {
    std::uint64_t bit = 1;
    const auto look = [&](const auto& field) {
      if ((seen & bit) == 0 && is_needed(field)) faults_.add(place.at(field.name), "is missing");
      bit <<= 1;
    };
    T::fields([&](const auto&... field) { (look(field), ...); });
  }

  // Adds the fault that a text is none of these names.
  void not_one_of(const Place& place, std::span<const std::string_view> names);

  // Whether `allow_acting_agent` allows JSON to omit the field: the member `agent` of type AgentId.
  template <class T, class M, class Rule>
  static bool is_acting_agent(const Field<T, M, Rule>& field) {
    if constexpr (std::is_same_v<M, AgentId> && requires(T t) {
                    { t.agent } -> std::same_as<AgentId&>;
                  }) {
      return field.member == &T::agent;
    } else {
      return false;
    }
  }

  // Reads a member of a target, such as "team". Returns false if its key is not the name of a kind
  // of target.
  bool target_member(Value member, const Place& place, Target& into);
  // Reads "agent:KEY", "supervisor:KEY" or "customer:KEY".
  void actor_key(std::string_view text, const Place& place, Actor& into);

  const Names& names_;
  Faults& faults_;
  Kept& kept_;
  bool is_acting_agent_allowed_ = false;
};

}  // namespace cordboard::json
