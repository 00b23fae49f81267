#include "decide/handle.h"

#include <algorithm>
#include <vector>

#include "checks/limits.h"
#include "checks/lookups.h"
#include "checks/permission.h"
#include "checks/texts.h"
#include "cordboard/limits.h"
#include "effects/cases.h"
#include "effects/customers.h"

namespace cordboard::core {
namespace {

const CaseFieldSettings* find_field(const State& state, std::string_view key) {
  if (state.site == nullptr) return nullptr;
  for (const CaseFieldSettings& field : state.site->case_fields) {
    if (field.key == key) return &field;
  }
  return nullptr;
}

bool are_known_fields(const State& state, Attributes values) {
  return std::all_of(values.begin(), values.end(), [&state](const Attribute& each) {
    return find_field(state, each.key) != nullptr;
  });
}

// An empty value removes the field and is valid for every type.
bool are_values_valid(const State& state, Attributes values) {
  return std::all_of(values.begin(), values.end(), [&state](const Attribute& each) {
    return each.value.empty() || is_value_of(find_field(state, each.key)->type, each.value);
  });
}

bool are_texts_within_limits(OptionalText name, OptionalText notes, OptionalText language,
                             Attributes values) {
  return name->size() <= limits::kNameBytes && notes->size() <= limits::kNotesBytes &&
         language->size() <= limits::kNameBytes && are_attributes_within_limits(values);
}

// Whether the text has a character that templates reserve, in a command of an agent or a
// supervisor. Other actors may use these characters.
bool is_typed_reserved(const Turn& turn, std::string_view text) {
  return is_agent_or_supervisor(turn.by().kind) &&
         text.find_first_of("<>") != std::string_view::npos;
}

// Refuses texts that are too long, reserved characters, and values of another type than their
// field's.
Refusal check_texts(const Turn& turn, OptionalText name, OptionalText notes, OptionalText language,
                    Attributes values) {
  if (!are_texts_within_limits(name, notes, language, values)) return Refusal::kLimitReached;
  if (is_typed_reserved(turn, *name) || is_typed_reserved(turn, *notes)) {
    return Refusal::kMessageReservedCharacter;
  }
  return are_values_valid(turn.state(), values) ? Refusal::kNone : Refusal::kFieldInvalid;
}

// The text if it is another than before; nothing otherwise.
OptionalText changed(OptionalText to, OptionalText from) {
  return to == from ? OptionalText() : to;
}

// The values that are others than before.
std::vector<Attribute> changed(const Case& of, Attributes values) {
  std::vector<Attribute> changes;
  for (const Attribute& each : values) {
    const auto has =
        std::find_if(of.fields.begin(), of.fields.end(),
                     [&each](const CaseField& field) { return field.key == each.key; });
    const std::string_view before = has == of.fields.end() ? std::string_view() : has->value;
    if (before != each.value) changes.push_back(each);
  }
  return changes;
}

// The event with the fields that the command changes.
event::CaseEdited edit_of(Turn& turn, const command::EditCase& c, const Case& of) {
  event::CaseEdited edited{c.case_id};
  edited.name = turn.keep(changed(c.name, of.texts[Case::kName]));
  edited.notes = turn.keep(changed(c.notes, of.texts[Case::kNotes]));
  edited.language = turn.keep(changed(c.language, of.texts[Case::kLanguage]));
  edited.case_fields = turn.keep(Attributes(changed(of, c.case_fields)));
  if (c.appointments_need_password.value_or(of.needs_password) != of.needs_password) {
    edited.appointments_need_password = c.appointments_need_password;
  }
  return edited;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::OpenCase& c) {
  const State& state = turn.state();
  const Customer* customer = find_customer(state, c.customer);
  if (customer == nullptr) return Refusal::kUnknownCustomer;
  if (!are_known_fields(state, c.case_fields)) return Refusal::kUnknownField;
  const Dossier* dossier = state.customers.dossier_of(*customer);
  const bool is_full = dossier != nullptr ? dossier->cases >= limits::kCasesPerCustomer
                                          : state.customers.dossiers() >= limits::kKnownCustomers;
  if (is_full || state.cases.live() >= limits::kCases) return Refusal::kLimitReached;
  const Refusal refusal = check_texts(turn, c.name, c.notes, c.language, c.case_fields);
  if (!passes(refusal)) return refusal;

  // Past this line the command succeeds.
  const CaseId number{state.cases.numbers().next()};
  turn.emit(event::CaseOpened{number, reference_to(turn, *customer), turn.keep(c.name),
                              turn.keep(c.notes), turn.keep(c.case_fields), turn.keep(c.language),
                              c.appointments_need_password.value_or(false)});
  if (turn.by().agent) turn.emit(event::OperatorJoined{number, turn.by().agent});
  turn.made(Made::kCase, number.value);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::EditCase& c) {
  const State& state = turn.state();
  const Case* found = find_case(state, c.case_id);
  if (found == nullptr) return Refusal::kUnknownCase;
  if (!are_known_fields(state, c.case_fields)) return Refusal::kUnknownField;
  if (found->is_finished()) return Refusal::kCaseFinished;
  const Refusal refusal = check_texts(turn, c.name, c.notes, c.language, c.case_fields);
  if (!passes(refusal)) return refusal;

  // Past this line the command succeeds.
  const event::CaseEdited edited = edit_of(turn, c, *found);
  const bool is_anything = edited.name || edited.notes || edited.language ||
                           !edited.case_fields.empty() || edited.appointments_need_password;
  if (is_anything) turn.emit(edited);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::FinishCase& c) {
  const Case* found = find_case(turn.state(), c.case_id);
  if (found == nullptr) return Refusal::kUnknownCase;
  if (found->is_finished()) return Refusal::kCaseFinished;

  // Past this line the command succeeds.
  turn.emit(event::CaseFinished{c.case_id});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::ReopenCase& c) {
  const Case* found = find_case(turn.state(), c.case_id);
  if (found == nullptr) return Refusal::kUnknownCase;
  if (!has_room_in_timeline(*found)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  if (found->is_finished()) turn.emit(event::CaseReopened{c.case_id});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::DeleteCase& c) {
  if (find_case(turn.state(), c.case_id) == nullptr) return Refusal::kUnknownCase;

  // Past this line the command succeeds.
  delete_case(turn, c.case_id);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::AddOperator& c) {
  const Case* found = find_case(turn.state(), c.case_id);
  if (found == nullptr) return Refusal::kUnknownCase;
  if (turn.state().find_agent(c.who) == nullptr) return Refusal::kUnknownAgent;
  if (found->is_finished()) return Refusal::kCaseFinished;
  if (found->has_operator(c.who)) return Refusal::kAlreadyAParticipant;
  const bool is_full = found->operators.size() >= limits::kOperatorsPerCase;
  if (is_full || !has_room_in_timeline(*found)) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  turn.emit(event::OperatorJoined{c.case_id, c.who});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::RemoveOperator& c) {
  const Case* found = find_case(turn.state(), c.case_id);
  if (found == nullptr) return Refusal::kUnknownCase;
  // An agent who has left the site may still be an operator, who can be removed.
  if (turn.state().keys.key(c.who).empty()) return Refusal::kUnknownAgent;
  if (found->is_finished()) return Refusal::kCaseFinished;
  if (!found->has_operator(c.who)) return Refusal::kNotAParticipant;

  // Past this line the command succeeds.
  turn.emit(event::OperatorLeft{c.case_id, c.who});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::LinkConversation& c) {
  const State& state = turn.state();
  const Case* found = find_case(state, c.case_id);
  if (found == nullptr) return Refusal::kUnknownCase;
  const Found<Slot> slot = find_remembered(state, c.conversation);
  if (slot.refusal() == Refusal::kUnknownConversation) return slot.refusal();
  if (found->is_finished()) return Refusal::kCaseFinished;
  if (!slot.ok()) return slot.refusal();
  const Slot of_case = state.conversations[*slot].of_case;
  const bool is_linked = of_case != kNoSlot && state.cases[of_case].number == c.case_id;
  const bool is_full = found->conversations.size() >= limits::kConversationsPerCase ||
                       !has_room_in_timeline(*found) || of_case != kNoSlot;
  if (!is_linked && is_full) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  if (!is_linked) turn.emit(event::ConversationLinked{c.case_id, c.conversation});
  return Refusal::kNone;
}

}  // namespace cordboard::core
