// Checks at compile time that no tag is used twice: the `kTag` of the events, and the field tags
// within each command, each event and each part of a site. Defines nothing.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <variant>

#include "cordboard/command.h"
#include "cordboard/describe.h"
#include "cordboard/event.h"
#include "cordboard/hours.h"
#include "cordboard/site.h"

namespace cordboard {
namespace {

template <std::size_t kSize>
constexpr bool are_distinct(std::array<std::uint32_t, kSize> tags) {
  std::sort(tags.begin(), tags.end());
  return std::adjacent_find(tags.begin(), tags.end()) == tags.end();
}

// If the assertion fails, the compiler names `T`.
template <Described T>
consteval bool has_distinct_field_tags() {
  constexpr bool kAreDistinct =
      T::fields([](const auto&... each) { return are_distinct<sizeof...(each)>({each.tag...}); });
  static_assert(kAreDistinct, "two fields of T have the same tag");
  return kAreDistinct;
}

template <class... Each>
consteval bool have_distinct_field_tags(std::variant<Each...>*) {
  return (has_distinct_field_tags<Each>() && ...);
}

template <class... Each>
consteval bool have_distinct_tags(std::variant<Each...>*) {
  return are_distinct<sizeof...(Each)>({Each::kTag...});
}

template <class... Each>
consteval bool have_distinct_field_tags() {
  return (has_distinct_field_tags<Each>() && ...);
}

static_assert(have_distinct_tags(static_cast<Event*>(nullptr)), "two events have the same kTag");
static_assert(have_distinct_field_tags(static_cast<Event*>(nullptr)));
static_assert(have_distinct_field_tags(static_cast<Command*>(nullptr)));
static_assert(have_distinct_field_tags<
              Site, AgentSettings, QueueSettings, RelaxStep, OverflowSettings, WrapUpSettings,
              WrapUpCodeSettings, ReminderSettings, IdleSettings, CannedResponseSettings,
              CaseFieldSettings, ScheduleSettings, SlotSettings, CalendarSettings, WeeklyBlock,
              DayBlock, DayException, Zone, ZoneShift>());

}  // namespace
}  // namespace cordboard
