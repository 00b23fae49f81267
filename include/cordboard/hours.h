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
#include "cordboard/time.h"

namespace cordboard {

enum class Weekday : std::uint8_t { kMon, kTue, kWed, kThu, kFri, kSat, kSun };
CORDBOARD_ENUM_NAMES(Weekday, "mon", "tue", "wed", "thu", "fri", "sat", "sun")

// A time on a wall clock, "09:30"; 24:00 is the end of a day.
struct TimeOfDay {
  std::int32_t minutes = 0;  // since midnight, 0–1440

  friend auto operator<=>(TimeOfDay, TimeOfDay) = default;
};

// A day of the Gregorian calendar, "2026-12-24".
struct Date {
  std::int32_t year = 1970;
  std::int32_t month = 1;  // 1–12
  std::int32_t day = 1;    // 1–31

  friend auto operator<=>(Date, Date) = default;
};

struct WeeklyBlock {
  std::vector<Weekday> days{};
  TimeOfDay from{};
  TimeOfDay to{};  // after `from`

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "days", &WeeklyBlock::days), field(2, "from", &WeeklyBlock::from),
             field(3, "to", &WeeklyBlock::to));
  }
};

struct DayBlock {
  TimeOfDay from{};
  TimeOfDay to{};  // after `from`

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "from", &DayBlock::from), field(2, "to", &DayBlock::to));
  }
};

// Replaces what the week says for one date; without blocks the day is closed.
struct DayException {
  Date date{};
  std::vector<DayBlock> blocks{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "date", &DayException::date), field(2, "blocks", &DayException::blocks));
  }
};

// An agent's hours.
struct ScheduleSettings {
  std::optional<std::string> time_zone{};  // IANA name; absent: the site's
  std::vector<WeeklyBlock> weekly{};
  std::vector<DayException> exceptions{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "time_zone", &ScheduleSettings::time_zone),
             field(2, "weekly", &ScheduleSettings::weekly),
             field(3, "exceptions", &ScheduleSettings::exceptions));
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
             field(2, "weekly", &SlotSettings::weekly),
             field(3, "exceptions", &SlotSettings::exceptions),
             field(4, "slot_ms", &SlotSettings::slot));
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
    return v(field(1, "key", &CalendarSettings::key),
             field(2, "time_zone", &CalendarSettings::time_zone),
             field(3, "weekly", &CalendarSettings::weekly),
             field(4, "exceptions", &CalendarSettings::exceptions));
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
