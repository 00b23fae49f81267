#include "decide/shape.h"

#include <algorithm>

#include "cordboard/limits.h"
#include "decide/texts.h"

namespace cordboard::core {

bool is_time(Time at) { return to_ms(at) >= 0 && to_ms(at) <= limits::kLatestTimeMs; }

bool reads_well(const command::Configure& c) { return c.site != nullptr || !c.faults.empty(); }

bool reads_well(const command::SignIn& c) {
  return !c.presence || *c.presence == Presence::kReady || *c.presence == Presence::kNotReady;
}

bool reads_well(const command::StartConversation& c) {
  const std::int32_t priority = c.priority.value_or(0);
  if (!c.customer.id && !is_key(c.customer.key)) return false;
  if (priority > limits::kPriority || priority < -limits::kPriority) return false;
  if (c.waiting_since && !is_time(*c.waiting_since)) return false;
  if (c.due_at && !is_time(*c.due_at)) return false;
  if (c.subject && !is_text(*c.subject)) return false;
  if (c.needs != nullptr && !is_well_formed(*c.needs)) return false;
  return std::all_of(c.attributes.begin(), c.attributes.end(), [](const Attribute& attribute) {
    return is_text(attribute.key) && is_text(attribute.value);
  });
}

// A customer knows nothing of who else reads.
bool reads_well(const command::SendMessage& c) {
  const bool is_private = c.visible_to && c.visible_to->kind != Visibility::Kind::kAll;
  return is_text(c.text) && !(c.from.is_customer() && is_private);
}

bool reads_well(const command::AddNote& c) { return is_text(c.text); }

bool reads_well(const command::ExtendWrapUp& c) { return c.by.count() > 0; }

bool reads_well(const command::FinishWrapUp& c) { return !c.note || is_text(*c.note); }

}  // namespace cordboard::core
