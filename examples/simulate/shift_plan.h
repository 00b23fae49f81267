// The working times of the agents of a pool.
#pragma once

#include <optional>
#include <vector>

#include "moment.h"

namespace cordboard::simulate {

// From `from` up to `to`, which is not included.
struct Span {
  Ms from = 0;
  Ms to = 0;
};

class ShiftPlan {
 public:
  struct Turn {
    Ms at = 0;
    bool on_shift = false;
  };

  ShiftPlan() = default;  // always at work

  // The same every day: times of day; a span may run past midnight by less than a day. Spans that
  // touch or overlap are joined.
  static ShiftPlan daily(const std::vector<Span>& spans);
  // Once, at these times of the simulation.
  static ShiftPlan once(const std::vector<Span>& spans);

  bool is_on(Ms at) const;
  // The first change after `after`, if there is one.
  std::optional<Turn> next_turn(Ms after) const;

 private:
  ShiftPlan(std::vector<Span> spans, bool repeats);

  bool repeats_ = true;
  std::vector<Span> spans_ = {
      {.from = 0, .to = kDay}};  // in order, separate; times of day if it repeats
};

}  // namespace cordboard::simulate
