#include "decide/handle.h"

#include "checks/limits.h"
#include "checks/lookups.h"
#include "checks/speakers.h"
#include "checks/urls.h"
#include "effects/messages.h"

namespace cordboard::core {

template <>
Refusal handle(Turn& turn, const command::PushUrl& c) {
  const State& state = turn.state();
  const Speaker from = Speaker::of(c.agent);
  const Found<Slot> slot = find_known_with_room(state, turn.by(), c.conversation, from);
  if (!slot.ok()) return slot.refusal();
  if (!state.agent_setups[c.agent.index].may_push_urls) return Refusal::kUrlNotPermitted;
  if (!is_url(c.url)) return Refusal::kUrlInvalid;

  // Past this line the command succeeds.
  const MessageId number{state.last_message + 1};
  turn.emit(event::UrlPushed{number, c.conversation, c.agent, turn.keep(c.url)});
  turn.made(Made::kMessage, number.value);
  turn.emit(event::SystemNotice{c.conversation, Notice::kLinkPushed, {}});
  update_reminder(turn, *slot, from);
  return Refusal::kNone;
}

}  // namespace cordboard::core
