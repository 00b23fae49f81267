#include "decide/handle.h"

#include <string>

#include "checks/limits.h"
#include "checks/lookups.h"
#include "checks/speakers.h"
#include "checks/templates.h"
#include "cordboard/limits.h"
#include "effects/messages.h"

namespace cordboard::core {

template <>
Refusal handle(Turn& turn, const command::PutCannedResponse& c) {
  const auto& known = turn.state().canned_responses;
  const auto old = known.find(c.key);
  const bool is_new = old == known.end();
  if (is_new && known.size() >= limits::kCannedResponses) return Refusal::kLimitReached;
  if (const Refusal refusal = check_template(c.text); !passes(refusal)) return refusal;

  // Past this line the command succeeds.
  if (!is_new && old->second == c.text) return Refusal::kNone;
  turn.emit(event::CannedResponsePut{turn.keep(c.key), turn.keep(c.text)});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::DeleteCannedResponse& c) {
  if (!turn.state().canned_responses.contains(c.key)) return Refusal::kUnknownResponse;

  // Past this line the command succeeds.
  turn.emit(event::CannedResponseDeleted{turn.keep(c.key)});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::SendCannedResponse& c) {
  const State& state = turn.state();
  const Refusal unknown = check_known(state, c.conversation, c.from);
  if (!passes(unknown)) return unknown;
  const auto response = state.canned_responses.find(c.response);
  if (response == state.canned_responses.end()) return Refusal::kUnknownResponse;
  const Found<Slot> slot = find_for_speaker(state, turn.by(), c.conversation, c.from);
  if (!slot.ok()) return slot.refusal();
  if (is_transcript_full(state, *slot)) return Refusal::kLimitReached;
  const Found<std::string> rendered = render(response->second, c.parameters);
  if (!rendered.ok()) return rendered.refusal();

  // Past this line the command succeeds.
  send_message(turn, *slot, c.from, *rendered, Visibility{});
  return Refusal::kNone;
}

}  // namespace cordboard::core
