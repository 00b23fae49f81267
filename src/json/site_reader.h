// Reads a site from a JSON object, and reports every fault of its shape.
#pragma once

#include "cordboard/json.h"
#include "json/document.h"

namespace cordboard::json {

SiteText read_site(Value object);

}  // namespace cordboard::json
