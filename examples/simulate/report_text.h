// The report as text: figures by class and pool, and by interval of the day if the model has
// intervals.
#pragma once

#include <string>

#include "model.h"
#include "report.h"

namespace cordboard::simulate {

std::string report_text(const Model& model, const Report& report);

// The simulated time and the speed, in one line.
std::string effort_text(const Report& report);

}  // namespace cordboard::simulate
