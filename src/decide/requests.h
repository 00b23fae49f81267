// Asking agents for something that another agent wants of them: to take a chat, to join it, or to
// be consulted.
#pragma once

#include "decide/turn.h"

namespace cordboard::core {

// Whether the target exists, and has to do with this conversation; and the same of a consultation
// about this conversation that the agent began and that is going on, to end as something else.
Refusal check_known(const State& state, ConversationId conversation, const Target& to);
Refusal check_own_consultation(const State& state, Slot conversation, AgentId initiator,
                               ConsultationId consultation);

// Whether an agent could be asked now.
Refusal check_target(const State& state, Time now, Slot conversation, OfferKind kind, AgentId id);
// The same of who is one agent, or of the first of a group.
Refusal check_askable(const State& state, Time now, Slot conversation, OfferKind kind,
                      const Target& to);
// Whether the agent has room for the conversation as one of their chats.
Refusal check_room(const State& state, Slot conversation, AgentId id);

// Whether a transfer or an invitation stands already, whoever asked.
Refusal check_nothing_pending(const State& state, Slot conversation);

// Puts the request, which must have somebody to ask, before its target, or the first of the group.
void ask(Turn& turn, Slot request);

// The one who was asked has refused, or cannot be asked any more: on to the next of the group, or
// nothing comes of it.
void ask_on(Turn& turn, Slot request, RequestEnd cause);

// Nothing comes of it. Whoever is being asked, is not any more.
void end_request(Turn& turn, Slot request, RequestEnd cause, RevokeCause told);

// Everything that an agent, or anybody, has asked for about a conversation.
void end_requests_of(Turn& turn, Slot conversation, AgentId asker, RequestEnd cause);
void end_all_requests(Turn& turn, Slot conversation, RequestEnd cause, RevokeCause told);

// An offer that a request made was accepted.
void accept_request(Turn& turn, Slot lease);

}  // namespace cordboard::core
