// What is wrong with the hours of a calendar or a schedule.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "cordboard/hours.h"
#include "decide/site_faults.h"

namespace cordboard::core {

// A zone that must be known.
void check_zone(const std::string& name, const std::string& path, SiteFaults& faults);

void check_week(std::span<const WeeklyBlock> weekly, const std::string& path, SiteFaults& faults);
void check_exceptions(std::span<const DayException> exceptions, const std::string& path,
                      SiteFaults& faults);

// A calendar or a schedule.
template <class Settings>
void check_hours(const Settings& settings, const std::string& path, SiteFaults& faults) {
  if (settings.time_zone) check_zone(*settings.time_zone, path + ".time_zone", faults);
  check_week(settings.weekly, path + ".weekly", faults);
  check_exceptions(settings.exceptions, path + ".exceptions", faults);
}

}  // namespace cordboard::core
