#include "matching/naive/naive_matcher.h"

#include "matching/naive/naive.h"

namespace cordboard::core {

std::optional<Match> NaiveMatcher::next_match(const State& state, Time now) {
  const std::optional<Match> match = naive::next_match(state, strategies_, now);
  if (!match) set_wake_up(state, now);
  return match;
}

bool NaiveMatcher::could_offer(const State& state, Time now, const Conversation& conversation) {
  return naive::could_offer(state, now, conversation);
}

bool NaiveMatcher::is_staffed(const State& state, QueueId queue) {
  return naive::is_staffed(state, queue);
}

std::int64_t NaiveMatcher::parallel_capacity(const State& state, QueueId queue) {
  return naive::parallel_capacity(state, queue);
}

void NaiveMatcher::set_wake_up(const State& state, Time now) {
  wake_ups_.clear();
  if (const auto next = naive::next_wake_up(state, now)) wake_ups_.add({*next, {}, kNoSlot});
}

}  // namespace cordboard::core
