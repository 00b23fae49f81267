#include "state/calendars.h"

namespace cordboard::core {

bool BookableHours::begins_at(Time start) const {
  bool found = false;
  for_each(start, start + Duration{1}, [&found](Time) { found = true; });
  return found;
}

}  // namespace cordboard::core
