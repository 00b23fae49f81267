#include <algorithm>

#include "answer/histories.h"

namespace cordboard::core {
namespace {

void append_conversation(const State& state, ConversationId number, answer::Case& told) {
  const Conversation& conversation = state.conversations[state.find(number)];
  append_lines(state, conversation, told.timeline);
  if (conversation.transcript == kNoSlot) return;
  for (const Entry& entry : state.transcripts[conversation.transcript].entries) {
    if (entry.kind != EntryKind::kFile) continue;
    told.items.push_back(shown(state.items[state.items.find(entry.item().value)]));
  }
}

bool is_asked_for(const Case& each, const question::Cases& q) {
  if (q.state && each.state != *q.state) return false;
  return !q.agent || each.has_operator(*q.agent) != q.others.value_or(false);
}

}  // namespace

Answer answer_to(const View& view, const question::Case& q) {
  const State& state = view.state;
  const Slot slot = state.cases.find(q.case_id.value);
  if (slot == kNoSlot) return {Refusal::kUnknownCase, {}, {}};
  const Case& c = state.cases[slot];
  answer::Case told;
  told.case_id = c.number;
  told.customer = customer_key(state, c.customer);
  told.name = *c.texts[Case::kName];
  told.notes = text_of(c.texts[Case::kNotes]);
  told.language = text_of(c.texts[Case::kLanguage]);
  for (const CaseField& field : c.fields) told.case_fields.push_back({field.key, field.value});
  told.appointments_need_password = c.needs_password;
  told.state = c.state;
  told.operators = c.operators;
  // The case is known, so `case` is left out of its appointments.
  for (const AppointmentId number : c.appointments) {
    const Slot at = state.appointments.find(number.value);
    told.appointments.push_back(shown(state.appointments[at]));
    told.appointments.back().case_id = {};
  }
  for (const CaseEntry& entry : c.entries) {
    answer::History& history = told.timeline.emplace_back(shown(c, entry));
    history.case_id = {};
    if (entry.item) history.file = shown(state.items[state.items.find(entry.item.value)]);
  }
  for (const ItemId item : c.recordings) {
    told.items.push_back(shown(state.items[state.items.find(item.value)]));
  }
  for (const ConversationId number : c.conversations) append_conversation(state, number, told);
  sort_by_time(told.timeline);
  std::sort(told.items.begin(), told.items.end(),
            [](const answer::Item& a, const answer::Item& b) { return a.item < b.item; });
  return {Refusal::kNone, std::move(told), {}};
}

Answer answer_to(const View& view, const question::Cases& q) {
  const State& state = view.state;
  if (q.agent && state.keys.key(*q.agent).empty()) return {Refusal::kUnknownAgent, {}, {}};
  answer::Cases told;
  state.cases.numbers().for_each([&](std::uint64_t, Slot slot) {
    const Case& each = state.cases[slot];
    if (!is_asked_for(each, q)) return;
    told.push_back({each.number, std::string(*each.texts[Case::kName]),
                    customer_key(state, each.customer), each.state});
  });
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
