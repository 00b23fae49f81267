// When something is open: weekly blocks and dated exceptions, made ready for two questions.
//
// Law. The wall clock of a zone is taken for as far as it has ever got: over a gap it leaps, and
// while it runs through an hour for the second time it stands. So a border in a gap is the first
// instant after it, a border that comes twice is its first occurrence, and of two borders the later
// one on the clock is never the earlier one in time.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cordboard/hours.h"
#include "cordboard/time.h"

namespace cordboard::core {

// A zone's shifts, in order of time, for all who keep hours in it. Null or empty: UTC.
using Shifts = std::shared_ptr<const std::vector<ZoneShift>>;

// The zones of a site, for making many hours in few zones.
class SharedZones {
 public:
  explicit SharedZones(std::span<const Zone> zones);

  // The shifts of the zone of that name; UTC's if it is none of them.
  Shifts of(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, Shifts>> zones_;
};

// A value; what it was made of may go. Copies share the shifts.
class Hours {
 public:
  // Never open.
  Hours() = default;
  // What makes no sense (a block that ends before it begins, a day that does not exist) is left
  // out; a site that was checked has none of it.
  Hours(std::span<const WeeklyBlock> weekly, std::span<const DayException> exceptions,
        Shifts shifts = {});
  // The same in one zone, whose shifts are copied; null: UTC.
  Hours(std::span<const WeeklyBlock> weekly, std::span<const DayException> exceptions,
        const Zone* zone);

  // Open from the start of a block on, and no more at its end.
  bool is_open(Time at) const;

  // The first start or end of a block later than `after`, also where one block ends and another
  // begins. Nothing if there is none that an engine's clock can reach. Looks at seven days for each
  // exception at most, and at each exception.
  std::optional<Time> next_boundary(Time after) const;

 private:
  // A block of a day, in minutes of the wall clock.
  struct Block {
    std::int32_t from = 0;
    std::int32_t to = 0;
  };
  // A date that differs, and its part of the blocks.
  struct Day {
    std::int64_t number = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  using Days = std::vector<Day>;

  void append_weekday(Weekday day, std::span<const WeeklyBlock> weekly);
  void append_date(const DayException& exception);
  void append(TimeOfDay from, TimeOfDay to);

  std::span<const Block> blocks(std::uint32_t begin, std::uint32_t end) const {
    return std::span(blocks_).subspan(begin, end - begin);
  }
  bool has_week() const { return week_.back() > 0; }
  std::span<const Block> of_weekday(std::int64_t day) const;
  Days::const_iterator first_exception_from(std::int64_t day) const;

  std::optional<Time> boundary_on(std::int64_t day, std::span<const Block> blocks,
                                  std::int64_t reached) const;

  // How far the wall clock has got by then, and when it first gets so far, in milliseconds.
  std::int64_t reached_by(Time at) const;
  Time first_at(std::int64_t wall) const;

  std::vector<Block> blocks_{};          // of Monday to Sunday, then of the exceptions
  std::array<std::uint32_t, 8> week_{};  // where each weekday's blocks begin, and the last's end
  Days exceptions_{};                    // by number
  Shifts shifts_{};
};

}  // namespace cordboard::core
