#include "apply/archive.h"

#include <algorithm>

#include "apply/apply.h"
#include "apply/leases.h"
#include "apply/messages.h"

namespace cordboard::core {
namespace {

Item& add_item(State& state, ItemId number, Time at) {
  Item& item = state.items.add(number.value).thing;
  item.number = number;
  item.at = at;
  return item;
}

}  // namespace

void erase_item(State& state, ItemId number) {
  state.items.at(number.value).thing = Item{};
  state.items.remove(number.value);
}

void erase_files(State& state, const Transcript& transcript) {
  for (const Entry& entry : transcript.entries) {
    if (entry.kind == EntryKind::kFile) erase_item(state, entry.item());
  }
}

namespace {

void erase_transcripts(State& state, Slot& slot) {
  if (slot == kNoSlot) return;
  Transcript& transcript = state.transcripts[slot];
  erase_files(state, transcript);
  transcript = Transcript{};
  state.transcripts.release(slot);
  slot = kNoSlot;
}

}  // namespace

void erase_transcripts(State& state, Conversation& conversation) {
  erase_transcripts(state, conversation.transcript);
  for (Slot at = conversation.first_consultation; at != kNoSlot;
       at = state.consultations[at].next) {
    erase_transcripts(state, state.consultations[at].transcript);
  }
}

template <>
void apply(State& state, Time at, const event::FileAttached& e) {
  Item& item = add_item(state, e.item, at);
  item.conversation = e.conversation;
  item.size = e.size;
  item.texts.set_all({OptionalText(e.name), OptionalText(e.media_type), OptionalText(e.location)});
  Entry entry;
  entry.at = at;
  entry.kind = EntryKind::kFile;
  entry.message = MessageId{e.item.value};
  entry.from = e.from.agent;
  const Slot slot = slot_of(state, e.conversation);
  transcript_of(state, slot).add(entry, e.name);
  update_owed_answer(state, slot, e.from, at);
}

template <>
void apply(State& state, Time at, const event::ItemArchived& e) {
  Item& item = add_item(state, e.item, at);
  item.case_id = e.case_id;
  item.appointment = e.appointment;
  item.size = e.size;
  item.texts.set_all({OptionalText(e.name), e.media_type, OptionalText(e.location)});
  Case& of = state.cases.at(e.case_id.value).thing;
  of.recordings.push_back(e.item);
  CaseEntry& entry = of.entries.emplace_back();
  entry.at = at;
  entry.type = Activity::kItemArchived;
  entry.number = e.appointment.value;
  entry.item = e.item;
}

template <>
void apply(State& state, Time, const event::ItemTagged& e) {
  auto& tags = state.items.at(e.item.value).thing.tags;
  tags.emplace(std::lower_bound(tags.begin(), tags.end(), e.tag), e.tag);
}

template <>
void apply(State& state, Time, const event::ItemUntagged& e) {
  std::erase(state.items.at(e.item.value).thing.tags, e.tag);
}

template <>
void apply(State& state, Time, const event::ItemDeleted& e) {
  const Item& item = state.items.at(e.item.value).thing;
  if (item.conversation) {
    transcript_of(state, slot_of(state, item.conversation)).remove_file(e.item);
  } else {
    Case& of = state.cases.at(item.case_id.value).thing;
    std::erase(of.recordings, e.item);
    std::erase_if(of.entries, [&e](const CaseEntry& entry) { return entry.item == e.item; });
  }
  erase_item(state, e.item);
}

}  // namespace cordboard::core
