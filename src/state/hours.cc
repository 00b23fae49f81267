#include "state/hours.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMs = 24 * 60 * kMinuteMs;
constexpr std::int32_t kEndOfDay = 24 * 60;
constexpr std::int64_t kWeekdays = 7;

std::chrono::year_month_day civil(const Date& date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

// Days since 1970-01-01.
std::int64_t number_of(const Date& date) {
  return std::chrono::sys_days(civil(date)).time_since_epoch().count();
}

// Rounds down; an integer division rounds up before 1970.
std::int64_t day_of(std::int64_t wall) { return wall / kDayMs - (wall % kDayMs < 0 ? 1 : 0); }

Shifts shared(const Zone& zone) {
  return std::make_shared<const std::vector<ZoneShift>>(zone.shifts);
}

}  // namespace

SharedZones::SharedZones(std::span<const Zone> zones) {
  for (const Zone& zone : zones) zones_.emplace_back(zone.name, shared(zone));
}

Shifts SharedZones::of(std::string_view name) const {
  for (const auto& [each, shifts] : zones_) {
    if (each == name) return shifts;
  }
  return nullptr;
}

Hours::Hours(std::span<const WeeklyBlock> weekly, std::span<const DayException> exceptions,
             Shifts shifts)
    : shifts_(std::move(shifts)) {
  for (std::size_t day = 0; day < kWeekdays; ++day) {
    append_weekday(static_cast<Weekday>(day), weekly);
    week_[day + 1] = static_cast<std::uint32_t>(blocks_.size());
  }
  for (const DayException& exception : exceptions) {
    if (is_real(exception.date)) append_date(exception);
  }
  std::sort(exceptions_.begin(), exceptions_.end(),
            [](const Day& a, const Day& b) { return a.number < b.number; });
  blocks_.shrink_to_fit();
}

Hours::Hours(std::span<const WeeklyBlock> weekly, std::span<const DayException> exceptions,
             const Zone* zone)
    : Hours(weekly, exceptions, zone == nullptr ? nullptr : shared(*zone)) {}

void Hours::append_weekday(Weekday day, std::span<const WeeklyBlock> weekly) {
  for (const WeeklyBlock& block : weekly) {
    const bool is_meant = std::find(block.days.begin(), block.days.end(), day) != block.days.end();
    if (is_meant) append(block.from, block.to);
  }
}

void Hours::append_date(const DayException& exception) {
  Day day{number_of(exception.date), static_cast<std::uint32_t>(blocks_.size()), 0};
  for (const DayBlock& block : exception.blocks) append(block.from, block.to);
  day.end = static_cast<std::uint32_t>(blocks_.size());
  exceptions_.push_back(day);
}

void Hours::append(TimeOfDay from, TimeOfDay to) {
  const bool is_block = 0 <= from.minutes && from < to && to.minutes <= kEndOfDay;
  if (is_block) blocks_.push_back({from.minutes, to.minutes});
}

bool Hours::is_open(Time at) const {
  const std::int64_t reached = reached_by(at);
  const std::int64_t day = day_of(reached);
  const std::int64_t minute = (reached - day * kDayMs) / kMinuteMs;
  const auto exception = first_exception_from(day);
  const bool differs = exception != exceptions_.end() && exception->number == day;
  const auto blocks_of_day = differs ? blocks(exception->begin, exception->end) : of_weekday(day);
  return std::any_of(blocks_of_day.begin(), blocks_of_day.end(),
                     [&](const Block& block) { return block.from <= minute && minute < block.to; });
}

std::optional<Time> Hours::next_boundary(Time after) const {
  const std::int64_t reached = reached_by(after);
  std::int64_t day = day_of(reached);
  auto exception = first_exception_from(day);
  if (has_week()) {
    // Each exception can hide one week's block, today's block may have ended, and a gap can contain
    // one.
    const auto weeks = static_cast<std::int64_t>(exceptions_.end() - exception) + 3;
    for (const std::int64_t end = day + kWeekdays * weeks; day < end; ++day) {
      const bool differs = exception != exceptions_.end() && exception->number == day;
      const auto blocks_of_day =
          differs ? blocks(exception->begin, exception->end) : of_weekday(day);
      if (differs) ++exception;
      const auto found = boundary_on(day, blocks_of_day, reached);
      if (found) return found;
    }
  }
  for (; exception != exceptions_.end(); ++exception) {
    const auto blocks_of_day = blocks(exception->begin, exception->end);
    const auto found = boundary_on(exception->number, blocks_of_day, reached);
    if (found) return found;
  }
  return std::nullopt;
}

std::span<const Hours::Block> Hours::of_weekday(std::int64_t day) const {
  constexpr std::int64_t kFirstDay = 3;  // 1970-01-01 was a Thursday
  const std::int64_t since_monday = (day + kFirstDay) % kWeekdays;
  const auto weekday =
      static_cast<std::size_t>(since_monday < 0 ? since_monday + kWeekdays : since_monday);
  return blocks(week_[weekday], week_[weekday + 1]);
}

Hours::Days::const_iterator Hours::first_exception_from(std::int64_t day) const {
  return std::lower_bound(
      exceptions_.begin(), exceptions_.end(), day,
      [](const Day& each, std::int64_t number) { return each.number < number; });
}

// The first boundary of the day that the wall clock has not reached.
std::optional<Time> Hours::boundary_on(std::int64_t day, std::span<const Block> blocks,
                                       std::int64_t reached) const {
  std::optional<Time> first;
  for (const Block& block : blocks) {
    const std::int64_t from = day * kDayMs + block.from * kMinuteMs;
    const std::int64_t to = day * kDayMs + block.to * kMinuteMs;
    if (to <= reached) continue;
    const Time ends = first_at(to);
    const Time starts = first_at(from);
    if (starts == ends) continue;  // the whole block is in a gap: the day has no such block
    const Time next = from > reached ? starts : ends;
    if (to_ms(next) <= limits::kLatestTimeMs && (!first || next < *first)) first = next;
  }
  return first;
}

std::int64_t Hours::reached_by(Time at) const {
  if (shifts_ == nullptr || shifts_->empty()) return to_ms(at);
  const auto later =
      std::upper_bound(shifts_->begin(), shifts_->end(), at,
                       [](Time time, const ZoneShift& shift) { return time < shift.at; });
  const auto passed = later - shifts_->begin();
  // The first shift also holds before its time.
  if (passed <= 1) return to_ms(at + shifts_->front().offset);
  const ZoneShift& now = later[-1];
  const Duration before = later[-2].offset;
  return std::max(to_ms(at + now.offset), to_ms(now.at + before) - 1);
}

Time Hours::first_at(std::int64_t wall) const {
  const Time local = time_from_ms(wall);
  if (shifts_ == nullptr || shifts_->empty()) return local;
  const std::vector<ZoneShift>& shifts = *shifts_;
  // Binary search for the first shift whose end is later on the wall clock.
  std::size_t low = 0;
  std::size_t high = shifts.size() - 1;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (shifts[middle + 1].at + shifts[middle].offset > local) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const Time at = local - shifts[low].offset;
  return low == 0 ? at : std::max(at, shifts[low].at);
}

}  // namespace cordboard::core
