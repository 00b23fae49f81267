// Defines when two states are equal: a digest of everything on which future behaviour can depend.
//
// Numbers are replaced by places (conversations in the order of their numbers, customers in that of
// their conversations, leases by their lists, timers in the order in which they run), times by
// their distance from now, and distances that no rule uses are cut off. signature.cc gives a reason
// for each field that is left out; the claim is tested too: states with equal signatures must go on
// alike (`Explorer::check_twins`).
#pragma once

#include "cordboard/time.h"
#include "describe/hash.h"
#include "engine/body.h"

namespace cordboard::explore {

// The longest credit for earlier waiting (`waiting_since`) with which a customer arrives.
inline constexpr Duration kLongestCredit{20'000};

// The newest consultation that is over; none if none is.
ConsultationId settled_consultation(const core::State& state);

// `somebody_may_type`: whether the typing indicators must be read, which is costly.
core::Digest signature_of(const Engine::Body& engine, bool somebody_may_type);

}  // namespace cordboard::explore
