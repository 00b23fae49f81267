// Half-widths of confidence intervals from batch means.
#pragma once

#include <optional>
#include <span>

namespace cordboard::simulate {

// The probability that Student's t with `degrees` of freedom is at most `t`.
double student_probability(double t, double degrees);

// The value that Student's t with `degrees` of freedom does not exceed with probability `p`, 0 < p
// < 1. `degrees` may be any number above 0.
double student_quantile(double p, double degrees);

// A figure and the half-width of its 95 % confidence interval. Each may be undefined: the mean of
// no values, the spread of one.
struct Figure {
  std::optional<double> mean;
  std::optional<double> half_width;
};

// One batch's part of a ratio.
struct Part {
  double above = 0;
  double below = 0;
};

// The ratio of the sums; its half-width comes from the ratios of the batches, without batches whose
// denominator is zero.
Figure batch_quotient(std::span<const Part> batches);

}  // namespace cordboard::simulate
