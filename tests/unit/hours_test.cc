#include "state/hours.h"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "configure/zones.h"
#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

using std::chrono::days;
using std::chrono::minutes;

const std::vector<Weekday> kEveryDay = {Weekday::kMon, Weekday::kTue, Weekday::kWed, Weekday::kThu,
                                        Weekday::kFri, Weekday::kSat, Weekday::kSun};

TimeOfDay clock(int hour, int minute = 0) { return {hour * 60 + minute}; }

Time utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
  const std::chrono::sys_days date(std::chrono::year(year) / std::chrono::month(month) /
                                   std::chrono::day(day));
  return date + std::chrono::hours(hour) + minutes(minute);
}

Shifts zone(const std::string& name) {
  Site site;
  site.time_zone = name;
  site.calendars.emplace_back();
  return SharedZones(zones_of(site)).of(name);
}

Hours every_day(TimeOfDay from, TimeOfDay to, const std::string& name) {
  return Hours(std::vector<WeeklyBlock>{{kEveryDay, from, to}}, {}, zone(name));
}

// Expects the next block after `after` to be [from, to).
void expect_open_between(const Hours& hours, Time after, Time from, Time to) {
  EXPECT_EQ(hours.next_boundary(after), from);
  EXPECT_EQ(hours.next_boundary(from), to);
  EXPECT_FALSE(hours.is_open(from - Duration{1}));
  EXPECT_TRUE(hours.is_open(from));
  EXPECT_TRUE(hours.is_open(to - Duration{1}));
  EXPECT_FALSE(hours.is_open(to));
}

// Expects next_boundary to return exactly the changes that a minute-by-minute walk finds.
void expect_boundaries_where_it_changes(const Hours& hours, Time begin, Time end) {
  std::optional<Time> expected = hours.next_boundary(begin);
  for (Time at = begin + minutes(1); at <= end; at += minutes(1)) {
    const bool changes = hours.is_open(at) != hours.is_open(at - minutes(1));
    ASSERT_EQ(changes, expected == at) << "minute " << to_ms(at) / 60000;
    if (changes) expected = hours.next_boundary(at);
  }
}

TEST(Hours, WithoutBlocksNothingIsEverOpen) {
  EXPECT_FALSE(Hours().is_open(utc(2026, 1, 1)));
  EXPECT_EQ(Hours().next_boundary(Time{}), std::nullopt);
  const std::vector<DayException> closed = {{{2026, 12, 24}, {}}};
  EXPECT_EQ(Hours({}, closed).next_boundary(Time{}), std::nullopt);
}

TEST(Hours, AWeekInUtc) {
  const std::vector<WeeklyBlock> weekly = {
      {{Weekday::kMon, Weekday::kFri}, clock(9), clock(12)},
      {{Weekday::kMon}, clock(13, 30), clock(17)},
      {{Weekday::kSun}, clock(22), clock(24)},
  };
  const Hours hours(weekly, {});
  // 2026-01-05 is a Monday.
  expect_open_between(hours, utc(2026, 1, 5), utc(2026, 1, 5, 9), utc(2026, 1, 5, 12));
  expect_open_between(hours, utc(2026, 1, 5, 12), utc(2026, 1, 5, 13, 30), utc(2026, 1, 5, 17));
  expect_open_between(hours, utc(2026, 1, 5, 17), utc(2026, 1, 9, 9), utc(2026, 1, 9, 12));
  expect_open_between(hours, utc(2026, 1, 9, 12), utc(2026, 1, 11, 22), utc(2026, 1, 12));
  EXPECT_EQ(hours.next_boundary(utc(2026, 1, 5, 9) - Duration{1}), utc(2026, 1, 5, 9));
}

TEST(Hours, TouchingBlocksHaveABoundaryBetweenThem) {
  const std::vector<WeeklyBlock> weekly = {{kEveryDay, clock(0), clock(8)},
                                           {kEveryDay, clock(8), clock(24)}};
  const Hours hours(weekly, {});
  EXPECT_EQ(hours.next_boundary(utc(2026, 1, 5)), utc(2026, 1, 5, 8));
  EXPECT_EQ(hours.next_boundary(utc(2026, 1, 5, 8)), utc(2026, 1, 6));
  EXPECT_TRUE(hours.is_open(utc(2026, 1, 5, 8)));
  EXPECT_TRUE(hours.is_open(utc(2026, 1, 6)));
}

TEST(Hours, OverlappingBlocksAreOpenTogether) {
  const std::vector<WeeklyBlock> weekly = {{kEveryDay, clock(8), clock(12)},
                                           {kEveryDay, clock(10), clock(14)}};
  const Hours hours(weekly, {});
  EXPECT_EQ(hours.next_boundary(utc(2026, 1, 5, 8)), utc(2026, 1, 5, 10));
  EXPECT_EQ(hours.next_boundary(utc(2026, 1, 5, 10)), utc(2026, 1, 5, 12));
  EXPECT_TRUE(hours.is_open(utc(2026, 1, 5, 12)));
  EXPECT_FALSE(hours.is_open(utc(2026, 1, 5, 14)));
}

TEST(Hours, AnExceptionReplacesItsDay) {
  const std::vector<WeeklyBlock> weekly = {{kEveryDay, clock(9), clock(17)}};
  const std::vector<DayException> exceptions = {{{2026, 12, 25}, {}},
                                                {{2026, 12, 24}, {{clock(10), clock(12)}}}};
  const Hours hours(weekly, exceptions, zone("Europe/Berlin"));
  expect_open_between(hours, utc(2026, 12, 23, 16), utc(2026, 12, 24, 9), utc(2026, 12, 24, 11));
  expect_open_between(hours, utc(2026, 12, 24, 11), utc(2026, 12, 26, 8), utc(2026, 12, 26, 16));
  EXPECT_FALSE(hours.is_open(utc(2026, 12, 25, 12)));
}

TEST(Hours, SkipsManyExceptionsInARow) {
  const std::vector<WeeklyBlock> weekly = {{{Weekday::kMon}, clock(9), clock(17)}};
  std::vector<DayException> closed;
  for (Time at = utc(2026, 1, 5); closed.size() < limits::kExceptions; at += days(7)) {
    const std::chrono::year_month_day date(std::chrono::floor<days>(at));
    closed.push_back({{static_cast<int>(date.year()),
                       static_cast<std::int32_t>(static_cast<unsigned>(date.month())),
                       static_cast<std::int32_t>(static_cast<unsigned>(date.day()))},
                      {}});
  }
  const Hours hours(weekly, closed);
  const Time first = utc(2026, 1, 5, 9) + days(7 * closed.size());
  EXPECT_EQ(hours.next_boundary(utc(2026, 1, 5)), first);
  EXPECT_EQ(hours.next_boundary(first), first + std::chrono::hours(8));
}

TEST(Hours, ExceptionsFarInTheFutureAreFound) {
  const std::vector<DayException> exceptions = {{{2026, 3, 1}, {{clock(9), clock(10)}}},
                                                {{2031, 7, 1}, {}},
                                                {{9999, 12, 31}, {{clock(23), clock(24)}}}};
  const Hours hours({}, exceptions, zone("America/New_York"));
  expect_open_between(hours, Time{}, utc(2026, 3, 1, 14), utc(2026, 3, 1, 15));
  const Time last = utc(10000, 1, 1, 5);  // 24:00 of the last day, by the last known offset
  expect_open_between(hours, utc(2026, 3, 1, 15), last - std::chrono::hours(1), last);
  EXPECT_EQ(hours.next_boundary(last), std::nullopt);
  EXPECT_EQ(hours.next_boundary(time_from_ms(limits::kLatestTimeMs)), std::nullopt);
}

TEST(Hours, WorksAtTheEndOfTime) {
  const Hours hours = every_day(clock(9), clock(17), "Asia/Tokyo");
  Time at = time_from_ms(limits::kLatestTimeMs) - days(3);
  int boundaries = 0;
  for (auto next = hours.next_boundary(at); next; next = hours.next_boundary(at)) {
    ASSERT_GT(*next, at);
    ASSERT_LE(to_ms(*next), limits::kLatestTimeMs);
    at = *next;
    ++boundaries;
  }
  EXPECT_GE(boundaries, 4);
  EXPECT_LE(boundaries, 6);
  hours.is_open(time_from_ms(limits::kLatestTimeMs));
}

TEST(Hours, BeforeTheFirstShiftItsOffsetHolds) {
  const Hours hours = every_day(clock(9), clock(17), "Asia/Kolkata");
  expect_open_between(hours, Time{}, utc(1970, 1, 1, 3, 30), utc(1970, 1, 1, 11, 30));
  const Hours west = every_day(clock(23), clock(24), "America/New_York");
  EXPECT_EQ(west.next_boundary(Time{}), utc(1970, 1, 1, 4));
  EXPECT_EQ(west.next_boundary(utc(1970, 1, 1, 4)), utc(1970, 1, 1, 5));
}

// ---- daylight saving ----

TEST(Hours, ABorderInAGapIsTheFirstInstantAfterIt) {
  // Berlin, 2026-03-29: 02:00 becomes 03:00 at 01:00 UTC.
  const Hours from_gap = every_day(clock(2, 30), clock(5), "Europe/Berlin");
  expect_open_between(from_gap, utc(2026, 3, 28, 12), utc(2026, 3, 29, 1), utc(2026, 3, 29, 3));
  const Hours to_gap = every_day(clock(1), clock(2, 30), "Europe/Berlin");
  expect_open_between(to_gap, utc(2026, 3, 28, 12), utc(2026, 3, 29, 0), utc(2026, 3, 29, 1));
  // New York, 2026-03-08: 02:00 becomes 03:00 at 07:00 UTC.
  const Hours west = every_day(clock(2, 15), clock(4), "America/New_York");
  expect_open_between(west, utc(2026, 3, 8), utc(2026, 3, 8, 7), utc(2026, 3, 8, 8));
}

TEST(Hours, ABlockWithinAGapDoesNotExist) {
  const Hours hours = every_day(clock(2), clock(3), "Europe/Berlin");
  expect_open_between(hours, utc(2026, 3, 28), utc(2026, 3, 28, 1), utc(2026, 3, 28, 2));
  expect_open_between(hours, utc(2026, 3, 28, 2), utc(2026, 3, 30, 0), utc(2026, 3, 30, 1));
  EXPECT_FALSE(hours.is_open(utc(2026, 3, 29, 1)));
  const std::vector<WeeklyBlock> sundays = {{{Weekday::kSun}, clock(2), clock(3)}};
  EXPECT_EQ(Hours(sundays, {}, zone("Europe/Berlin")).next_boundary(utc(2026, 3, 22, 2)),
            utc(2026, 4, 5));
}

TEST(Hours, ABorderThatComesTwiceIsItsFirstOccurrence) {
  // Berlin, 2026-10-25: 03:00 becomes 02:00 at 01:00 UTC.
  const Hours from_fold = every_day(clock(2, 30), clock(5), "Europe/Berlin");
  expect_open_between(from_fold, utc(2026, 10, 24, 12), utc(2026, 10, 25, 0, 30),
                      utc(2026, 10, 25, 4));
  const Hours to_fold = every_day(clock(1), clock(2, 30), "Europe/Berlin");
  expect_open_between(to_fold, utc(2026, 10, 24, 12), utc(2026, 10, 24, 23),
                      utc(2026, 10, 25, 0, 30));
  EXPECT_FALSE(to_fold.is_open(utc(2026, 10, 25, 1, 15)));  // 02:15 for the second time
  const Hours within = every_day(clock(2, 10), clock(2, 40), "Europe/Berlin");
  expect_open_between(within, utc(2026, 10, 24, 12), utc(2026, 10, 25, 0, 10),
                      utc(2026, 10, 25, 0, 40));
  EXPECT_EQ(within.next_boundary(utc(2026, 10, 25, 0, 40)), utc(2026, 10, 26, 1, 10));
  // The end of the repeated hour counts once.
  const Hours until_three = every_day(clock(1), clock(3), "Europe/Berlin");
  expect_open_between(until_three, utc(2026, 10, 24, 12), utc(2026, 10, 24, 23),
                      utc(2026, 10, 25, 2));
  // New York, 2026-11-01: 02:00 becomes 01:00 at 06:00 UTC.
  const Hours west = every_day(clock(1, 30), clock(3), "America/New_York");
  expect_open_between(west, utc(2026, 11, 1), utc(2026, 11, 1, 5, 30), utc(2026, 11, 1, 8));
}

TEST(Hours, AZoneMayShiftAtMidnight) {
  // São Paulo, 2018-11-04: 00:00 becomes 01:00 at 03:00 UTC.
  const Hours night = every_day(clock(0), clock(6), "America/Sao_Paulo");
  expect_open_between(night, utc(2018, 11, 3, 12), utc(2018, 11, 4, 3), utc(2018, 11, 4, 8));
  const Hours evening = every_day(clock(20), clock(24), "America/Sao_Paulo");
  expect_open_between(evening, utc(2018, 11, 3, 12), utc(2018, 11, 3, 23), utc(2018, 11, 4, 3));
  // And back, 2018-02-18: 00:00 becomes 23:00 of the day before at 02:00 UTC.
  expect_open_between(evening, utc(2018, 2, 17, 12), utc(2018, 2, 17, 22), utc(2018, 2, 18, 3));
  const Hours short_evening = every_day(clock(20), clock(23, 30), "America/Sao_Paulo");
  expect_open_between(short_evening, utc(2018, 2, 17, 12), utc(2018, 2, 17, 22),
                      utc(2018, 2, 18, 1, 30));
  expect_open_between(night, utc(2018, 2, 17, 12), utc(2018, 2, 18, 3), utc(2018, 2, 18, 9));
  // Beirut, 2022-03-27: 00:00 becomes 01:00 at 22:00 UTC the day before.
  const std::vector<DayException> only = {{{2022, 3, 27}, {{clock(0, 30), clock(2)}}}};
  const Hours beirut({}, only, zone("Asia/Beirut"));
  expect_open_between(beirut, utc(2022, 1, 1), utc(2022, 3, 26, 22), utc(2022, 3, 26, 23));
}

TEST(Hours, AZoneMaySkipAWholeDay) {
  // Apia had no 2011-12-30: from the 29th, 24:00 (10:00 UTC of the 30th) to the 31st, 00:00.
  const Hours hours = every_day(clock(9), clock(17), "Pacific/Apia");
  expect_open_between(hours, utc(2011, 12, 29, 12), utc(2011, 12, 29, 19), utc(2011, 12, 30, 3));
  expect_open_between(hours, utc(2011, 12, 30, 3), utc(2011, 12, 30, 19), utc(2011, 12, 31, 3));
}

TEST(Hours, BoundariesMatchAMinuteByMinuteWalk) {
  struct Case {
    const char* name;
    Time middle;
  };
  const Case cases[] = {
      {"UTC", utc(2026, 3, 29)},
      {"Europe/Berlin", utc(2026, 3, 29)},
      {"Europe/Berlin", utc(2026, 10, 25)},
      {"America/New_York", utc(2026, 3, 8)},
      {"America/New_York", utc(2026, 11, 1)},
      {"America/Sao_Paulo", utc(2018, 11, 4)},
      {"America/Sao_Paulo", utc(2018, 2, 18)},
      {"Asia/Beirut", utc(2022, 3, 27)},
      {"Asia/Beirut", utc(2022, 10, 29)},
      {"Australia/Lord_Howe", utc(2026, 4, 4)},  // shifts by half an hour
      {"Pacific/Apia", utc(2011, 12, 30)},       // skips a day
      {"Africa/Casablanca", utc(2026, 2, 15)},
      {"Europe/Berlin", utc(2099, 10, 25)},
      {"Europe/Berlin", utc(2100, 3, 28)},  // after the last known shift
  };
  const std::vector<WeeklyBlock> weekly = {
      {kEveryDay, clock(0, 15), clock(1, 45)},   {kEveryDay, clock(2, 5), clock(2, 20)},
      {kEveryDay, clock(2, 40), clock(3, 30)},   {{Weekday::kSat}, clock(9), clock(17, 1)},
      {kEveryDay, clock(22, 30), clock(23, 20)}, {kEveryDay, clock(23, 40), clock(23, 55)}};
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const Shifts shifts = zone(each.name);
    const std::vector<DayException> exceptions = {{{2026, 3, 30}, {}},
                                                  {{2026, 10, 26}, {{clock(0, 1), clock(23, 59)}}},
                                                  {{2018, 11, 5}, {{clock(0, 1), clock(1)}}}};
    expect_boundaries_where_it_changes(Hours(weekly, exceptions, shifts), each.middle - days(10),
                                       each.middle + days(10));
  }
}

TEST(Hours, HoursInOneZoneShareItsShifts) {
  const std::vector<Zone> zones = {{"A", {{Time{}, Duration{0}}}},
                                   {"B", {{Time{}, std::chrono::hours(-2)}}}};
  const SharedZones shared(zones);
  EXPECT_EQ(shared.of("B"), shared.of("B"));
  EXPECT_NE(shared.of("A"), shared.of("B"));
  EXPECT_EQ(shared.of("UTC"), nullptr);
  const std::vector<WeeklyBlock> weekly = {{kEveryDay, clock(9), clock(17)}};
  EXPECT_EQ(Hours(weekly, {}, shared.of("B")).next_boundary(Time{}), utc(1970, 1, 1, 11));
  EXPECT_EQ(Hours(weekly, {}, &zones[1]).next_boundary(Time{}), utc(1970, 1, 1, 11));
  EXPECT_EQ(Hours(weekly, {}).next_boundary(Time{}), utc(1970, 1, 1, 9));
}

// ---- invalid values in a site ----

TEST(Hours, IgnoresInvalidBlocks) {
  const std::vector<WeeklyBlock> weekly = {{kEveryDay, clock(17), clock(9)},
                                           {kEveryDay, {-1}, clock(9)},
                                           {kEveryDay, clock(9), {1441}},
                                           {{static_cast<Weekday>(9)}, clock(9), clock(17)}};
  const std::vector<DayException> exceptions = {{{2026, 2, 29}, {{clock(9), clock(17)}}},
                                                {{40000, 1, 1}, {{clock(9), clock(17)}}}};
  EXPECT_EQ(Hours(weekly, exceptions).next_boundary(Time{}), std::nullopt);
  const auto empty = std::make_shared<const std::vector<ZoneShift>>();
  const std::vector<WeeklyBlock> good = {{kEveryDay, clock(9), clock(17)}};
  EXPECT_EQ(Hours(good, {}, empty).next_boundary(Time{}), utc(1970, 1, 1, 9));
}

TEST(Hours, DatesMustExistInTheCalendar) {
  EXPECT_TRUE(is_real({2024, 2, 29}));
  EXPECT_TRUE(is_real({2000, 2, 29}));
  EXPECT_FALSE(is_real({2100, 2, 29}));
  EXPECT_FALSE(is_real({2026, 4, 31}));
  EXPECT_FALSE(is_real({2026, 13, 1}));
  EXPECT_FALSE(is_real({2026, 0, 1}));
  EXPECT_FALSE(is_real({2026, 1, -255}));  // must not wrap to a valid day
  EXPECT_FALSE(is_real({0, 1, 1}));
  EXPECT_FALSE(is_real({10000, 1, 1}));
}

// ---- zones ----

TEST(Zones, OnlyValidNamesAreLookedUp) {
  for (const char* known :
       {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+3"}) {
    EXPECT_TRUE(is_known_zone(known)) << known;
  }
  for (const char* unknown :
       {"", "Mars/Phobos", "Europe", "europe/berlin", "/etc/localtime", "../zoneinfo/UTC",
        "Europe/../Europe/Berlin", "Europe/./Berlin", "file:UTC", "libc:localtime", "tzdata.zi",
        "Europe/Berlin ", "UTC\n"}) {
    EXPECT_FALSE(is_known_zone(unknown)) << unknown;
  }
  EXPECT_FALSE(is_known_zone(std::string_view("UTC\0", 4)));
  EXPECT_FALSE(is_known_zone("Europe/" + std::string(100, 'a')));
}

TEST(Zones, ListsEachUsedZoneOnceInOrderOfUse) {
  Site site;
  site.time_zone = "Europe/Berlin";
  const auto names = [&] {
    std::string all;
    for (const Zone& zone : zones_of(site)) all += zone.name + ' ';
    return all;
  };
  EXPECT_EQ(names(), "");  // no hours use a zone
  site.calendars.resize(3);
  site.calendars[0].time_zone = "UTC";
  site.calendars[1].time_zone = "Asia/Tokyo";
  site.agents.resize(4);
  site.agents[0].schedule.emplace();
  site.agents[1].schedule.emplace().time_zone = "Asia/Tokyo";
  site.agents[2].schedule.emplace().time_zone = "America/New_York";
  site.agents[3].schedule.emplace().time_zone = "Mars/Phobos";
  EXPECT_EQ(names(), "Asia/Tokyo Europe/Berlin America/New_York ");
}

TEST(Zones, ShiftsAreRealAndInOrder) {
  Site site;
  site.calendars.resize(4);
  site.calendars[0].time_zone = "Europe/Berlin";
  site.calendars[1].time_zone = "Asia/Tokyo";
  site.calendars[2].time_zone = "Etc/UTC";
  site.calendars[3].time_zone = "Africa/Monrovia";
  const std::vector<Zone> zones = zones_of(site);
  ASSERT_EQ(zones.size(), 4u);
  for (const Zone& zone : zones) {
    EXPECT_EQ(zone.shifts.front().at, Time{});
    EXPECT_LT(zone.shifts.back().at, utc(2100, 1, 1));
    for (std::size_t i = 1; i < zone.shifts.size(); ++i) {
      EXPECT_LT(zone.shifts[i - 1].at, zone.shifts[i].at);
      EXPECT_NE(zone.shifts[i - 1].offset, zone.shifts[i].offset);
    }
  }
  EXPECT_EQ(zones[0].shifts.front().offset, std::chrono::hours(1));
  EXPECT_EQ(zones[0].shifts[1].at, utc(1980, 4, 6, 1));
  EXPECT_EQ(zones[0].shifts[1].offset, std::chrono::hours(2));
  EXPECT_EQ(zones[0].shifts.back().at, utc(2099, 10, 25, 1));
  EXPECT_EQ(zones[1].shifts.size(), 1u);
  EXPECT_EQ(zones[2].shifts.size(), 1u);
  EXPECT_EQ(zones[3].shifts.front().offset, -(minutes(44) + std::chrono::seconds(30)));
}

}  // namespace
}  // namespace cordboard::core
