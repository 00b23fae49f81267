// Time zones by name, from the machine's database. Only configuring a site looks here: what it
// finds goes into the event, so that replay needs no database.
#pragma once

#include <string_view>
#include <vector>

#include "cordboard/hours.h"
#include "cordboard/site.h"

namespace cordboard::core {

// Whether the database has a zone of that name. "UTC" is known without one.
bool is_known_zone(std::string_view name);

// The zones that the calendars of a site and the schedules of its agents use, each once, in the
// order of their first use; UTC is left out, and so is a zone that is not known. From 1970 to 2100.
std::vector<Zone> zones_of(const Site& site);

}  // namespace cordboard::core
