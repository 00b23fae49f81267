// Pieces of JSON lines.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace cordboard::determinism {

inline std::string text(std::string_view key, std::string_view value) {
  return ",\"" + std::string(key) + "\":\"" + std::string(value) + '"';
}
// Joins the parts in order; with `+` the compiler may evaluate the operands in any order.
inline std::string join(std::initializer_list<std::string> parts) {
  std::string whole;
  for (const std::string& part : parts) whole += part;
  return whole;
}
inline std::string raw(std::string_view key, std::string_view value) {
  return ",\"" + std::string(key) + "\":" + std::string(value);
}
inline std::string number(std::string_view key, std::int64_t value) {
  return raw(key, std::to_string(value));
}
inline std::string conversation(std::uint64_t value) {
  return number("conversation", static_cast<std::int64_t>(value));
}

}  // namespace cordboard::determinism
