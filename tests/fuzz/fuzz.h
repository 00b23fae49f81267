// Shared code of the fuzz programs. Each is one function of bytes, as libFuzzer requires; an error
// ends the process. Each leaves out what takes too long: time advances by at most a minute per
// step, because offers of a millisecond each could fill it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cordboard/engine.h"

// NOLINTNEXTLINE: the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace cordboard::fuzz {

inline constexpr Duration kLongestPause{60'000};

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

inline void check(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "%.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

// Checks every invariant of the state.
inline void check_invariants(const Engine& engine) {
  const Answer answer = engine.ask(question::Audit{});
  const auto& faults = std::get<answer::Audit>(answer.value);
  check(faults.empty(), faults.empty() ? "" : faults.front());
}

inline std::string hash_of(const Engine& engine) {
  return std::get<answer::StateHash>(engine.ask(question::StateHash{}).value).text;
}

// Checks that the snapshot restores an equal engine.
inline void check_snapshot(const Engine& engine) {
  const std::string snapshot = engine.snapshot();
  Engine other;
  check(other.restore(snapshot), "the snapshot cannot be restored");
  check(other.snapshot() == snapshot, "the restored engine gives a different snapshot");
  check_invariants(other);
}

}  // namespace cordboard::fuzz
