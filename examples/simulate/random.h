// Streams of random numbers, one for each purpose and entity, so that a change in one stream does
// not shift the others.
//
//   Stream patience(seed, "patience", "sales");
//   double u = patience.uniform();
//
// The same seed and names give the same numbers on every machine. Not for secrets.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace cordboard::simulate {

// Mixes a seed and two names into a number: the names are hashed by FNV-1a and mixed by splitmix64.
std::uint64_t mix_seed(std::uint64_t seed, std::string_view purpose, std::string_view entity);

// Blackman and Vigna's xoshiro256**, with its state filled by splitmix64.
class Stream {
 public:
  explicit Stream(std::uint64_t state_seed);
  Stream(std::uint64_t seed, std::string_view purpose, std::string_view entity)
      : Stream(mix_seed(seed, purpose, entity)) {}

  std::uint64_t next();
  // Strictly between 0 and 1, so that logarithms are finite.
  double uniform() { return (static_cast<double>(next() >> 11) + 0.5) * 0x1.0p-53; }
  // With mean 1.
  double exponential();
  // With mean 0 and variance 1, by inversion; each takes one number of the stream.
  double normal();

 private:
  std::array<std::uint64_t, 4> state_;
};

// The value that a standard normal variable does not exceed with probability `p`, 0 < p < 1.
double normal_quantile(double p);

}  // namespace cordboard::simulate
