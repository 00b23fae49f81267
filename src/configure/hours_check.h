// Checks of the hours of a calendar or a schedule that the field lists cannot state.
#pragma once

#include <span>
#include <string>

#include "cordboard/hours.h"
#include "cordboard/shape.h"

namespace cordboard::core {

// Adds a fault if the database of time zones has no zone of that name.
void check_zone(const std::string& name, const Place& place, Faults& faults);

// Adds a fault for each day that a weekly block names twice.
void check_week(std::span<const WeeklyBlock> weekly, const Place& place, Faults& faults);

// Adds a fault for each date that has two exceptions.
void check_exceptions(std::span<const DayException> exceptions, const Place& place, Faults& faults);

// Does all three checks for a calendar, a schedule or the bookable slots of an agent.
template <class Settings>
void check_hours(const Settings& settings, const Place& place, Faults& faults) {
  if (settings.time_zone) check_zone(*settings.time_zone, place.at("time_zone"), faults);
  check_week(settings.weekly, place.at("weekly"), faults);
  check_exceptions(settings.exceptions, place.at("exceptions"), faults);
}

}  // namespace cordboard::core
