// Reads time zones from the database of the machine. Only the command `configure` does so. The
// event `site_configured` contains the zones, so that replay needs no database.
#pragma once

#include <string_view>
#include <vector>

#include "cordboard/hours.h"
#include "cordboard/site.h"

namespace cordboard::core {

// Returns whether the database has a zone of that name. "UTC" is known without a database.
bool is_known_zone(std::string_view name);

// Returns the zones that the calendars of a site and the schedules and bookable slots of its agents
// use, each once, in the order of their first use. Each covers 1970 to 2100. Leaves out UTC and
// unknown zones.
std::vector<Zone> zones_of(const Site& site);

}  // namespace cordboard::core
