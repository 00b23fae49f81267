// What the program shows, for each of the things that it can be asked for. Each returns the exit
// status.
#pragma once

#include <ostream>
#include <string_view>

#include "command_line.h"
#include "fields.h"

namespace cordboard::simulate {

inline constexpr int kFailed = 1;

// Who is to be acknowledged wherever figures computed from the bank's records are shown.
inline constexpr std::string_view kRecordsSource =
    "Anonymous Bank call-center records 1999, collected by the Technion SEELab (Guedj & "
    "Mandelbaum)";

// A model of the user's.
int show_model(const CommandLine& line, std::ostream* events);

// The built-in day, beside what was recorded; and its model.
int show_day(const CommandLine& line, std::ostream* events);
int show_day_model();

// Recorded calls, run again.
int show_replay(const CommandLine& line, std::ostream* events);

// Says on standard error what is wrong with a model.
int tell_faults(std::string_view name, const Faults& faults);

}  // namespace cordboard::simulate
