// The end of an agent's part in a chat, and the wrap-up that follows.
//
// Every life cycle runs through these functions: inline, they cost fewer instructions.
#pragma once

#include <algorithm>
#include <optional>

#include "effects/closing.h"
#include "turn/turn.h"

namespace cordboard::core {

// Whether agents wrap up their part in conversations of this queue.
inline bool has_wrap_up(const State& state, const Conversation& conversation) {
  return state.queue(conversation.queue).settings.wrap_up.mode != WrapUpMode::kNone;
}

// The limit of a wrap-up in ms: the smaller of the queue's and the agent's. 0: no limit.
inline std::int64_t wrap_up_limit_ms(const State& state, const WrapUpSettings& settings,
                                     AgentId agent) {
  if (settings.mode == WrapUpMode::kMandatory) return 0;
  const std::int64_t of_queue = settings.limit.count();
  const std::int64_t of_agent = state.agent_setups[agent.index].wrap_up_limit_ms;
  if (of_queue == 0 || of_agent == 0) return std::max(of_queue, of_agent);
  return std::min(of_queue, of_agent);
}

// Begins the wrap-up of an agent whose part is over.
inline void begin_wrap_up(Turn& turn, const Conversation& conversation, AgentId agent) {
  const State& state = turn.state();
  const WrapUpSettings& settings = state.queue(conversation.queue).settings.wrap_up;
  const ConversationId number = conversation.number;
  const std::int64_t limit = wrap_up_limit_ms(state, settings, agent);
  turn.emit_filled<event::WrapUpStarted>([&](event::WrapUpStarted& started) {
    started.conversation = number;
    started.agent = agent;
    if (limit > 0) started.ends_at = turn.now() + Duration{limit};
  });
}

// Ends the agent's part in the chat; a wrap-up begins if the queue has one.
inline void end_part(Turn& turn, const Lease& lease, const Conversation& conversation,
                     LeftCause cause) {
  const ConversationId number = conversation.number;
  const AgentId agent = lease.agent;
  const bool wraps_up = has_wrap_up(turn.state(), conversation);
  turn.emit(event::ParticipantLeft{number, agent, lease.role, cause, wraps_up});
  if (wraps_up) begin_wrap_up(turn, conversation, agent);
}

// Ends the wrap-up; the conversation closes if it was the last. `code`: none to keep the code that
// the agent has set before.
inline void finish_wrap_up(Turn& turn, const Conversation& conversation, const Lease& lease,
                           const std::optional<WrapUpCodeId>& code, WrapUpEnd cause) {
  turn.emit_filled<event::WrapUpFinished>([&](event::WrapUpFinished& finished) {
    finished.conversation = conversation.number;
    finished.agent = lease.agent;
    if (code) {
      finished.code = code;
    } else if (lease.code) {
      finished.code = lease.code;
    }
    finished.cause = cause;
  });
  close_if_done(turn, conversation);
}

}  // namespace cordboard::core
