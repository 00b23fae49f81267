#include "effects/cases.h"

#include <vector>

#include "checks/lookups.h"
#include "effects/closing.h"

namespace cordboard::core {

void delete_case(Turn& turn, CaseId number) {
  const State& state = turn.state();
  const std::vector<ConversationId> linked = find_case(state, number)->conversations;
  turn.emit(event::CaseDeleted{number});
  for (const ConversationId each : linked) {
    const Conversation& conversation = state.conversations[state.find(each)];
    if (conversation.is_done()) forget_if_not_kept(turn, conversation);
  }
}

}  // namespace cordboard::core
