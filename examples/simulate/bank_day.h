// The built-in day: Tuesday 5 January 1999 at the Anonymous Bank's call center. The figures are
// computed from the call records collected by the Technion SEELab (Guedj & Mandelbaum); the records
// themselves are not included. scripts/day_model.py writes bank_day.cc; docs/data.md describes how.
#pragma once

#include <string_view>

#include "day_text.h"

namespace cordboard::simulate {

// The model as JSON.
std::string_view bank_day_model();

// The recorded figures of that day.
RecordedDays bank_day_recorded();
std::string_view bank_day_date();

}  // namespace cordboard::simulate
