#include "effects/consultations.h"

#include "effects/typing.h"
#include "effects/wrap_up.h"

namespace cordboard::core {

void end_consultation(Turn& turn, Slot slot, ConsultationEnd cause, TargetIsLost is_lost) {
  const State& state = turn.state();
  const Consultation& consultation = state.consultations[slot];
  const Conversation& conversation = state.conversations[consultation.conversation];
  const AgentId target = consultation.target;
  const bool joins =
      cause == ConsultationEnd::kBecameConference || cause == ConsultationEnd::kBecameTransfer;
  const bool wraps_up = !joins && is_lost == TargetIsLost::kNo && has_wrap_up(state, conversation);
  stop_typing_in_consultation(turn, slot, consultation.initiator);
  stop_typing_in_consultation(turn, slot, target);
  turn.emit(event::ConsultationEnded{consultation.number, conversation.number,
                                     consultation.initiator, target, cause, wraps_up});
  if (wraps_up) begin_wrap_up(turn, conversation, target);
}

}  // namespace cordboard::core
