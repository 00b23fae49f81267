// Simulated time: whole milliseconds from the start of the simulation, which is midnight.
#pragma once

#include <cmath>
#include <cstdint>

namespace cordboard::simulate {

using Ms = std::int64_t;

inline constexpr Ms kSecond = 1000;
inline constexpr Ms kDay = 86'400 * kSecond;

// Seconds as whole milliseconds, rounded to the nearest, halves up: the resolution of the engine's
// clock.
inline Ms to_ms(double seconds) { return static_cast<Ms>(std::floor(seconds * 1000 + 0.5)); }

inline double to_seconds(Ms ms) { return static_cast<double>(ms) / 1000; }

}  // namespace cordboard::simulate
