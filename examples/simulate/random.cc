#include "random.h"

#include <bit>
#include <cmath>
#include <span>

namespace cordboard::simulate {
namespace {

// Steele, Lea and Flood's splitmix64.
std::uint64_t splitmix(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15u;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
  return mixed ^ (mixed >> 31);
}

std::uint64_t hash_name(std::uint64_t hash, std::string_view name) {
  for (const char letter : name) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
  }
  return (hash ^ 0xffu) * 0x100000001b3u;  // this byte occurs in no UTF-8 text, so it ends the name
}

double polynomial(std::span<const double> coefficients, double x) {
  double value = 0;
  for (const double coefficient : coefficients) value = value * x + coefficient;
  return value;
}

}  // namespace

std::uint64_t mix_seed(std::uint64_t seed, std::string_view purpose, std::string_view entity) {
  std::uint64_t state = hash_name(hash_name(0xcbf29ce484222325u, purpose), entity);
  state ^= splitmix(seed);
  return splitmix(state);
}

Stream::Stream(std::uint64_t state_seed) {
  for (std::uint64_t& word : state_) word = splitmix(state_seed);
}

std::uint64_t Stream::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Stream::exponential() { return -std::log(uniform()); }

double Stream::normal() { return normal_quantile(uniform()); }

// Wichura's algorithm AS 241 (PPND16, Applied Statistics 37, 1988): about sixteen correct digits.
double normal_quantile(double p) {
  static constexpr double kCentreAbove[] = {2.5090809287301226727e3, 3.3430575583588128105e4,
                                            6.7265770927008700853e4, 4.5921953931549871457e4,
                                            1.3731693765509461125e4, 1.9715909503065514427e3,
                                            1.3314166789178437745e2, 3.3871328727963666080e0};
  static constexpr double kCentreBelow[] = {5.2264952788528545610e3, 2.8729085735721942674e4,
                                            3.9307895800092710610e4, 2.1213794301586595867e4,
                                            5.3941960214247511077e3, 6.8718700749205790830e2,
                                            4.2313330701600911252e1, 1.0};
  static constexpr double kSideAbove[] = {7.74545014278341407640e-4, 2.27238449892691845833e-2,
                                          2.41780725177450611770e-1, 1.27045825245236838258e0,
                                          3.64784832476320460504e0,  5.76949722146069140550e0,
                                          4.63033784615654529590e0,  1.42343711074968357734e0};
  static constexpr double kSideBelow[] = {1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                          1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                          6.89767334985100004550e-1, 1.67638483018380384940e0,
                                          2.05319162663775882187e0,  1.0};
  static constexpr double kTailAbove[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                                          1.24266094738807843860e-3, 2.65321895265761230930e-2,
                                          2.96560571828504891230e-1, 1.78482653991729133580e0,
                                          5.46378491116411436990e0,  6.65790464350110377720e0};
  static constexpr double kTailBelow[] = {2.04426310338993978564e-15, 1.42151175831644588870e-7,
                                          1.84631831751005468180e-5,  7.86869131145613259100e-4,
                                          1.48753612908506148525e-2,  1.36929880922735805310e-1,
                                          5.99832206555887937690e-1,  1.0};
  const double centred = p - 0.5;
  if (std::fabs(centred) <= 0.425) {
    const double x = 0.180625 - centred * centred;
    return centred * polynomial(kCentreAbove, x) / polynomial(kCentreBelow, x);
  }
  const double root = std::sqrt(-std::log(centred < 0 ? p : 1 - p));
  const double size = root <= 5
                          ? polynomial(kSideAbove, root - 1.6) / polynomial(kSideBelow, root - 1.6)
                          : polynomial(kTailAbove, root - 5) / polynomial(kTailBelow, root - 5);
  return centred < 0 ? -size : size;
}

}  // namespace cordboard::simulate
