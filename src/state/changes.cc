#include "state/state.h"

namespace cordboard::core {

void State::note_first_change(AgentId id) {
  agents[id.index].changed = changes.any = true;
  changes.agents.push_back(id);
}

void State::note_first_move(AgentId id) {
  agents[id.index].moved = true;
  changes.any |= changes.moved.size() >= Changes::kMostMoves;
  changes.moved.push_back(id);
}

void State::note_first_gone(Slot conversation) {
  conversations[conversation].gone = true;
  changes.any |= changes.gone.size() >= Changes::kMostMoves;
  changes.gone.push_back(conversation);
}

}  // namespace cordboard::core
