// Results by hour of the day, recorded or simulated, and the difference between two such days.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ledger.h"
#include "model.h"

namespace cordboard::simulate {

inline constexpr std::size_t kHours = 24;
inline constexpr int kPromptSeconds = 20;  // the service level that is compared

// Callers by the hour of their arrival. Sums, so that days can be added.
struct HourSum {
  std::uint64_t arrived = 0;
  std::uint64_t answered = 0;
  std::uint64_t abandoned = 0;
  std::uint64_t waited = 0;    // with any wait at all
  std::uint64_t prompt = 0;    // answered within kPromptSeconds
  double wait_answered_s = 0;  // sum

  HourSum& operator+=(const HourSum& other);

  std::optional<double> mean_wait_s() const;
  std::optional<double> share(std::uint64_t part) const;
};

using DayByHour = std::array<HourSum, kHours>;

HourSum sum(const DayByHour& day);
void add(DayByHour& to, const DayByHour& day);

// From a run whose model has intervals of an hour.
DayByHour simulated_hours(const Model& model, const Ledger& ledger);

// The mean wait of the answered callers in each batch, in ascending order; one per day if each
// batch is a day.
std::vector<double> mean_waits_by_batch(const Model& model, const Ledger& ledger);

// The difference between a simulated and the recorded day: simulated minus recorded.
struct DayError {
  double mean_wait_s = 0;  // of the answered callers
  double share_waiting = 0;
  double share_abandoned = 0;
  double share_prompt = 0;
  double hourly_wait_s =
      0;  // mean absolute difference of the hours' mean waits, weighted by recorded answers
};
DayError compare(const DayByHour& simulated, const DayByHour& recorded);

}  // namespace cordboard::simulate
