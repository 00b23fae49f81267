#include <string>

#include "checks/templates.h"
#include "cordboard/limits.h"
#include "decide/handlers.h"
#include "decide/messages.h"

namespace cordboard::core {

Refusal handle(Turn& turn, const command::PutCannedResponse& c) {
  const auto& known = turn.state().canned_responses;
  const auto old = known.find(c.key);
  const bool is_new = old == known.end();
  if (is_new && known.size() >= limits::kCannedResponses) return Refusal::kLimitReached;
  if (const auto refusal = check_template(c.text); refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  if (!is_new && old->second == c.text) return Refusal::kNone;
  turn.emit(event::CannedResponsePut{turn.keep(c.key), turn.keep(c.text)});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::DeleteCannedResponse& c) {
  if (!turn.state().canned_responses.contains(c.key)) return Refusal::kUnknownResponse;

  // Past this line the command succeeds.
  turn.emit(event::CannedResponseDeleted{turn.keep(c.key)});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::SendCannedResponse& c) {
  const State& state = turn.state();
  if (const auto refusal = check_names(state, c.conversation, c.from); refusal != Refusal::kNone)
    return refusal;
  const auto response = state.canned_responses.find(c.response);
  if (response == state.canned_responses.end()) return Refusal::kUnknownResponse;
  Slot slot = kNoSlot;
  if (const auto refusal = check_speaker(turn, c.conversation, c.from, slot);
      refusal != Refusal::kNone)
    return refusal;
  if (is_full(state, slot)) return Refusal::kLimitReached;
  const Found<std::string> rendered = render(response->second, c.parameters);
  if (!rendered.ok()) return rendered.refusal();

  // Past this line the command succeeds.
  speak(turn, slot, c.from, *rendered, Visibility{});
  return Refusal::kNone;
}

}  // namespace cordboard::core
