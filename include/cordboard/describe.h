// How a struct of the vocabulary describes itself, once.
//
//   struct AcceptOffer {
//     OfferId offer;
//     AgentId agent;
//     static constexpr std::string_view kName = "accept_offer";
//     static constexpr auto fields() {
//       return std::tuple{field(1, "offer", &AcceptOffer::offer),
//                         field(2, "agent", &AcceptOffer::agent)};
//     }
//   };
//
// From this one list come the text form, JSON, the wire reader, the state hash and the reference
// page. Hosts that only submit commands and read events never need this header; authors of codecs
// and projections do.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>

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
  T::fields();
};

// Calls `visit(field, value)` for each described member of `object`, in the order of the list.
template <Described T, class Visit>
constexpr void for_each_field(T& object, Visit&& visit) {
  std::apply([&](const auto&... each) { (visit(each, object.*(each.member)), ...); }, T::fields());
}

}  // namespace cordboard
