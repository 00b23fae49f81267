// Reads a site from a JSON object, with everything that is wrong with its shape.
#pragma once

#include "cordboard/json.h"
#include "json/document.h"

namespace cordboard::json {

SiteText read_site(Value object);

}  // namespace cordboard::json
