#include "matching/estimate.h"

#include <algorithm>

namespace cordboard::core {
namespace {

// Fractions are multiples of 2^-30.
constexpr unsigned kBits = 30;
constexpr std::int64_t kOne = std::int64_t{1} << kBits;
// Longer than every time that an engine handles, in units of a pace.
constexpr std::int64_t kLongest = std::int64_t{1} << 60;

// Returns the greatest number whose square is at most `of`: Newton's method from above.
std::int64_t square_root(std::int64_t of) {
  if (of < 2) return of;
  std::int64_t root = kOne + kOne;  // its square is above 2^61
  while (true) {
    const std::int64_t next = (root + of / root) / 2;
    if (next >= root) return root;
    root = next;
  }
}

// Multiplies a value up to 2^60 with a fraction up to 4.
std::int64_t times(std::int64_t value, std::int64_t fraction) {
  return (value >> kBits) * fraction + (((value & (kOne - 1)) * fraction) >> kBits);
}

Duration rounded(std::int64_t units) { return Duration{(units + Pace::kUnit / 2) / Pace::kUnit}; }

// Returns c³ of the header.
std::int64_t stretch(std::int64_t k) {
  constexpr std::int64_t kSquareOfThirdOfZ = (kLongest / 100'000'000) * 18'249'984;  // 2^-60
  const std::int64_t c = kOne - kOne / 9 / k + square_root(kSquareOfThirdOfZ / k);
  return times(times(c, c), c);
}

}  // namespace

Estimate erlang(std::int64_t k, std::int64_t gap) {
  const std::int64_t mean = gap > kLongest / k ? kLongest : gap * k;
  return {rounded(mean - std::min(gap, mean) / 3),
          rounded(std::min(kLongest, times(mean, stretch(k))))};
}

std::optional<Estimate> estimate(const State& state, QueueId queue, std::int64_t ahead,
                                 std::int64_t parallel_capacity) {
  const Pace& pace = state.queue(queue).pace;
  std::int64_t gap = pace.gap;
  if (gap == 0 && parallel_capacity > 0)
    gap = std::max<std::int64_t>(pace.holding / parallel_capacity, pace.holding > 0);
  if (gap == 0) return std::nullopt;
  return erlang(std::max<std::int64_t>(ahead, 0) + 1, gap);
}

}  // namespace cordboard::core
