#include "apply/cases.h"

#include <algorithm>

#include "apply/apply.h"
#include "apply/archive.h"
#include "apply/leases.h"
#include "state/retention.h"

namespace cordboard::core {
namespace {

CaseEntry& append_entry(Case& of, Time at, Activity type) {
  CaseEntry& entry = of.entries.emplace_back();
  entry.at = at;
  entry.type = type;
  return entry;
}

// A field with an empty value is removed.
void set_fields(Case& of, Attributes values) {
  for (const Attribute& each : values) {
    const auto place = std::lower_bound(
        of.fields.begin(), of.fields.end(), each.key,
        [](const CaseField& field, std::string_view key) { return field.key < key; });
    const bool is_there = place != of.fields.end() && place->key == each.key;
    if (each.value.empty()) {
      if (is_there) of.fields.erase(place);
    } else if (is_there) {
      place->value = each.value;
    } else {
      of.fields.insert(place, CaseField{std::string(each.key), std::string(each.value)});
    }
  }
}

void unlink_from_customer(State& state, const Case& gone) {
  Dossier& dossier = state.customers.open_dossier(gone.customer, {});
  Slot* link = &dossier.first_case;
  while (state.cases[*link].number != gone.number) link = &state.cases[*link].next_of_customer;
  *link = gone.next_of_customer;
  --dossier.cases;
  state.customers.remove_if_empty(gone.customer);
}

// Removes the conversation from its case. It is forgotten after the usual time, counted from now.
void release(State& state, ConversationId number, Time at) {
  const Slot slot = slot_of(state, number);
  Conversation& conversation = state.conversations[slot];
  erase_transcripts(state, conversation);
  conversation.of_case = kNoSlot;
  if (!conversation.kept) return;
  unlink_kept(state, conversation);
  begin_retention(state, slot, conversation, at);
}

}  // namespace

void add_to_calendars(State& state, const Case& of, const Appointment& appointment) {
  for (const AgentId agent : of.operators) {
    state.calendars[agent.index].appointments.emplace(appointment.start, appointment.number);
  }
}

void remove_from_calendars(State& state, const Case& of, const Appointment& appointment) {
  for (const AgentId agent : of.operators) {
    const auto found = state.calendars.find(agent.index);
    found->second.appointments.erase({appointment.start, appointment.number});
    if (found->second.is_empty()) state.calendars.erase(found);
  }
}

void add_to_calendars(State& state, AgentId agent, const Case& of) {
  for (const AppointmentId number : of.appointments) {
    const Appointment& appointment = state.appointments[state.appointments.find(number.value)];
    if (appointment.is_cancelled()) continue;
    state.calendars[agent.index].appointments.emplace(appointment.start, number);
  }
}

void remove_from_calendars(State& state, AgentId agent, const Case& of) {
  const auto found = state.calendars.find(agent.index);
  if (found == state.calendars.end()) return;
  for (const AppointmentId number : of.appointments) {
    const Appointment& appointment = state.appointments[state.appointments.find(number.value)];
    found->second.appointments.erase({appointment.start, number});
  }
  if (found->second.is_empty()) state.calendars.erase(found);
}

template <>
void apply(State& state, Time at, const event::CaseOpened& e) {
  const auto place = state.cases.add(e.case_id.value);
  Case& opened = place.thing;
  opened.number = e.case_id;
  opened.customer = e.customer.id;
  opened.needs_password = e.appointments_need_password;
  opened.texts.set_all({OptionalText(e.name), e.notes, e.language});
  set_fields(opened, e.case_fields);
  append_entry(opened, at, Activity::kCaseOpened);
  Dossier& dossier = state.customers.open_dossier(e.customer.id, e.customer.key);
  opened.next_of_customer = dossier.first_case;
  dossier.first_case = place.slot;
  ++dossier.cases;
}

template <>
void apply(State& state, Time, const event::CaseEdited& e) {
  Case& edited = case_of(state, e.case_id);
  if (e.name) edited.texts.set(Case::kName, e.name);
  if (e.notes) edited.texts.set(Case::kNotes, e.notes);
  if (e.language) edited.texts.set(Case::kLanguage, e.language);
  set_fields(edited, e.case_fields);
  if (e.appointments_need_password) edited.needs_password = *e.appointments_need_password;
}

template <>
void apply(State& state, Time at, const event::CaseFinished& e) {
  Case& finished = case_of(state, e.case_id);
  for (const AgentId agent : finished.operators) remove_from_calendars(state, agent, finished);
  finished.state = CaseState::kFinished;
  append_entry(finished, at, Activity::kCaseFinished);
}

template <>
void apply(State& state, Time at, const event::CaseReopened& e) {
  Case& reopened = case_of(state, e.case_id);
  reopened.state = CaseState::kActive;
  for (const AgentId agent : reopened.operators) add_to_calendars(state, agent, reopened);
  append_entry(reopened, at, Activity::kCaseReopened);
}

template <>
void apply(State& state, Time at, const event::CaseDeleted& e) {
  Case& deleted = case_of(state, e.case_id);
  if (!deleted.is_finished()) {
    for (const AgentId agent : deleted.operators) remove_from_calendars(state, agent, deleted);
  }
  for (const AppointmentId number : deleted.appointments) {
    state.appointments.at(number.value).thing = Appointment{};
    state.appointments.remove(number.value);
  }
  for (const ItemId item : deleted.recordings) erase_item(state, item);
  for (const ConversationId number : deleted.conversations) release(state, number, at);
  unlink_from_customer(state, deleted);
  deleted = Case{};
  state.cases.remove(e.case_id.value);
}

template <>
void apply(State& state, Time at, const event::OperatorJoined& e) {
  Case& joined = case_of(state, e.case_id);
  joined.operators.push_back(e.agent);
  add_to_calendars(state, e.agent, joined);
  append_entry(joined, at, Activity::kOperatorJoined).agent = e.agent;
}

template <>
void apply(State& state, Time at, const event::OperatorLeft& e) {
  Case& left = case_of(state, e.case_id);
  remove_from_calendars(state, e.agent, left);
  std::erase(left.operators, e.agent);
  append_entry(left, at, Activity::kOperatorLeft).agent = e.agent;
}

template <>
void apply(State& state, Time at, const event::ConversationLinked& e) {
  const auto place = state.cases.at(e.case_id.value);
  Case& of = place.thing;
  of.conversations.push_back(e.conversation);
  append_entry(of, at, Activity::kConversationLinked).number = e.conversation.value;
  Conversation& conversation = conversation_of(state, e.conversation);
  conversation.of_case = place.slot;
  // A finished conversation is remembered for as long as its case, so it needs no timer.
  if (conversation.kept) state.timers.disarm(conversation.timers, TimerKind::kForget);
}

}  // namespace cordboard::core
