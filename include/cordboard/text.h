// Events as one line of text for people: logs, scenarios, a first look at a new site.
//
//   std::string line;
//   append_text(line, record, engine.names());
//   // offer_created 1 conversation=1 agent=ann kind=route expires_at=30s
//   std::cout << to_ms(record.at) << ' ' << line << '\n';
//   for (const EventRecord& each : batch.events()) {
//     line.clear();
//     append_text(line, each, engine.names());
//   }
//
// The line holds the event's name, its first field without a name, then the others as name=value in
// the order of the field list. Absent fields are left out. Times are seconds since the epoch
// ("30s", "0.001s"). Durations are milliseconds where the field's name ends in `_ms`, otherwise
// seconds. Text stands in quotes, escaped as in JSON, unless it consists of A–Z a–z 0–9 . _ @ : + -
// only; structured values are compact JSON. `site_configured` shows the site's name only. Programs
// should read JSON (`json.h`) instead. Thread-safety: shares nothing.
#pragma once

#include <string>

#include "cordboard/event.h"
#include "cordboard/export.h"
#include "cordboard/ids.h"

namespace cordboard {

// Appends the line to `out`, without `seq`, time and line end.
CORDBOARD_EXPORT void append_text(std::string& out, const EventRecord& record, const Names& names);

}  // namespace cordboard
