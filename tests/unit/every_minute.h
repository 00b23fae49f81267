// A calendar with a bookable slot at every minute.
#pragma once

#include "cordboard/hours.h"
#include "cordboard/limits.h"

namespace cordboard {

inline SlotSettings every_minute() {
  SlotSettings slots;
  slots.weekly = {{{Weekday::kMon, Weekday::kTue, Weekday::kWed, Weekday::kThu, Weekday::kFri,
                    Weekday::kSat, Weekday::kSun},
                   TimeOfDay{0},
                   TimeOfDay{24 * 60}}};
  slots.slot = Duration{limits::kShortestSlotMs};
  return slots;
}

}  // namespace cordboard
