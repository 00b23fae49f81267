// Assertions that stay on in release builds: the program stops before a wrong event can be
// journaled.
#pragma once

namespace cordboard::core {

// Prints the condition and its place, and aborts.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace cordboard::core

#define CORDBOARD_ASSERT(condition)                  \
  (__builtin_expect(static_cast<bool>(condition), 1) \
       ? static_cast<void>(0)                        \
       : ::cordboard::core::assertion_failed(#condition, __FILE__, __LINE__))
