#include "arrivals.h"

#include <algorithm>
#include <cmath>

namespace cordboard::simulate {
namespace {

struct Piece {
  double per_ms = 0;
  double end = 0;  // in milliseconds of the simulation
};

// The piece of the plan that contains `clock`.
Piece piece_at(const std::vector<RateStep>& rates, double clock) {
  const double midnight = std::floor(clock / kDay) * kDay;
  const double place = clock - midnight;
  const auto next = std::ranges::find_if(
      rates, [place](const RateStep& step) { return static_cast<double>(step.from) > place; });
  const RateStep& current = next == rates.begin() ? rates.back() : *(next - 1);
  const double end = next == rates.end() ? kDay : static_cast<double>(next->from);
  return {.per_ms = current.per_minute / 60'000, .end = midnight + end};
}

}  // namespace

std::optional<Ms> Arrivals::next() {
  if (plan_->times.empty()) return next_by_rate();
  if (place_ == plan_->times.size()) return std::nullopt;
  return plan_->times[place_++];
}

// The time at which the integral of the rate since the last arrival reaches a unit exponential.
std::optional<Ms> Arrivals::next_by_rate() {
  const auto comes = [](const RateStep& step) { return step.per_minute > 0; };
  if (std::ranges::none_of(plan_->rates, comes)) return std::nullopt;
  double left = stream_.exponential();
  // There are no arrivals after the latest time that the engine accepts.
  constexpr double kNever = 1e13;
  while (clock_ < kNever) {
    const Piece piece = piece_at(plan_->rates, clock_);
    const double whole = (piece.end - clock_) * piece.per_ms;
    if (left < whole) {
      clock_ += left / piece.per_ms;
      return static_cast<Ms>(std::floor(clock_ + 0.5));
    }
    left -= whole;
    clock_ = piece.end;
  }
  return std::nullopt;
}

}  // namespace cordboard::simulate
