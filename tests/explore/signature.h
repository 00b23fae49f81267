// When two states are the same state: a digest of all that what happens next can depend on.
//
// Numbers are replaced by places (conversations by the order of their numbers, customers by that of
// their conversations, leases by their lists, timers by the order in which they run), times by
// their distance from now, and distances that no rule looks beyond are cut there. signature.cc says
// of each thing that is left out why nothing depends on it; that the claim holds is itself tested:
// states that are taken for one must go on alike (`Explorer::check_twins`).
#pragma once

#include "cordboard/time.h"
#include "describe/hash.h"
#include "engine/body.h"

namespace cordboard::explore {

// Newcomers come with at most so much credit for earlier waiting (`waiting_since`).
inline constexpr Duration kLongestCredit{20'000};

// The newest consultation that is over; none if none is.
ConsultationId settled_consultation(const core::State& state);

// `somebody_may_type`: whether who types has to be looked up, which is costly.
core::Digest signature_of(const Engine::Body& engine, bool somebody_may_type);

}  // namespace cordboard::explore
