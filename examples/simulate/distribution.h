// Distributions of times that a model can name.
//
//   Distribution handle = exponential(180);
//   Ms work = to_ms(handle.sample(stream));
#pragma once

#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "random.h"

namespace cordboard::simulate {

// All parameters and results are in seconds and not negative.
struct Constant {
  double value = 0;
};
struct Exponential {
  double mean = 0;
};
struct Uniform {
  double low = 0;
  double high = 0;
};
// The sum of `stages` exponentials with equal means; `mean` is that of the sum.
struct Erlang {
  int stages = 1;
  double mean = 0;
};
// With probability `first` exponential with mean `second`, for each phase; the probabilities sum to
// 1.
struct Hyperexponential {
  std::vector<std::pair<double, double>> phases;
};
// Its logarithm is normal with mean `mu` and standard deviation `sigma`.
struct Lognormal {
  double mu = 0;
  double sigma = 0;
};
// Each value equally likely.
struct Empirical {
  std::vector<double> values;
};

class Distribution {
 public:
  using Law =
      std::variant<Constant, Exponential, Uniform, Erlang, Hyperexponential, Lognormal, Empirical>;

  Distribution() = default;  // constant 0
  template <class AnyLaw>
  requires std::is_constructible_v<Law, AnyLaw> Distribution(AnyLaw law)
      : law_(std::move(law)) {}  // NOLINT: a law is a distribution

  double sample(Stream& stream) const;
  double mean() const;
  bool is_always_zero() const;

 private:
  Law law_;
};

// The lognormal distribution with this mean and coefficient of variation (standard deviation ÷
// mean).
Lognormal lognormal_of(double mean, double variation);

}  // namespace cordboard::simulate
