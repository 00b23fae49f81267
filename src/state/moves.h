// The moves that a transition table allows, as one row of bits per phase, so that a move is checked
// by one test.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace cordboard::core {

template <class Move, std::size_t kMoves>
class AllowedMoves {
 public:
  constexpr explicit AllowedMoves(const Move (&moves)[kMoves]) {
    for (const Move& move : moves) row(move.from) |= bit(move.to);
  }

  template <class Phase>
  constexpr bool has(Phase from, Phase to) const {
    return (rows_[static_cast<std::size_t>(from)] & bit(to)) != 0;
  }

 private:
  static constexpr std::size_t kPhases = 32;

  template <class Phase>
  constexpr std::uint32_t& row(Phase from) {
    return rows_[static_cast<std::size_t>(from)];
  }
  template <class Phase>
  static constexpr std::uint32_t bit(Phase phase) {
    return 1u << static_cast<unsigned>(phase);
  }

  std::array<std::uint32_t, kPhases> rows_{};
};

}  // namespace cordboard::core
