#include "effects/typing.h"

#include "checks/participants.h"

namespace cordboard::core {

void stop_typing(Turn& turn, Slot conversation, Speaker who) {
  if (!is_typing(turn.state(), conversation, who)) return;
  const ConversationId number = turn.state().conversations[conversation].number;
  turn.typing_indicators().stop({number, who.agent, {}});
  turn.emit(event::TypingChanged{number, who, false, {}});
}

void stop_typing_in_consultation(Turn& turn, Slot slot, AgentId who) {
  const Consultation& consultation = turn.state().consultations[slot];
  if (!is_typing(consultation, who)) return;
  turn.typing_indicators().stop({{}, who, consultation.number});
  turn.emit(event::TypingChanged{{}, Speaker::of(who), false, consultation.number});
}

}  // namespace cordboard::core
