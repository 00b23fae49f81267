// Answers to questions. They read the state and change nothing.
#pragma once

#include "cordboard/question.h"
#include "matching/strategies/table.h"
#include "state/state.h"

namespace cordboard::core {

// The sources of an answer.
struct View {
  const State& state;
  Time now;
  const Strategies& strategies;
};

// One function per question. A question without an answer does not compile. The engine answers
// those that need a second engine (`impact`, and the time at which an explanation changes).
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

// The pairs of an explanation, without the time at which they change.
std::vector<answer::ExplainedPair> explained(const View& view, const question::Explain& q);

// The key of a customer; empty if the customer is no longer known.
std::string customer_key(const State& state, CustomerId customer);
// The state of a conversation as the public interface names it.
ConversationState state_of(const Conversation& conversation);
// Effective priority now, rounded down.
std::int64_t shown_priority(const State& state, Time now, const Conversation& conversation);

}  // namespace cordboard::core
