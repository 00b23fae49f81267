// The wire form: one JSON object a line, in and out.
//
// Writing needs the core alone. Reading is in the library `cordboard::json`, which uses Boost.JSON
// behind this header.
//
//   json::Reader reader;
//   json::Line line = reader.read(text, engine.names());  // or what is malformed, or a question
//   if (auto* submission = std::get_if<Submission>(&line.content)) {
//     const Batch& batch = engine.submit(*submission);
//     for (const EventRecord& record : batch.events()) {
//       json::append_event(out, record, engine.names());
//     }
//     json::append_reply(out, batch.reply(), line_number);
//   }
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

// Appends the closing line of a command, `{"ok":true,"line":3,"conversation":1}` or
// `{"ok":false,"line":3,"refusal":"unknown_offer","message":"…"}`, without a line end.
CORDBOARD_EXPORT void append_reply(std::string& out, const Reply& reply, std::uint64_t line);

// Appends a refusal with a message of its own (`malformed` and its place).
CORDBOARD_EXPORT void append_refusal(std::string& out, Refusal refusal, std::string_view message,
                                     std::uint64_t line);

// Appends `{"answer":{…},"line":4}`, or the refusal of a question.
CORDBOARD_EXPORT void append_answer(std::string& out, const Answer& answer, const Names& names,
                                    std::uint64_t line);

// Appends a site as the object that `configure` takes.
CORDBOARD_EXPORT void append_site(std::string& out, const Site& site);

// Appends `text` as a JSON string with its quotes. `text` must be UTF-8.
CORDBOARD_EXPORT void append_string(std::string& out, std::string_view text);

// ---- Reading: library cordboard::json ----

inline constexpr std::size_t kLongestLineBytes = std::size_t{16} << 20;
inline constexpr std::size_t kDeepestNesting = 64;

// Why a line could not be read, with the place.
struct Malformed {
  std::string message;
};

// A line as read. Texts in it live in the reader until its next `read`.
struct Line {
  std::variant<Malformed, Submission, Question> content;
};

// Reads lines. Holds the memory of the last one; reuses it. One thread at a time.
class CORDBOARD_EXPORT Reader {
 public:
  Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // Keys that `names` does not know become handles of none, which the engine refuses as unknown,
  // each in its turn.
  Line read(std::string_view line, const Names& names);

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

// A site read from a JSON object, and everything that was wrong with its shape. What the engine
// itself finds wrong with it (unknown skills, limits …) comes with `configure`.
struct SiteText {
  Site site;
  std::vector<Fault> faults;  // path "" for text that is no JSON object at all
};
CORDBOARD_EXPORT SiteText read_site(std::string_view text);

}  // namespace cordboard::json
