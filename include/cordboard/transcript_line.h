// What answers show of a transcript, line by line. Hosts include `question.h`.
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
  ItemId item{};
  std::string name{};
  std::optional<std::string> media_type{};
  std::optional<std::int64_t> size{};  // bytes
  std::string location{};
  std::vector<std::string> tags{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &Item::item), field(2, "name", &Item::name),
             field(3, "media_type", &Item::media_type), field(4, "size", &Item::size),
             field(5, "location", &Item::location), field(6, "tags", &Item::tags));
  }
};

// One line of a transcript: a message, a link, an agent's note or something else that was sent,
// with who it is from, or a notice, with whom it is about. `text` holds the words of a message, a
// link or a note; a link and a note stand under their own names, too.
struct Line {
  Time at{};
  std::optional<MessageId> message{};
  std::optional<Speaker> from{};
  std::optional<std::string> text{};
  std::optional<std::string> note{};  // agents alone see it
  std::optional<Notice> notice{};     // the engine itself
  std::optional<std::string> url{};   // a link that was pushed, with a message's number
  std::optional<Item> file{};
  std::optional<AgentId> calendar_of{};  // a calendar that was shared, or with `start` booked from
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
