// Answers to questions: read from the state, changing nothing.
#pragma once

#include "cordboard/question.h"
#include "state/state.h"

namespace cordboard::core {

Answer answer_to(const State& state, Time now, const Question& question);

// One function for each question; a new question without its answer does not build.
Answer answer_to(const State& state, Time now, const question::Conversation& q);
Answer answer_to(const State& state, Time now, const question::Transcript& q);
Answer answer_to(const State& state, Time now, const question::Agent& q);
Answer answer_to(const State& state, Time now, const question::Queue& q);
Answer answer_to(const State& state, Time now, const question::Audit& q);
Answer answer_to(const State& state, Time now, const question::StateHash& q);

// The text of a customer's key; empty if they are not known any more.
std::string customer_key(const State& state, CustomerId customer);
// How a conversation is called from outside.
ConversationState state_of(const Conversation& conversation);
// Effective priority now, rounded down.
std::int64_t shown_priority(const State& state, Time now, const Conversation& conversation);

}  // namespace cordboard::core
