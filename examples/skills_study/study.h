// Runs the designs by simulation, with the real engine, and says how sure the figures are.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "designs.h"
#include "simulate/estimate.h"

namespace cordboard::skills_study {

inline constexpr int kPlaces = 30;  // where conversations wait; whoever finds none is turned away
inline constexpr double kHandleMinutes = 10;  // exponential

struct Plan {
  double load = 84;  // Erlangs: agents that are busy if nobody is turned away
  int replications = 10;
  double minutes = 20'000;  // of each, after a tenth as much to warm up
  std::uint64_t seed = 1;
};

// Means over the replications, half-widths by Student's t.
struct Figures {
  simulate::Figure blocked;     // share of all
  simulate::Figure wait_s;      // of those who are served
  simulate::Figure within_30s;  // share of all
};

// By design. Replications run on all cores; the figures do not depend on how many there are. Every
// design has the same customers. `progress` is called now and then with what is done, of how much,
// from any thread but not by two at a time.
std::vector<Figures> run(const std::vector<Design>& designs, const Plan& plan,
                         const std::function<void(std::size_t, std::size_t)>& progress);

// The same by the formula, where everybody can do everything: the queue M/M/90 with 30 places.
struct Exact {
  double blocked = 0;
  double wait_s = 0;
  double within_30s = 0;
};
Exact of_one_queue(double load);

}  // namespace cordboard::skills_study
