#include "shift_plan.h"

#include <algorithm>
#include <utility>

namespace cordboard::simulate {
namespace {

std::vector<Span> merged(std::vector<Span> spans) {
  std::ranges::sort(spans, {}, &Span::from);
  std::vector<Span> apart;
  for (const Span& span : spans) {
    if (span.to <= span.from) continue;
    if (!apart.empty() && span.from <= apart.back().to) {
      apart.back().to = std::max(apart.back().to, span.to);
    } else {
      apart.push_back(span);
    }
  }
  return apart;
}

}  // namespace

ShiftPlan::ShiftPlan(std::vector<Span> spans, bool repeats)
    : repeats_(repeats), spans_(merged(std::move(spans))) {}

ShiftPlan ShiftPlan::daily(const std::vector<Span>& spans) {
  std::vector<Span> of_the_day;
  for (const Span& span : spans) {
    of_the_day.push_back({.from = span.from, .to = std::min(span.to, kDay)});
    if (span.to > kDay) of_the_day.push_back({.from = 0, .to = span.to - kDay});
  }
  return {std::move(of_the_day), true};
}

ShiftPlan ShiftPlan::once(const std::vector<Span>& spans) { return {spans, false}; }

bool ShiftPlan::is_on(Ms at) const {
  const Ms place = repeats_ ? at % kDay : at;
  return std::ranges::any_of(
      spans_, [place](const Span& span) { return span.from <= place && place < span.to; });
}

std::optional<ShiftPlan::Turn> ShiftPlan::next_turn(Ms after) const {
  const Ms midnight = repeats_ ? after - after % kDay : 0;
  const int days = repeats_ ? 2 : 1;
  for (int day = 0; day < days; ++day) {
    const Ms start = midnight + day * kDay;
    for (const Span& span : spans_) {
      // If one day's last span touches the next day's first, the agents stay.
      if (start + span.from > after && !is_on(start + span.from - 1)) {
        return Turn{.at = start + span.from, .on_shift = true};
      }
      if (start + span.to > after && !is_on(start + span.to)) {
        return Turn{.at = start + span.to, .on_shift = false};
      }
    }
  }
  return std::nullopt;
}

}  // namespace cordboard::simulate
