// Enumerations of the vocabulary as text, and back.
//
//   enum class QueueOrder : std::uint8_t { kFifo, kLifo };
//   CORDBOARD_ENUM_NAMES(QueueOrder, "fifo", "lifo")
//
//   to_string(QueueOrder::kLifo);      // "lifo"
//   enum_from<QueueOrder>("lifo");     // QueueOrder::kLifo
//   is_named(QueueOrder{7});           // false
//
// Each enumeration lists its names once, in the order of its values. All functions are constant
// expressions without state: any thread may call them.
#pragma once

#include <cstddef>
#include <iterator>
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

// Whether `value` is one of the named ones. The engine refuses commands with any other value.
template <NamedEnum E>
constexpr bool is_named(E value) {
  return static_cast<std::size_t>(value) < std::size(enum_names(E{}));
}

// The name of `value`; "?" if it has none.
template <NamedEnum E>
constexpr std::string_view to_string(E value) {
  return is_named(value) ? enum_names(E{})[static_cast<std::size_t>(value)] : "?";
}

// The value with that name; nothing if no value has it.
template <NamedEnum E>
constexpr std::optional<E> enum_from(std::string_view name) {
  const auto& names = enum_names(E{});
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

// Defines `enum_names` for an enumeration. To be used in the same namespace.
#define CORDBOARD_ENUM_NAMES(E, ...)                               \
  inline constexpr std::string_view k##E##Names[] = {__VA_ARGS__}; \
  constexpr std::span<const std::string_view> enum_names(E) { return k##E##Names; }

// The same for an enumeration nested in a class. `Name` is part of the name of the constant.
#define CORDBOARD_ENUM_NAMES_IN_CLASS(E, Name, ...)                   \
  inline constexpr std::string_view k##Name##Names[] = {__VA_ARGS__}; \
  constexpr std::span<const std::string_view> enum_names(E) { return k##Name##Names; }

}  // namespace cordboard
