// Enumerations of the vocabulary as text, both ways. Each enumeration lists its names once, in
// `enum_names`.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace cordboard {

// An enumeration whose names are listed: value 0 has the first name.
template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e) {
  enum_names(e);
};

template <NamedEnum E>
constexpr std::string_view to_string(E value) {
  return enum_names(E{})[static_cast<std::size_t>(value)];
}

// The value with that name, or nothing.
template <NamedEnum E>
constexpr std::optional<E> enum_from(std::string_view name) {
  const auto& names = enum_names(E{});
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

// Defines `enum_names` for an enumeration beside which it stands.
#define CORDBOARD_ENUM_NAMES(E, ...)                               \
  inline constexpr std::string_view k##E##Names[] = {__VA_ARGS__}; \
  constexpr std::span<const std::string_view> enum_names(E) { return k##E##Names; }

// The same for an enumeration nested in a class: `Name` is only used for the constant.
#define CORDBOARD_ENUM_NAMES_IN_CLASS(E, Name, ...)                   \
  inline constexpr std::string_view k##Name##Names[] = {__VA_ARGS__}; \
  constexpr std::span<const std::string_view> enum_names(E) { return k##Name##Names; }

}  // namespace cordboard
