#include "distribution.h"

#include <cmath>
#include <numeric>

namespace cordboard::simulate {
namespace {

struct Sampling {
  Stream& stream;

  double operator()(const Constant& law) const { return law.value; }
  double operator()(const Exponential& law) const { return law.mean * stream.exponential(); }
  double operator()(const Uniform& law) const {
    return law.low + (law.high - law.low) * stream.uniform();
  }
  double operator()(const Erlang& law) const {
    double product = 1;
    double sum = 0;
    for (int stage = 0; stage < law.stages; ++stage) {
      product *= stream.uniform();
      if (product > 1e-280) continue;
      sum -= std::log(product);  // before the product of many stages becomes too small for a double
      product = 1;
    }
    return (sum - std::log(product)) * law.mean / law.stages;
  }
  double operator()(const Hyperexponential& law) const {
    double left = stream.uniform();
    std::size_t phase = 0;
    while (phase + 1 < law.phases.size() && left >= law.phases[phase].first) {
      left -= law.phases[phase++].first;
    }
    return law.phases[phase].second * stream.exponential();
  }
  double operator()(const Lognormal& law) const {
    return std::exp(law.mu + law.sigma * stream.normal());
  }
  double operator()(const Empirical& law) const {
    const double place = stream.uniform() * static_cast<double>(law.values.size());
    return law.values[static_cast<std::size_t>(place)];
  }
};

struct Mean {
  double operator()(const Constant& law) const { return law.value; }
  double operator()(const Exponential& law) const { return law.mean; }
  double operator()(const Uniform& law) const { return (law.low + law.high) / 2; }
  double operator()(const Erlang& law) const { return law.mean; }
  double operator()(const Hyperexponential& law) const {
    double sum = 0;
    for (const auto& [share, mean] : law.phases) sum += share * mean;
    return sum;
  }
  double operator()(const Lognormal& law) const {
    return std::exp(law.mu + law.sigma * law.sigma / 2);
  }
  double operator()(const Empirical& law) const {
    return std::accumulate(law.values.begin(), law.values.end(), 0.0) /
           static_cast<double>(law.values.size());
  }
};

}  // namespace

double Distribution::sample(Stream& stream) const { return std::visit(Sampling{stream}, law_); }

double Distribution::mean() const { return std::visit(Mean{}, law_); }

bool Distribution::is_always_zero() const {
  const auto* constant = std::get_if<Constant>(&law_);
  return constant != nullptr && constant->value == 0;
}

Lognormal lognormal_of(double mean, double variation) {
  const double variance = std::log1p(variation * variation);
  return {.mu = std::log(mean) - variance / 2, .sigma = std::sqrt(variance)};
}

}  // namespace cordboard::simulate
