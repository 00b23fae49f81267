// Answers to questions: read from the state, changing nothing.
#pragma once

#include "cordboard/question.h"
#include "matching/strategies/table.h"
#include "state/state.h"

namespace cordboard::core {

// What answers are made from.
struct View {
  const State& state;
  Time now;
  const Strategies& strategies;
};

// One function for each question; a new question without its answer does not build. Only those that
// need another engine to be asked (`impact`, and when an explanation changes) are the engine's.
Answer answer_to(const View& view, const question::Conversation& q);
Answer answer_to(const View& view, const question::Transcript& q);
Answer answer_to(const View& view, const question::Agent& q);
Answer answer_to(const View& view, const question::Queue& q);
Answer answer_to(const View& view, const question::Explain& q);
Answer answer_to(const View& view, const question::Statistics& q);
Answer answer_to(const View& view, const question::PushedUrls& q);
Answer answer_to(const View& view, const question::CannedResponses& q);
Answer answer_to(const View& view, const question::Targets& q);
Answer answer_to(const View& view, const question::Audit& q);
Answer answer_to(const View& view, const question::StateHash& q);
Answer answer_to(const View& view, const question::Customer& q);
Answer answer_to(const View& view, const question::Inbox& q);
Answer answer_to(const View& view, const question::Case& q);
Answer answer_to(const View& view, const question::Cases& q);
Answer answer_to(const View& view, const question::Calendar& q);
Answer answer_to(const View& view, const question::Archive& q);

// The pairs of an explanation, without when they change.
std::vector<answer::ExplainedPair> explained(const View& view, const question::Explain& q);

// The text of a customer's key; empty if they are not known any more.
std::string customer_key(const State& state, CustomerId customer);
// How a conversation is called from outside.
ConversationState state_of(const Conversation& conversation);
// Effective priority now, rounded down.
std::int64_t shown_priority(const State& state, Time now, const Conversation& conversation);

}  // namespace cordboard::core
