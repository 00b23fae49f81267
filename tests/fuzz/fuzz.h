// What the fuzzed programs share. Each is one function of bytes, as libFuzzer wants it; anything
// wrong ends the process. What takes too long for them is left out by each: time may pass by a
// minute at a step and no more, since offers of a millisecond each could fill it.
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

// Every law of the state.
inline void check_invariants(const Engine& engine) {
  const Answer answer = engine.ask(question::Audit{});
  const auto& faults = std::get<answer::Audit>(answer.value);
  check(faults.empty(), faults.empty() ? "" : faults.front());
}

inline std::string hash_of(const Engine& engine) {
  return std::get<answer::StateHash>(engine.ask(question::StateHash{}).value).text;
}

// A snapshot leads to an equal engine.
inline void check_snapshot(const Engine& engine) {
  const std::string snapshot = engine.snapshot();
  Engine other;
  check(other.restore(snapshot), "the snapshot cannot be restored");
  check(other.snapshot() == snapshot, "the snapshot of the restored engine is another");
  check_invariants(other);
}

}  // namespace cordboard::fuzz
