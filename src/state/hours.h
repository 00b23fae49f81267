// Opening hours: weekly blocks and dated exceptions, prepared for two questions.
//
// Invariant. Boundaries are ordered on the wall clock as they are in time. In a gap (the clock is
// set forward) the wall clock jumps; in a repeated hour (the clock is set back) it stands still. So
// a boundary in a gap is the first instant after the gap, and a boundary in a repeated hour is its
// first occurrence.
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

// The shifts of a zone, in order of time, shared by all hours in that zone. Null or empty: UTC.
using Shifts = std::shared_ptr<const std::vector<ZoneShift>>;

// The zones of a site. Used to construct many hours in few zones.
class SharedZones {
 public:
  explicit SharedZones(std::span<const Zone> zones);

  // The shifts of the zone with this name; null (UTC) if there is none.
  Shifts of(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, Shifts>> zones_;
};

// A value type. It refers to none of its constructor's arguments; copies share the shifts.
class Hours {
 public:
  // Never open.
  Hours() = default;
  // Ignores invalid parts (a block that ends before it begins, a day that does not exist). A
  // checked site has none.
  Hours(std::span<const WeeklyBlock> weekly, std::span<const DayException> exceptions,
        Shifts shifts = {});
  // The same for one zone, whose shifts are copied; null: UTC.
  Hours(std::span<const WeeklyBlock> weekly, std::span<const DayException> exceptions,
        const Zone* zone);

  // Whether `at` lies in a block. The start belongs to the block, the end does not.
  bool is_open(Time at) const;

  // The first start or end of a block later than `after`, also where one block ends and the next
  // begins. Nothing if there is none up to the latest time that an engine accepts. Examines at most
  // seven days for each exception, plus three weeks, and each exception once.
  std::optional<Time> next_boundary(Time after) const;

 private:
  // A block of a day, in minutes of the wall clock.
  struct Block {
    std::int32_t from = 0;
    std::int32_t to = 0;
  };
  // An exception: its day, and the range of its blocks.
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

  // The highest wall clock value reached by `at`; the first time at which the wall clock reaches
  // `wall`. Both in milliseconds.
  std::int64_t reached_by(Time at) const;
  Time first_at(std::int64_t wall) const;

  std::vector<Block> blocks_{};          // of Monday to Sunday, then of the exceptions
  std::array<std::uint32_t, 8> week_{};  // begin of each weekday's blocks, and the end of the last
  Days exceptions_{};                    // sorted by number
  Shifts shifts_{};
};

}  // namespace cordboard::core
