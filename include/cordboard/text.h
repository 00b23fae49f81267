// Events as one line of text for people: logs, scenarios, the first look at a new site.
//
//   offer_created 1 conversation=1 agent=ann kind=route expires_at=30s
//
// The event's name, its first field without a name, then the others as name=value, in the order of
// the field list; what is absent is left out. Moments are seconds since the epoch ("30s",
// "0.001s"), lengths of time plain milliseconds where the field's name says so (`_ms`), else
// seconds too. Text stands in quotes, escaped as in JSON, unless it is made of A–Z a–z 0–9 . _ @ :
// + - alone; what has parts of its own is compact JSON. `site_configured` shows the site's name
// only. Programs should read JSON (`json.h`) instead.
#pragma once

#include <string>

#include "cordboard/event.h"
#include "cordboard/export.h"
#include "cordboard/ids.h"

namespace cordboard {

// Appends the line, without `seq`, without time, without a line end.
CORDBOARD_EXPORT void append_text(std::string& out, const EventRecord& record, const Names& names);

}  // namespace cordboard
