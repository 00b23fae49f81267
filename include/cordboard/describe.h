// How a struct of the vocabulary describes itself, once.
//
//   struct AcceptOffer {
//     OfferId offer;
//     AgentId agent;
//     static constexpr std::string_view kName = "accept_offer";
//     template <class V>
//     static constexpr auto fields(V&& v) {
//       return v(field(1, "offer", &AcceptOffer::offer),
//                field(2, "agent", &AcceptOffer::agent));
//     }
//   };
//
// From this one list come the text form, JSON, the wire reader, the state hash and the reference
// page. Hosts that only submit commands and read events never need this header; authors of codecs
// and projections do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cordboard {

// One described member: its wire tag (never reused within a struct), its name, and where it is. A
// member without a name is one whose own members stand in its place.
template <class Owner, class Member>
struct Field {
  std::uint32_t tag;
  std::string_view name;
  Member Owner::*member;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(std::uint32_t tag, std::string_view name,
                                     Member Owner::*member) {
  return {tag, name, member};
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
