// Time: whole milliseconds since the Unix epoch, always handed in by the host.
//
//   const Time now = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
//   engine.submit({.at = now, .command = command::SignIn{ann}});
//   const Time noon = time_from_ms(1'767'225'600'000);
//   queue.offer_timeout = std::chrono::seconds(20);
//   if (const auto next = engine.next_deadline()) wait_until(*next);
//
// The engine never reads a clock. It takes times from 0 to `limits::kLatestTimeMs`. Plain values;
// no thread-safety concerns.
#pragma once

#include <chrono>
#include <cstdint>

namespace cordboard {

// A length of time. Longer units of <chrono> convert to it by themselves.
using Duration = std::chrono::milliseconds;
// An instant in UTC, without leap seconds.
using Time = std::chrono::sys_time<Duration>;

// Returns the time of `ms` milliseconds since the Unix epoch.
constexpr Time time_from_ms(std::int64_t ms) { return Time{Duration{ms}}; }

// Returns the milliseconds since the Unix epoch.
constexpr std::int64_t to_ms(Time time) { return time.time_since_epoch().count(); }

}  // namespace cordboard
