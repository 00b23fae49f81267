// What the program shows, for each of the things that it can be asked for. Each returns the exit status.
#pragma once

#include <ostream>

#include "command_line.h"

namespace cordboard::simulate {

// The exit status of a request that could not be met.
inline constexpr int kFailed = 1;

// A model of the user's.
int show_model(const CommandLine& line, std::ostream* events);

// The built-in day, beside what was recorded.
int show_day(const CommandLine& line, std::ostream* events);

// Recorded calls, run again.
int show_replay(const CommandLine& line, std::ostream* events);

}  // namespace cordboard::simulate
