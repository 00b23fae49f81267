#include "answer/answer.h"

#include "describe/hash.h"
#include "fmt/format.h"
#include "matching/naive/naive.h"

namespace cordboard::core {

Answer answer_to(const View& view, const question::Audit&) {
  const State& state = view.state;
  answer::Audit found = audit(state, view.now);
  if (const auto match = naive::next_match(state, view.strategies, view.now)) {
    found.push_back(fmt::format("conversation {} waits although agent {} could take it",
                                state.conversations[match->conversation].number.value,
                                state.keys.key(match->agent)));
  }
  return {Refusal::kNone, std::move(found), {}};
}

Answer answer_to(const View& view, const question::StateHash&) {
  std::string bytes;
  save(view.state, bytes, Secrets::kLeftOut);
  return {Refusal::kNone, answer::StateHash{to_text(digest(bytes))}, {}};
}

}  // namespace cordboard::core
