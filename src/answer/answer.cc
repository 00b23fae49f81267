#include "answer/answer.h"

#include "describe/hash.h"
#include "fmt/format.h"
#include "matching/naive/naive.h"

namespace cordboard::core {

Answer answer_to(const State& state, Time now, const Question& question) {
  return std::visit([&](const auto& q) { return answer_to(state, now, q); }, question);
}

Answer answer_to(const State& state, Time now, const question::Audit&) {
  answer::Audit found = audit(state, now);
  if (const auto match = naive::next_match(state, now)) {
    found.push_back(fmt::format("conversation {} waits although agent {} could take it",
                                state.conversations[match->conversation].number.value,
                                state.keys.key(match->agent)));
  }
  return {Refusal::kNone, std::move(found)};
}

Answer answer_to(const State& state, Time, const question::StateHash&) {
  std::string bytes;
  save(state, bytes);
  return {Refusal::kNone, answer::StateHash{to_text(digest(bytes))}};
}

}  // namespace cordboard::core
