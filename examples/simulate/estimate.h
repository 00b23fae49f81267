// How sure a mean is: half-widths of confidence intervals from batch means.
#pragma once

#include <optional>
#include <span>

namespace cordboard::simulate {

// The probability with which Student's t with `degrees` of freedom is at most `t`.
double student_probability(double t, double degrees);

// The point below which Student's t with `degrees` of freedom lies with probability `p`, 0 < p < 1.
// Any degrees above 0.
double student_quantile(double p, double degrees);

// A figure and the half-width of its 95 % interval. Each may be undefined: the mean of nothing, the
// spread of one.
struct Figure {
  std::optional<double> mean;
  std::optional<double> half_width;
};

// One batch's part of a quotient.
struct Part {
  double above = 0;
  double below = 0;
};

// The quotient of the sums; its half-width from the quotients by batch, those with nothing below
// left out.
Figure batch_quotient(std::span<const Part> batches);

}  // namespace cordboard::simulate
