// Simulates the designs with the real engine and computes confidence intervals.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "designs.h"
#include "simulate/estimate.h"

namespace cordboard::skills_study {

inline constexpr int kPlaces =
    30;  // for waiting conversations; a customer who finds none free is rejected
inline constexpr double kHandleMinutes = 10;  // exponential

struct Plan {
  double load = 84;  // Erlangs: busy agents if no customer is rejected
  int replications = 10;
  double minutes = 20'000;  // of each, after a tenth as much warm-up
  std::uint64_t seed = 1;
};

// Means over the replications, with half-widths by Student's t.
struct Figures {
  simulate::Figure blocked;     // share of all
  simulate::Figure wait_s;      // of served conversations
  simulate::Figure within_30s;  // share of all
};

// Runs all designs. Replications run on all cores; the figures do not depend on their number. Every
// design has the same customers. `progress` is called from time to time with the finished and the
// total number of runs, from any thread but not concurrently.
std::vector<Figures> run(const std::vector<Design>& designs, const Plan& plan,
                         const std::function<void(std::size_t, std::size_t)>& progress);

// The same figures by the formula when every agent has every skill: the queue M/M/90 with 30
// places.
struct Exact {
  double blocked = 0;
  double wait_s = 0;
  double within_30s = 0;
};
Exact of_one_queue(double load);

}  // namespace cordboard::skills_study
