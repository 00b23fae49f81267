// Checks of the target that an agent names for a transfer, a conference or a consultation.
#pragma once

#include "cordboard/refusal.h"
#include "cordboard/vocabulary/offers.h"
#include "cordboard/vocabulary/targets.h"
#include "state/state.h"

namespace cordboard::core {

// Refuses a target that does not exist, or a consultation about another conversation.
Refusal check_known(const State& state, ConversationId conversation, const Target& to);

// Refuses a consultation that cannot become a transfer or a conference now: the agent did not begin
// it about this conversation, it is not active, or its target is away or at capacity.
Refusal check_own_consultation(const State& state, Slot conversation, AgentId asker,
                               ConsultationId consultation);

// Refuses a target that cannot be asked now. For a group: if none of its members can.
Refusal check_can_be_asked(const State& state, Time now, Slot conversation, OfferKind kind,
                           const Target& to);

// Returns the longest idle of the group members who can be asked now and whom `request` has not
// asked yet; none if there is no such agent. `request`: null before the first agent is asked.
// Cost: proportional to the number of agents, which is acceptable because agents ask by hand.
AgentId find_next_of_group(const State& state, Time now, Slot conversation, OfferKind kind,
                           const Target& to, const Request* request);

// The request that an open offer belongs to; kNoSlot if the matching made the offer.
Slot find_request_behind(const State& state, const Lease& lease);

// Refuses if a transfer or an invitation is already pending, no matter which agent asked for it.
Refusal check_nothing_pending(const State& state, Slot conversation);

}  // namespace cordboard::core
