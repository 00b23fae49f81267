#include "configure/hours_check.h"

#include <set>

#include "configure/zones.h"
#include "fmt/format.h"

namespace cordboard::core {
namespace {

void check_days(std::span<const Weekday> days, const Place& place, Faults& faults) {
  unsigned seen = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (!is_named(days[i])) continue;  // `add_faults` has reported it
    const unsigned bit = 1u << static_cast<unsigned>(days[i]);
    if ((seen & bit) != 0) {
      faults.add(place.at(i), fmt::format("{} is listed twice", to_string(days[i])));
    }
    seen |= bit;
  }
}

}  // namespace

void check_zone(const std::string& name, const Place& place, Faults& faults) {
  if (!is_known_zone(name)) faults.add(place, "is not the name of a known time zone");
}

void check_week(std::span<const WeeklyBlock> weekly, const Place& place, Faults& faults) {
  for (std::size_t i = 0; i < weekly.size(); ++i) {
    const Place block = place.at(i);
    check_days(weekly[i].days, block.at("days"), faults);
  }
}

void check_exceptions(std::span<const DayException> exceptions, const Place& place,
                      Faults& faults) {
  std::set<Date> seen;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    const Date& date = exceptions[i].date;
    if (!is_real(date) || seen.insert(date).second) continue;
    const Place exception = place.at(i);
    faults.add(exception.at("date"), "is listed twice");
  }
}

}  // namespace cordboard::core
