// The report of a model for people: figures by class and pool, and by interval of the day if the
// model asks for it.
#pragma once

#include <string>

#include "model.h"
#include "report.h"

namespace cordboard::simulate {

std::string report_text(const Model& model, const Report& report);

// How much was simulated and how fast, in one line.
std::string effort_text(const Report& report);

}  // namespace cordboard::simulate
