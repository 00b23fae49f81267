#include "answer/histories.h"

namespace cordboard::core {
namespace {

// Whether the item is a recording of the case or a file of one of its conversations.
bool is_of(const State& state, const Item& item, CaseId number) {
  if (!item.conversation) return item.case_id == number;
  const Slot of_case = state.conversations[state.find(item.conversation)].of_case;
  return of_case != kNoSlot && state.cases[of_case].number == number;
}

}  // namespace

Answer answer_to(const View& view, const question::Archive& q) {
  const State& state = view.state;
  if (q.case_id && state.cases.find(q.case_id->value) == kNoSlot) {
    return {Refusal::kUnknownCase, {}, {}};
  }
  answer::Archive told;
  state.items.numbers().for_each([&](std::uint64_t, Slot slot) {
    const Item& item = state.items[slot];
    if (q.tag && !item.has_tag(*q.tag)) return;
    if (q.case_id && !is_of(state, item, *q.case_id)) return;
    told.items.push_back(shown(item));
  });
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
