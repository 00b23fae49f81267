// The outputs of the program, one function each. Each returns the exit status.
#pragma once

#include <ostream>
#include <string_view>

#include "command_line.h"
#include "fields.h"

namespace cordboard::simulate {

inline constexpr int kFailed = 1;

// The source that must be named wherever figures from the bank's records are shown.
inline constexpr std::string_view kRecordsSource =
    "Anonymous Bank call-center records 1999, collected by the Technion SEELab (Guedj & "
    "Mandelbaum)";

// A model from a file.
int show_model(const CommandLine& line, std::ostream* events);

// The built-in day beside the recorded figures; and its model.
int show_day(const CommandLine& line, std::ostream* events);
int show_day_model();

// A replay of recorded calls.
int show_replay(const CommandLine& line, std::ostream* events);

// Prints the faults of a model on standard error.
int tell_faults(std::string_view name, const Faults& faults);

}  // namespace cordboard::simulate
