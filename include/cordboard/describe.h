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
// page come from this list. The arguments of `field` are its wire tag, its wire name, the member
// and, if the type of the member allows too much, a rule for its value (`rules.h`). Rules over
// several fields are in the struct's `cross_check`. No other file repeats a rule.
//
//   for_each_field(tag, [&](const auto& field, const auto& value) {
//     print(field.tag, field.name, value);         // 1 item …, 2 tag …
//   });
//
// Hosts that only submit commands and read events do not need this header; authors of codecs and
// projections do. Thread-safety: field lists are constants; any thread may visit them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cordboard/rules.h"

namespace cordboard {

// One entry of a field list: the description of one member of `Owner`.
template <class Owner, class Member, class Rule = rule::None>
struct Field {
  // The number of the field in binary forms, from 1. Never reused within a struct.
  std::uint32_t tag;
  // The name in JSON and text. An empty name stands for a struct whose own fields are listed in
  // its place.
  std::string_view name;
  // The member: `object.*(field.member)` is its value.
  Member Owner::*member;
  // What the value must satisfy beside the check of its type.
  Rule rule{};
};

// Returns an entry of a field list. Without a rule the check of the type is enough.
template <class Owner, class Member, class Rule = rule::None>
constexpr Field<Owner, Member, Rule> field(std::uint32_t tag, std::string_view name,
                                           Member Owner::*member, Rule rule = {}) {
  return {tag, name, member, rule};
}

// A type that lists its fields: commands, events, questions, settings of a site and their parts.
// `T::fields(v)` calls `v` once with all entries and returns what `v` returns. A list that nobody
// visits costs no compile time.
template <class T>
concept Described = requires {
  T::fields([](const auto&...) {});
};

// The number of fields that `T` lists.
template <Described T>
inline constexpr std::size_t kFieldCount = T::fields([](const auto&... each) {
  return sizeof...(each);
});

// Calls `visit(field, value)` for each described member of `object`, in the order of the list.
// `value` refers to the member, so `visit` may change it unless `object` is constant.
template <Described T, class Visit>
constexpr void for_each_field(T& object, Visit&& visit) {
  T::fields([&](const auto&... each) { (visit(each, object.*(each.member)), ...); });
}

}  // namespace cordboard
