// The day that comes with the program: Tuesday 5 January 1999 at the Anonymous Bank's call center.
// Figures computed from the call records collected by the Technion SEELab (Guedj & Mandelbaum); the
// records themselves are not here. The file bank_day.cc is made by scripts/day_model.py;
// docs/data.md tells how.
#pragma once

#include <string_view>

#include "day_text.h"

namespace cordboard::simulate {

// The model, as JSON.
std::string_view bank_day_model();

// What was recorded on that day.
RecordedDays bank_day_recorded();
std::string_view bank_day_date();

}  // namespace cordboard::simulate
