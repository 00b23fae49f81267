// The report as JSON.
#pragma once

#include "json_text.h"
#include "report.h"

namespace cordboard::simulate {

// Adds the fields of the report to an object that the caller has begun.
void write_report(const Report& report, JsonText& json);

}  // namespace cordboard::simulate
