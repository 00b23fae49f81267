// The wire form: one JSON object a line, in and out.
//
//   json::Reader reader;
//   json::Line line = reader.read(text, engine.names());
//   if (auto* submission = std::get_if<Submission>(&line.content)) {
//     const Batch& batch = engine.submit(*submission);
//     for (const EventRecord& record : batch.events()) {
//       json::append_event(out, record, engine.names());
//       out += '\n';
//     }
//     json::append_reply(out, batch.reply(), line_number);
//   }
//
// Writing needs the core alone. Reading is in the library `cordboard::json`, which uses Boost.JSON
// behind this header. The order of keys is fixed, so that equal values give equal bytes; absent
// members are left out.
//
// Thread-safety: the functions share nothing and may run on any thread, while nobody changes their
// arguments. A `Reader` is for one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cordboard/batch.h"
#include "cordboard/command.h"
#include "cordboard/export.h"
#include "cordboard/ids.h"
#include "cordboard/question.h"

namespace cordboard::json {

// Appends `{"seq":7,"at":1000,"event":"offer_accepted",…}`, without a line end.
CORDBOARD_EXPORT void append_event(std::string& out, const EventRecord& record, const Names& names);

// Appends the closing line of a command, without a line end:
// `{"ok":true,"line":3,"conversation":1}` or
// `{"ok":false,"line":3,"refusal":"unknown_offer","message":"…"}`. `line` is the number of the
// input line.
CORDBOARD_EXPORT void append_reply(std::string& out, const Reply& reply, std::uint64_t line);

// Appends the closing line of a refusal with your own message, such as the place of a malformed
// line.
CORDBOARD_EXPORT void append_refusal(std::string& out, Refusal refusal, std::string_view message,
                                     std::uint64_t line);

// Appends `{"answer":{…},"line":4}`, or the closing line of a refused question.
CORDBOARD_EXPORT void append_answer(std::string& out, const Answer& answer, const Names& names,
                                    std::uint64_t line);

// Appends a site as the object that `configure` takes, defaults included.
CORDBOARD_EXPORT void append_site(std::string& out, const Site& site);

// Appends `text` as a JSON string with its quotes, escaped where JSON needs it.
// REQUIRES: `text` is valid UTF-8.
CORDBOARD_EXPORT void append_string(std::string& out, std::string_view text);

// The longest line that a reader takes: 16 MiB.
inline constexpr std::size_t kLongestLineBytes = std::size_t{16} << 20;
// The deepest nesting of objects and lists that a reader takes.
inline constexpr std::size_t kDeepestNesting = 64;

// Why a line could not be read.
struct Malformed {
  // In English, with the place, such as "to.at_least must be …". Answer it with `append_refusal`.
  std::string message;
};

// A line as read. Its texts, spans and pointers live in the reader until its next `read`, so submit
// or ask before that.
struct Line {
  // Malformed: refuse the line and go on with the next one.
  std::variant<Malformed, Submission, Question> content;
};

// Reads lines. Reuses its memory from line to line.
class CORDBOARD_EXPORT Reader {
 public:
  // Makes a reader that holds nothing yet.
  Reader();
  // Moving keeps the last line's texts valid.
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // Reads one line without its line end. Never throws for what the line holds: broken JSON,
  // duplicate keys, unknown members and wrong types come back as `Malformed`. Keys that `names`
  // does not know become handles of none, which the engine refuses as unknown, each in its turn.
  Line read(std::string_view line, const Names& names);

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

// A site read from a JSON object.
struct SiteText {
  // Members that could not be read stand at their defaults.
  Site site;
  // Everything that was wrong with its shape; path "" for a text that is no JSON object at all.
  std::vector<Fault> faults;
};

// Reads a site and collects every fault of its shape. `configure` finds the rest (unknown skills,
// limits …): give it both `site` and `faults`.
CORDBOARD_EXPORT SiteText read_site(std::string_view text);

}  // namespace cordboard::json
