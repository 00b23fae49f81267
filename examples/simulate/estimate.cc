#include "estimate.h"

#include <cmath>
#include <limits>

namespace cordboard::simulate {
namespace {

// The continued fraction of the incomplete beta function, by Lentz's method (Abramowitz and Stegun
// 26.5.8).
double beta_fraction(double a, double b, double x) {
  constexpr double kTiny = 1e-300;
  const auto away_from_zero = [](double v) { return std::fabs(v) < kTiny ? kTiny : v; };
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double value = d;
  for (int m = 1; m <= 10'000; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + even * d);
    c = away_from_zero(1 + even / c);
    value *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + odd * d);
    c = away_from_zero(1 + odd / c);
    value *= d * c;
    if (std::fabs(d * c - 1) < 4 * std::numeric_limits<double>::epsilon()) break;
  }
  return value;
}

// The regularised incomplete beta function.
double incomplete_beta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                a * std::log(x) + b * std::log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

}  // namespace

double student_probability(double t, double degrees) {
  const double tail = incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
  return t < 0 ? tail : 1 - tail;
}

double student_quantile(double p, double degrees) {
  if (p < 0.5) return -student_quantile(1 - p, degrees);
  double low = 0;
  double high = 1;
  while (student_probability(high, degrees) < p && high < 1e300) high *= 2;
  // Bisection to the last bit: slow and safe, and done once per figure.
  for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
    (student_probability(middle, degrees) < p ? low : high) = middle;
  }
  return high;
}

Figure batch_quotient(std::span<const Part> batches) {
  Part all;
  double count = 0;
  double mean = 0;
  double squares = 0;  // Welford's sum of squared deviations
  for (const Part& batch : batches) {
    all.above += batch.above;
    all.below += batch.below;
    if (batch.below <= 0) continue;
    const double quotient = batch.above / batch.below;
    const double off = quotient - mean;
    ++count;
    mean += off / count;
    squares += off * (quotient - mean);
  }
  Figure figure;
  if (all.below > 0) figure.mean = all.above / all.below;
  if (count > 1) {
    const double t = student_quantile(0.975, count - 1);
    figure.half_width = t * std::sqrt(squares / (count - 1) / count);
  }
  return figure;
}

}  // namespace cordboard::simulate
