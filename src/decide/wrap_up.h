// The end of an agent's part in a chat, and what follows it.
#pragma once

#include <optional>
#include <string_view>

#include "decide/turn.h"

namespace cordboard::core {

// The agent's part is over; a wrap-up begins if the queue has one.
void end_part(Turn& turn, const Lease& lease, const Conversation& conversation, LeftCause cause);

// Whether agents wrap up their part in a conversation; and one, whose part is over, does so.
bool wraps_up_in(const State& state, const Conversation& conversation);
void begin_wrap_up(Turn& turn, const Conversation& conversation, AgentId agent);

// Whether a note may go into a transcript, or the beginning of one.
Refusal check_note(const State& state, Slot transcript, std::optional<std::string_view> text);

// The limit of a wrap-up is over.
void on_wrap_up_limit(Turn& turn, Slot lease);

}  // namespace cordboard::core
