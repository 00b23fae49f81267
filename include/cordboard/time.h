// Time as Cordboard knows it: whole milliseconds since the Unix epoch, always handed in, never read
// from a clock.
#pragma once

#include <chrono>
#include <cstdint>

namespace cordboard {

using Duration = std::chrono::milliseconds;
using Time = std::chrono::sys_time<Duration>;

// The time of `ms` milliseconds since the Unix epoch.
constexpr Time time_from_ms(std::int64_t ms) { return Time{Duration{ms}}; }

// Milliseconds since the Unix epoch.
constexpr std::int64_t to_ms(Time time) { return time.time_since_epoch().count(); }

}  // namespace cordboard
