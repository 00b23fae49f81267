// Agents in a chat: join, leave, hand over, take over, and return the chat to a queue.
#pragma once

#include <optional>

#include "effects/requests.h"
#include "turn/turn.h"

namespace cordboard::core {

// The agent begins to serve a waiting conversation, as its primary agent.
inline void begin_to_serve(Turn& turn, ConversationId conversation, AgentId agent) {
  turn.emit(event::ParticipantJoined{conversation, agent, ParticipantRole::kPrimary, {}});
  turn.emit(event::ReminderChanged{conversation, agent, ReminderColor::kGreen});
}

// The agent joins the agents who serve the chat. `forced`: set if above the agent's capacity.
void join_conference(Turn& turn, Slot conversation, AgentId agent, std::optional<bool> forced);

// Ends the agent's part in a chat that other agents go on serving. Withdraws the agent's requests,
// ends the agent's consultation, and names another primary agent if necessary.
void remove_participant(Turn& turn, Slot conversation, AgentId agent, LeftCause cause);

// The conversation passes from the asker to another agent, who gets the same role.
void hand_over(Turn& turn, Slot conversation, AgentId asker, AgentId to);

// Carries out a request that an agent has accepted. `lease`: of the open offer.
void accept_request(Turn& turn, Slot lease);

// Moves the chat from its only agent into a queue, at once and with its age. The agent wraps up.
void move_to_queue(Turn& turn, Slot conversation, AgentId from, QueueId queue, LeftCause cause);

// Returns a conversation to its queue after its transfer has failed, where the queue says so.
void requeue(Turn& turn, const FailedTransfer& failed);

// Returns the chat from its only agent to the front of its queue. The agent does not wrap up.
void give_back(Turn& turn, Slot lease, LeftCause cause);

// Withdraws all requests about the conversation and ends its consultations. `told`: the cause that
// asked agents see.
void end_requests_and_consultations(Turn& turn, Slot conversation, RequestEnd cause,
                                    RevokeCause told);

// A supervisor becomes the primary agent in the place of another agent, who leaves. Withdraws all
// requests. `forced`: set if above the supervisor's capacity.
void take_over(Turn& turn, Slot conversation, AgentId supervisor, std::optional<bool> forced);

}  // namespace cordboard::core
