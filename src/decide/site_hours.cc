#include "decide/site_hours.h"

#include <set>

#include "cordboard/limits.h"
#include "decide/zones.h"
#include "state/hours.h"

namespace cordboard::core {
namespace {

constexpr std::int32_t kMinutesOfADay = 24 * 60;

bool is_time_of_day(TimeOfDay time) { return time.minutes >= 0 && time.minutes <= kMinutesOfADay; }

// Paths are put together for faults only: a million agents may keep hours.
std::string part(const std::string& list, std::size_t index, std::string_view name) {
  return fmt::format("{}[{}]{}", list, index, name);
}

template <class Block>
void check_times(const Block& block, const std::string& list, std::size_t index,
                 SiteFaults& faults) {
  constexpr const char* kNoTime = "is no time from 00:00 to 24:00";
  if (!is_time_of_day(block.from)) faults.add(part(list, index, ".from"), kNoTime);
  if (!is_time_of_day(block.to)) {
    faults.add(part(list, index, ".to"), kNoTime);
  } else if (block.to <= block.from) {
    faults.add(part(list, index, ".to"), "must be later than from");
  }
}

void check_days(std::span<const Weekday> days, const std::string& list, std::size_t index,
                SiteFaults& faults) {
  if (days.empty()) faults.add(part(list, index, ".days"), "names no day");
  unsigned seen = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto number = static_cast<std::size_t>(days[i]);
    if (number >= enum_names(Weekday{}).size()) {
      faults.add(part(list, index, fmt::format(".days[{}]", i)), "is none of the names");
    } else if ((seen >> number & 1) != 0) {
      faults.add(part(list, index, fmt::format(".days[{}]", i)),
                 fmt::format("{} stands twice", to_string(days[i])));
    } else {
      seen |= 1u << number;
    }
  }
}

}  // namespace

void check_zone(const std::string& name, const std::string& path, SiteFaults& faults) {
  if (!is_known_zone(name)) faults.add(path, "is the name of no time zone that is known here");
}

void check_week(std::span<const WeeklyBlock> weekly, const std::string& path, SiteFaults& faults) {
  faults.count(weekly.size(), limits::kWeeklyBlocks, path);
  for (std::size_t i = 0; i < weekly.size(); ++i) {
    check_days(weekly[i].days, path, i, faults);
    check_times(weekly[i], path, i, faults);
  }
}

void check_exceptions(std::span<const DayException> exceptions, const std::string& path,
                      SiteFaults& faults) {
  faults.count(exceptions.size(), limits::kExceptions, path);
  std::set<Date> seen;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    const DayException& exception = exceptions[i];
    if (!is_real(exception.date)) {
      faults.add(part(path, i, ".date"), "is no day of the calendar");
    } else if (!seen.insert(exception.date).second) {
      faults.add(part(path, i, ".date"), "stands twice");
    }
    if (exception.blocks.empty()) continue;
    const std::string blocks = part(path, i, ".blocks");
    faults.count(exception.blocks.size(), limits::kWeeklyBlocks, blocks);
    for (std::size_t k = 0; k < exception.blocks.size(); ++k) {
      check_times(exception.blocks[k], blocks, k, faults);
    }
  }
}

}  // namespace cordboard::core
