#include "hours.h"

#include <algorithm>
#include <cmath>

namespace cordboard::simulate {
namespace {

HourSum hour_sum(const Tally& tally) {
  const auto place = std::ranges::find(kThresholds, kPromptSeconds) - kThresholds.begin();
  return {.arrived = tally.arrived,
          .answered = tally.answered,
          .abandoned = tally.abandoned,
          .waited = tally.queued - tally.offered_at_once,
          .prompt = tally.answered_within[static_cast<std::size_t>(place)],
          .wait_answered_s = to_seconds(tally.wait_answered)};
}

}  // namespace

HourSum& HourSum::operator+=(const HourSum& other) {
  arrived += other.arrived;
  answered += other.answered;
  abandoned += other.abandoned;
  waited += other.waited;
  prompt += other.prompt;
  wait_answered_s += other.wait_answered_s;
  return *this;
}

std::optional<double> HourSum::mean_wait_s() const {
  if (answered == 0) return std::nullopt;
  return wait_answered_s / static_cast<double>(answered);
}

std::optional<double> HourSum::share(std::uint64_t part) const {
  if (arrived == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(arrived);
}

HourSum sum(const DayByHour& day) {
  HourSum total;
  for (const HourSum& hour : day) total += hour;
  return total;
}

void add(DayByHour& to, const DayByHour& day) {
  for (std::size_t hour = 0; hour < kHours; ++hour) to[hour] += day[hour];
}

DayByHour simulated_hours(const Model& model, const Ledger& ledger) {
  DayByHour day;
  for (std::size_t hour = 0; hour < kHours; ++hour) {
    for (std::size_t i = 0; i < model.classes.size(); ++i) {
      day[hour] += hour_sum(ledger.interval(hour, i));
    }
  }
  return day;
}

std::vector<double> mean_waits_by_batch(const Model& model, const Ledger& ledger) {
  std::vector<double> waits;
  for (std::size_t batch = 0; batch < ledger.batch_count(); ++batch) {
    HourSum total;
    for (std::size_t i = 0; i < model.classes.size(); ++i)
      total += hour_sum(ledger.batch(batch, i));
    if (total.answered > 0) waits.push_back(*total.mean_wait_s());
  }
  std::ranges::sort(waits);
  return waits;
}

DayError compare(const DayByHour& simulated, const DayByHour& recorded) {
  const HourSum mine = sum(simulated);
  const HourSum theirs = sum(recorded);
  const auto difference = [&](std::uint64_t HourSum::*part) {
    return mine.share(mine.*part).value_or(0) - theirs.share(theirs.*part).value_or(0);
  };
  DayError error{.mean_wait_s = mine.mean_wait_s().value_or(0) - theirs.mean_wait_s().value_or(0),
                 .share_waiting = difference(&HourSum::waited),
                 .share_abandoned = difference(&HourSum::abandoned),
                 .share_prompt = difference(&HourSum::prompt),
                 .hourly_wait_s = 0};
  for (std::size_t hour = 0; hour < kHours; ++hour) {
    if (recorded[hour].answered == 0) continue;
    const double off =
        simulated[hour].mean_wait_s().value_or(0) - recorded[hour].mean_wait_s().value_or(0);
    error.hourly_wait_s += std::fabs(off) * static_cast<double>(recorded[hour].answered) /
                           static_cast<double>(theirs.answered);
  }
  return error;
}

}  // namespace cordboard::simulate
