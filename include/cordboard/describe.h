// How a struct of the vocabulary describes its fields, once.
//
//   struct TagItem {
//     ItemId item{};
//     std::string_view tag{};
//     static constexpr std::string_view kName = "tag_item";
//     template <class V>
//     static constexpr auto fields(V&& v) {
//       return v(field(1, "item", &TagItem::item),
//                field(2, "tag", &TagItem::tag, rule::not_empty()));
//     }
//   };
//
// The text form, JSON, the wire reader, the state hash, the checks of the engine and the reference
// page come from this list. The fourth argument is a rule about the value (`rules.h`); most fields
// need none, because their type says what is allowed. Rules over several fields are in the
// struct's `cross_check`. No other file repeats a rule.
//
// Hosts that only submit commands and read events do not need this header; authors of codecs and
// projections do. Field lists are constants: any thread may visit them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cordboard/rules.h"

namespace cordboard {

// One described member: its wire tag (never reused within a struct), its name, its place in the
// struct and the rule for its value. A member with an empty name has its own members listed in its
// place.
template <class Owner, class Member, class Rule = rule::None>
struct Field {
  std::uint32_t tag;
  std::string_view name;
  Member Owner::*member;
  Rule rule{};
};

template <class Owner, class Member, class Rule = rule::None>
constexpr Field<Owner, Member, Rule> field(std::uint32_t tag, std::string_view name,
                                           Member Owner::*member, Rule rule = {}) {
  return {tag, name, member, rule};
}

// A type that lists its fields.
template <class T>
concept Described = requires {
  T::fields([](const auto&...) {});
};

// How many fields `T` lists.
template <Described T>
inline constexpr std::size_t kFieldCount = T::fields([](const auto&... each) {
  return sizeof...(each);
});

// Calls `visit(field, value)` for each described member of `object`, in the order of the list.
template <Described T, class Visit>
constexpr void for_each_field(T& object, Visit&& visit) {
  T::fields([&](const auto&... each) { (visit(each, object.*(each.member)), ...); });
}

}  // namespace cordboard
