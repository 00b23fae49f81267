// Enumerations of the vocabulary as text, and back.
//
//   enum class QueueOrder : std::uint8_t { kFifo, kLifo };
//   CORDBOARD_ENUM_NAMES(QueueOrder, "fifo", "lifo")
//
//   to_string(QueueOrder::kLifo);      // "lifo"
//   to_string(QueueOrder{7});          // "?"
//   enum_from<QueueOrder>("lifo");     // QueueOrder::kLifo
//   enum_from<QueueOrder>("LIFO");     // nothing
//   is_named(QueueOrder{7});           // false
//
// Each enumeration lists its names once, in the order of its values. The values count from 0
// without gaps. The names are the wire names: JSON, the text form and the reference page use them,
// so a name never changes.
//
// Thread-safety: all functions are constant expressions without state; any thread may call them.
#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace cordboard {

// An enumeration with a list of names: value 0 has the first name.
template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e) {
  enum_names(e);
};

// Returns whether `value` is one of the named ones. A cast can make any other value. The engine
// refuses a command that contains one as `malformed`.
template <NamedEnum E>
constexpr bool is_named(E value) {
  return static_cast<std::size_t>(value) < std::size(enum_names(E{}));
}

// Returns the wire name of `value`; "?" for a value without a name. Points to static storage.
template <NamedEnum E>
constexpr std::string_view to_string(E value) {
  return is_named(value) ? enum_names(E{})[static_cast<std::size_t>(value)] : "?";
}

// Returns the value with that wire name; nothing if no value has it. Upper and lower case differ.
// Compares with each name in turn.
template <NamedEnum E>
constexpr std::optional<E> enum_from(std::string_view name) {
  const auto& names = enum_names(E{});
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

// Gives an enumeration its names. Use it after the enumeration, in the same namespace. It defines
// the constant `kQueueOrderNames` and the function `enum_names(QueueOrder)`, which returns them.
#define CORDBOARD_ENUM_NAMES(E, ...)                               \
  inline constexpr std::string_view k##E##Names[] = {__VA_ARGS__}; \
  constexpr std::span<const std::string_view> enum_names(E) { return k##E##Names; }

// The same for an enumeration nested in a class, after the class. `Name` replaces the name of the
// enumeration in that of the constant:
//   CORDBOARD_ENUM_NAMES_IN_CLASS(Visibility::Kind, VisibilityKind, "all", "agents", "agent")
#define CORDBOARD_ENUM_NAMES_IN_CLASS(E, Name, ...)                   \
  inline constexpr std::string_view k##Name##Names[] = {__VA_ARGS__}; \
  constexpr std::span<const std::string_view> enum_names(E) { return k##Name##Names; }

}  // namespace cordboard
