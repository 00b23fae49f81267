#include "answer/histories.h"

#include <algorithm>

namespace cordboard::core {
namespace {

// A transcript entry as an entry of a history; nothing for entries for agents only and for notices.
std::optional<answer::History> entry_of(const State& state, const Transcript& transcript,
                                        const Line& line) {
  if (line.visible_to != Visibility::Kind::kAll || !line.is_sent()) return std::nullopt;
  answer::History entry;
  entry.at = line.at;
  if (line.kind != LineKind::kBooking) {
    entry.from = line.from ? Speaker::of(line.from) : Speaker::customer();
  }
  switch (line.kind) {
    case LineKind::kMessage:
      entry.type = Activity::kMessageSent;
      entry.message = line.message;
      entry.text = transcript.text_of(line);
      break;
    case LineKind::kLink:
      entry.type = Activity::kUrlPushed;
      entry.message = line.message;
      entry.text = transcript.text_of(line);
      break;
    case LineKind::kFile:
      entry.type = Activity::kFileAttached;
      entry.file = shown(state.items[state.items.find(line.item().value)]);
      break;
    case LineKind::kCalendar:
      entry.type = Activity::kCalendarShared;
      entry.calendar_of = line.only_to;
      break;
    case LineKind::kBooking:
      entry.type = Activity::kMeetingBooked;
      entry.calendar_of = line.only_to;
      entry.start = line.start();
      break;
    case LineKind::kNote:
    case LineKind::kNotice:
      break;
  }
  return entry;
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
  for (const Line& line : transcript.lines) {
    auto entry = entry_of(state, transcript, line);
    if (!entry) continue;
    entry->conversation = conversation.number;
    told.push_back(std::move(*entry));
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
