// Pseudo-random numbers without a random source: the generator is part of the state.
#pragma once

#include <cstdint>

namespace cordboard::core {

// The state of the generator after a draw (the Weyl sequence of SplitMix64; Steele, Lea and Flood
// 2014).
constexpr std::uint64_t next_random(std::uint64_t state) { return state + 0x9e3779b97f4a7c15u; }

// A number below `choices` (at least 1), drawn from `state`.
constexpr std::uint64_t drawn(std::uint64_t state, std::uint32_t choices) {
  std::uint64_t x = next_random(state);
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  x ^= x >> 31;
  return ((x >> 32) * choices) >> 32;
}

}  // namespace cordboard::core
