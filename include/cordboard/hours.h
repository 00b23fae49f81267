// When a calendar is open: weekly blocks in a time zone, and dates that differ.
//
//   CalendarSettings office;
//   office.key = "office";
//   office.time_zone = "Europe/Berlin";
//   office.weekly = {{.days = {Weekday::kMon, Weekday::kTue}, .from = {9 * 60}, .to = {17 * 60}}};
//   site.calendars.push_back(office);
//
// A border that falls into the gap of a daylight-saving change means the first instant after it,
// one that comes twice its first occurrence. Zones are resolved when a site is configured; what
// they need stands in `site_configured`, so that replay opens no file.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/export.h"
#include "cordboard/time.h"

namespace cordboard {

enum class Weekday : std::uint8_t { kMon, kTue, kWed, kThu, kFri, kSat, kSun };
CORDBOARD_ENUM_NAMES(Weekday, "mon", "tue", "wed", "thu", "fri", "sat", "sun")

// A time on a wall clock, "09:30"; 24:00 is the end of a day.
struct TimeOfDay {
  std::int32_t minutes = 0;  // since midnight, 0–1440

  friend auto operator<=>(TimeOfDay, TimeOfDay) = default;
};
constexpr bool is_in_a_day(TimeOfDay time) { return time.minutes >= 0 && time.minutes <= 24 * 60; }

// A day of the Gregorian calendar, "2026-12-24".
struct Date {
  std::int32_t year = 1970;
  std::int32_t month = 1;  // 1–12
  std::int32_t day = 1;    // 1–31

  friend auto operator<=>(Date, Date) = default;
};
// Whether the calendar has that day, from year 1 to 9999.
CORDBOARD_EXPORT bool is_real(const Date& date);

struct WeeklyBlock {
  std::vector<Weekday> days{};
  TimeOfDay from{};
  TimeOfDay to{};  // after `from`

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "days", &WeeklyBlock::days, rule::entries(1, 7)),
             field(2, "from", &WeeklyBlock::from, rule::required()),
             field(3, "to", &WeeklyBlock::to, rule::required()));
  }
  template <class Report>
  static constexpr void cross_check(const WeeklyBlock& block, Report&& report) {
    if (is_in_a_day(block.to) && block.to <= block.from) report("to", "must be later than from");
  }
};

struct DayBlock {
  TimeOfDay from{};
  TimeOfDay to{};  // after `from`

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "from", &DayBlock::from, rule::required()),
             field(2, "to", &DayBlock::to, rule::required()));
  }
  template <class Report>
  static constexpr void cross_check(const DayBlock& block, Report&& report) {
    if (is_in_a_day(block.to) && block.to <= block.from) report("to", "must be later than from");
  }
};

// Replaces what the week says for one date; without blocks the day is closed.
struct DayException {
  Date date{};
  std::vector<DayBlock> blocks{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "date", &DayException::date, rule::required()),
             field(2, "blocks", &DayException::blocks, rule::at_most(limits::kWeeklyBlocks)));
  }
};

// An agent's hours.
struct ScheduleSettings {
  std::optional<std::string> time_zone{};  // IANA name; absent: the site's
  std::vector<WeeklyBlock> weekly{};
  std::vector<DayException> exceptions{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(
        field(1, "time_zone", &ScheduleSettings::time_zone),
        field(2, "weekly", &ScheduleSettings::weekly, rule::at_most(limits::kWeeklyBlocks)),
        field(3, "exceptions", &ScheduleSettings::exceptions, rule::at_most(limits::kExceptions)));
  }
};

// An agent's hours for meetings, cut into slots: each block from its start on, for as long as a
// whole slot is left of it.
struct SlotSettings {
  std::optional<std::string> time_zone{};
  std::vector<WeeklyBlock> weekly{};
  std::vector<DayException> exceptions{};
  Duration slot{30 * 60'000};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "time_zone", &SlotSettings::time_zone),
             field(2, "weekly", &SlotSettings::weekly, rule::at_most(limits::kWeeklyBlocks)),
             field(3, "exceptions", &SlotSettings::exceptions, rule::at_most(limits::kExceptions)),
             field(4, "slot_ms", &SlotSettings::slot,
                   rule::number(limits::kShortestSlotMs, limits::kLongestSlotMs)));
  }
};

// Business hours that queues refer to by key.
struct CalendarSettings {
  std::string key{};
  std::optional<std::string> time_zone{};
  std::vector<WeeklyBlock> weekly{};
  std::vector<DayException> exceptions{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(
        field(1, "key", &CalendarSettings::key, rule::key()),
        field(2, "time_zone", &CalendarSettings::time_zone),
        field(3, "weekly", &CalendarSettings::weekly, rule::at_most(limits::kWeeklyBlocks)),
        field(4, "exceptions", &CalendarSettings::exceptions, rule::at_most(limits::kExceptions)));
  }
};

// From `at` on, local time is UTC plus `offset`.
struct ZoneShift {
  Time at{};
  Duration offset{0};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "at", &ZoneShift::at), field(2, "offset_ms", &ZoneShift::offset));
  }
};

// A time zone as it is known when a site is configured, from 1970 to 2100; later, the last offset
// holds. The first shift holds before its time, too.
struct Zone {
  std::string name{};
  std::vector<ZoneShift> shifts{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "name", &Zone::name), field(2, "shifts", &Zone::shifts));
  }
};

}  // namespace cordboard
