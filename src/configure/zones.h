// Time zones by name, from the machine's database. Only `configure` reads the database. The event
// `site_configured` contains the zones, so that replay needs no database.
#pragma once

#include <string_view>
#include <vector>

#include "cordboard/hours.h"
#include "cordboard/site.h"

namespace cordboard::core {

// Whether the database has a zone of that name. "UTC" is known without one.
bool is_known_zone(std::string_view name);

// The zones that the calendars of a site and the schedules of its agents use, each once, in the
// order of their first use, from 1970 to 2100. Leaves out UTC and unknown zones.
std::vector<Zone> zones_of(const Site& site);

}  // namespace cordboard::core
