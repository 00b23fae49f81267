// The lines of a transcript as answers show them, and the items of the archive.
//
//   question::Transcript ask;
//   ask.conversation = chat;
//   ask.reader = Actor::as_customer("eve");
//   const Answer answer = engine.ask(ask);
//   for (const answer::Line& line : std::get<answer::Transcript>(answer.value).lines) {
//     if (line.notice) show_notice(*line.notice);
//     if (line.text) show_message(*line.from, *line.text);
//   }
//
// Hosts include `question.h`. Answers own their texts. Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/messages.h"

namespace cordboard::answer {

// A file or a recording in the archive.
struct Item {
  // A number from `file_attached` or `item_archived`.
  ItemId item{};
  // As the host gave it, or "recording".
  std::string name{};
  // Absent: unknown.
  std::optional<std::string> media_type{};
  // Bytes; absent: unknown.
  std::optional<std::int64_t> size{};
  // The place where the host keeps the bytes.
  std::string location{};
  // In the order of their bytes.
  std::vector<std::string> tags{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &Item::item), field(2, "name", &Item::name),
             field(3, "media_type", &Item::media_type), field(4, "size", &Item::size),
             field(5, "location", &Item::location), field(6, "tags", &Item::tags));
  }
};

// One line of a transcript: a message, a link, a note, a file, a shared calendar, a booking, or a
// notice of the engine. Members that do not belong to it are absent.
struct Line {
  // When it was written, sent or said.
  Time at{};
  // The number of a message or link.
  std::optional<MessageId> message{};
  // The writer or sender. For a notice: the agent whom it is about.
  std::optional<Speaker> from{};
  // Of a message, a link or a note.
  std::optional<std::string> text{};
  // The same as `text`, for a note; agents alone see it.
  std::optional<std::string> note{};
  // The notice, if the engine wrote the entry.
  std::optional<Notice> notice{};
  // The same as `text`, for a link.
  std::optional<std::string> url{};
  // A file that was sent.
  std::optional<Item> file{};
  // The agent whose calendar was shared or, with `start`, booked from.
  std::optional<AgentId> calendar_of{};
  // When the booked meeting begins.
  std::optional<Time> start{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "at", &Line::at), field(2, "message", &Line::message),
             field(3, "from", &Line::from), field(4, "text", &Line::text),
             field(5, "note", &Line::note), field(6, "notice", &Line::notice),
             field(7, "url", &Line::url), field(100, "file", &Line::file),
             field(101, "calendar_of", &Line::calendar_of), field(102, "start", &Line::start));
  }
};

}  // namespace cordboard::answer
