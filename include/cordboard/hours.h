// Hours: weekly blocks in a time zone, and dates that differ.
//
//   CalendarSettings office;
//   office.key = "office";
//   office.time_zone = "Europe/Berlin";
//   office.weekly = {{.days = {Weekday::kMon, Weekday::kTue}, .from = {9 * 60}, .to = {17 * 60}}};
//   office.exceptions = {{.date = {2026, 12, 24}, .blocks = {}}};  // closed
//   site.calendars.push_back(office);
//   site.queues.back().hours = "office";
//
// Open from the first instant of a block until its end. A boundary that falls into the gap of a
// daylight-saving change means the first instant after the gap; one that comes twice means its
// first occurrence. The zones are resolved when a site is configured and stored in
// `site_configured`, so that a replay opens no file. Wrong hours are faults of the site. Plain
// values; no thread-safety concerns.
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

// A day of the week, in local time.
enum class Weekday : std::uint8_t {
  kMon,  // Monday.
  kTue,  // Tuesday.
  kWed,  // Wednesday.
  kThu,  // Thursday.
  kFri,  // Friday.
  kSat,  // Saturday.
  kSun   // Sunday.
};
CORDBOARD_ENUM_NAMES(Weekday, "mon", "tue", "wed", "thu", "fri", "sat", "sun")

// A time on a wall clock. Wire form "09:30"; 24:00 is the end of a day.
struct TimeOfDay {
  // Since midnight, 0 to 1440.
  std::int32_t minutes = 0;

  friend auto operator<=>(TimeOfDay, TimeOfDay) = default;
};
constexpr bool is_in_a_day(TimeOfDay time) { return time.minutes >= 0 && time.minutes <= 24 * 60; }

// A day of the Gregorian calendar, in local time. Wire form "2026-12-24".
struct Date {
  // 1 to 9999.
  std::int32_t year = 1970;
  // 1 to 12.
  std::int32_t month = 1;
  // 1 to 31; must exist in that month.
  std::int32_t day = 1;

  friend auto operator<=>(Date, Date) = default;
};
// Whether the calendar has that day, from year 1 to 9999.
CORDBOARD_EXPORT bool is_real(const Date& date);

// Hours that recur every week. Blocks may touch or overlap.
struct WeeklyBlock {
  // At least one; none twice.
  std::vector<Weekday> days{};
  // The first minute, in local time.
  TimeOfDay from{};
  // The minute after the last, in local time; after `from`. A block over midnight is written as two
  // blocks.
  TimeOfDay to{};

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

// Hours of one date.
struct DayBlock {
  // The first minute.
  TimeOfDay from{};
  // The minute after the last; after `from`.
  TimeOfDay to{};

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

// Replaces what the week says for one date.
struct DayException {
  // Must be unique among the exceptions.
  Date date{};
  // Empty: closed on that day.
  std::vector<DayBlock> blocks{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "date", &DayException::date, rule::required()),
             field(2, "blocks", &DayException::blocks, rule::at_most(limits::kWeeklyBlocks)));
  }
};

// An agent's working hours, which their presence follows while they are signed in: ready at the
// begin of a block, not ready at its end. A presence that the agent chose holds until the next
// boundary. Where one block ends and the next begins at the same time, that is a boundary, too.
struct ScheduleSettings {
  // IANA name; absent: the site's.
  std::optional<std::string> time_zone{};
  // At most `limits::kWeeklyBlocks`.
  std::vector<WeeklyBlock> weekly{};
  // At most `limits::kExceptions`.
  std::vector<DayException> exceptions{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(
        field(1, "time_zone", &ScheduleSettings::time_zone),
        field(2, "weekly", &ScheduleSettings::weekly, rule::at_most(limits::kWeeklyBlocks)),
        field(3, "exceptions", &ScheduleSettings::exceptions, rule::at_most(limits::kExceptions)));
  }
};

// An agent's hours for meetings. Each block is cut into bookable slots from its begin on, as long
// as a whole slot fits.
struct SlotSettings {
  // IANA name; absent: the site's.
  std::optional<std::string> time_zone{};
  // At most `limits::kWeeklyBlocks`.
  std::vector<WeeklyBlock> weekly{};
  // At most `limits::kExceptions`.
  std::vector<DayException> exceptions{};
  // Wire name `slot_ms`. The length, `limits::kShortestSlotMs` to `limits::kLongestSlotMs`.
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

// Business hours, to which queues refer by key. Several queues may share one; a calendar that no
// queue names has no effect.
struct CalendarSettings {
  // Must be unique among the calendars.
  std::string key{};
  // IANA name; absent: the site's.
  std::optional<std::string> time_zone{};
  // At most `limits::kWeeklyBlocks`.
  std::vector<WeeklyBlock> weekly{};
  // At most `limits::kExceptions`.
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

// A change of a zone's offset, as `site_configured` stores it.
struct ZoneShift {
  // The instant from which on the offset holds.
  Time at{};
  // Wire name `offset_ms`. Local time is UTC plus this.
  Duration offset{0};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "at", &ZoneShift::at), field(2, "offset_ms", &ZoneShift::offset));
  }
};

// A time zone as it was known when the site was configured, from 1970 to 2100. Later, the last
// offset holds; the first offset holds before its time, too.
struct Zone {
  // The IANA name.
  std::string name{};
  // In order of time.
  std::vector<ZoneShift> shifts{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "name", &Zone::name), field(2, "shifts", &Zone::shifts));
  }
};

}  // namespace cordboard
