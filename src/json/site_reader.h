// Reads a site from a value of a JSON document.
#pragma once

#include "cordboard/json.h"
#include "json/document.h"

namespace cordboard::json {

// Returns the site and the faults of reading it: values of a wrong type, unknown and missing
// fields. A single value with a fault keeps its default. `faults_of` (`configure/site_check.h`)
// checks the rest.
SiteText read_site(Value object);

}  // namespace cordboard::json
