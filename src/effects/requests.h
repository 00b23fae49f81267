// The requests of an agent, the asker, that another agent takes over a conversation, joins it, or
// is consulted. These functions make the offers, pass them on within a group, and end the requests.
#pragma once

#include "turn/turn.h"

namespace cordboard::core {

// Work that is left to the caller after a request has failed: a transfer that nobody accepted may
// return the conversation from its agent to its queue. `requeue` in participants.h does that.
struct FailedTransfer {
  Slot conversation = kNoSlot;  // kNoSlot: nothing is left to do
  AgentId asker;
};

// Offers the request to its target, or to the first of the group.
// REQUIRES: `check_can_be_asked` has passed.
void offer_to_first(Turn& turn, Slot request);

// The agent who was asked has declined, missed the offer or become unavailable. Offers the request
// to the next agent of the group, or lets it fail.
[[nodiscard]] FailedTransfer offer_to_next_or_fail(Turn& turn, Slot request, RequestEnd cause);

// Revokes the open offer of the request because the time for asking is over, and lets it fail.
[[nodiscard]] FailedTransfer expire_request(Turn& turn, Slot request);

// Revokes the open offer of the request and ends it. `cause`: none of those that are a refusal by
// the target. `told`: the cause that the asked agent sees.
void withdraw_request(Turn& turn, Slot request, RequestEnd cause, RevokeCause told);

// Withdraws all requests about a conversation: of one agent who leaves, or of every agent.
void withdraw_requests_of(Turn& turn, Slot conversation, AgentId asker);
void withdraw_all_requests(Turn& turn, Slot conversation, RequestEnd cause, RevokeCause told);

}  // namespace cordboard::core
