#include "answer/histories.h"

#include <algorithm>

namespace cordboard::core {
namespace {

// A transcript entry as an entry of a history; nothing for entries for agents only and for notices.
std::optional<answer::History> entry_of(const State& state, const Transcript& transcript,
                                        const Entry& entry) {
  if (entry.visible_to != Visibility::Kind::kAll || !entry.is_sent()) return std::nullopt;
  answer::History told;
  told.at = entry.at;
  if (entry.kind != EntryKind::kBooking) {
    told.from = entry.from ? Speaker::of(entry.from) : Speaker::customer();
  }
  switch (entry.kind) {
    case EntryKind::kMessage:
      told.type = Activity::kMessageSent;
      told.message = entry.message;
      told.text = transcript.text_of(entry);
      break;
    case EntryKind::kLink:
      told.type = Activity::kUrlPushed;
      told.message = entry.message;
      told.text = transcript.text_of(entry);
      break;
    case EntryKind::kFile:
      told.type = Activity::kFileAttached;
      told.file = shown(state.items[state.items.find(entry.item().value)]);
      break;
    case EntryKind::kCalendar:
      told.type = Activity::kCalendarShared;
      told.calendar_of = entry.only_to;
      break;
    case EntryKind::kBooking:
      told.type = Activity::kMeetingBooked;
      told.calendar_of = entry.only_to;
      told.start = entry.start();
      break;
    case EntryKind::kNote:
    case EntryKind::kNotice:
      break;
  }
  return told;
}

}  // namespace

std::optional<std::string> text_of(OptionalText text) {
  if (!text) return std::nullopt;
  return std::string(*text);
}

answer::Item shown(const Item& item) {
  answer::Item told;
  told.item = item.number;
  told.name = *item.texts[Item::kName];
  told.media_type = text_of(item.texts[Item::kMediaType]);
  told.size = item.size;
  told.location = *item.texts[Item::kLocation];
  told.tags = item.tags;
  return told;
}

answer::Appointment shown(const Appointment& appointment) {
  return {appointment.number,   appointment.case_id, appointment.start,
          appointment.duration, appointment.state,   appointment.is_protected()};
}

void append_lines(const State& state, const Conversation& conversation,
                  std::vector<answer::History>& told) {
  if (conversation.transcript == kNoSlot) return;
  const Transcript& transcript = state.transcripts[conversation.transcript];
  for (const Entry& entry : transcript.entries) {
    auto shown_entry = entry_of(state, transcript, entry);
    if (!shown_entry) continue;
    shown_entry->conversation = conversation.number;
    told.push_back(std::move(*shown_entry));
  }
}

answer::History shown(const Case& of, const CaseEntry& entry) {
  answer::History told;
  told.at = entry.at;
  told.type = entry.type;
  told.case_id = of.number;
  if (entry.agent) told.agent = entry.agent;
  if (entry.type == Activity::kConversationLinked) {
    told.conversation = ConversationId{entry.number};
  } else {
    told.appointment = AppointmentId{entry.number};
  }
  if (entry.type == Activity::kInvitationSent) told.form = entry.form;
  return told;
}

void sort_by_time(std::vector<answer::History>& told) {
  std::stable_sort(told.begin(), told.end(),
                   [](const answer::History& a, const answer::History& b) { return a.at < b.at; });
}

}  // namespace cordboard::core
