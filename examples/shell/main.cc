// cordboard-shell: an engine on standard input and output, one JSON object per line.
//
// For each input line the program writes the events in order, then one closing line: `ok`, a
// refusal, or an answer. docs/reference.md describes the wire form; `json.h` implements it.

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <variant>

#include "cordboard/engine.h"
#include "cordboard/json.h"
#include "line_source.h"
#include "output.h"
#include "passwords.h"

namespace {

namespace json = cordboard::json;
using shell::LineSource;
using shell::Output;
using shell::Passwords;

constexpr int kBadUsage = 2;

constexpr std::string_view kUsage =
    "Usage: cordboard-shell [FILE]\n"
    "\n"
    "Reads commands and questions from FILE or standard input, one JSON object per line,\n"
    "and writes events, replies and answers to standard output, one JSON object per line.\n"
    "\n"
    "  --help  prints this text\n";

// An engine that reads and writes lines.
class Session {
 public:
  explicit Session(std::string& out) : out_(out) {}

  // Answers one line of input; a blank line gets no answer.
  void answer(std::string_view line) {
    ++line_;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    std::visit([this](const auto& content) { answer(content); },
               reader_.read(line, engine_.names()).content);
  }

  // Answers a line that is too long to be read.
  void refuse_long_line() {
    ++line_;
    answer(json::Malformed{"the line is longer than 16 MiB"});
  }

 private:
  void answer(const json::Malformed& malformed) {
    json::append_refusal(out_, cordboard::Refusal::kMalformed, malformed.message, line_);
    out_ += '\n';
  }

  void answer(const cordboard::Submission& read) {
    cordboard::Submission submission = read;
    if (!passwords_.take(submission.command, engine_)) {
      return answer(json::Malformed{"password: not enough memory to hash it"});
    }
    const cordboard::Batch& batch = engine_.submit(submission);
    for (const cordboard::EventRecord& record : batch.events()) {
      json::append_event(out_, record, engine_.names());
      out_ += '\n';
    }
    json::append_reply(out_, batch.reply(), line_);
    out_ += '\n';
  }

  void answer(const cordboard::Question& question) {
    json::append_answer(out_, engine_.ask(question), engine_.names(), line_);
    out_ += '\n';
  }

  std::string& out_;
  cordboard::Engine engine_;
  json::Reader reader_;
  Passwords passwords_;
  std::uint64_t line_ = 0;
};

int fail(std::string_view what, std::string_view about, int status) {
  std::fprintf(stderr, "cordboard-shell: %.*s%.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(about.size()), about.data());
  return status;
}

// A closed pipe needs no message; any other error is printed.
int fail_to_write() { return errno == EPIPE ? 1 : fail("cannot write: ", std::strerror(errno), 1); }

// Answers line by line until the end of input. Returns the exit status.
int converse(int input) {
  LineSource source(input, json::kLongestLineBytes);
  Output output(STDOUT_FILENO);
  Session session(output.text());
  while (true) {
    // A caller who waits after each line gets the answer at once; a file is answered in large
    // pieces.
    if (!source.has_line() && !output.flush()) return fail_to_write();
    std::string_view line;
    switch (source.next(line)) {
      case LineSource::Got::kLine:
        session.answer(line);
        break;
      case LineSource::Got::kTooLong:
        session.refuse_long_line();
        break;
      case LineSource::Got::kEnd:
        return output.flush() ? 0 : fail_to_write();
      case LineSource::Got::kFailure:
        return fail("cannot read: ", std::strerror(errno), 1);
    }
    if (!output.write_if_large()) return fail_to_write();
  }
}

}  // namespace

int main(int argument_count, char** arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write and ends no process
  const char* file = nullptr;
  for (int i = 1; i < argument_count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--help") {
      Output output(STDOUT_FILENO);
      output.text() = kUsage;
      return output.flush() ? 0 : fail_to_write();
    }
    if (argument.size() > 1 && argument.starts_with('-')) {
      return fail("unknown option: ", argument, kBadUsage);
    }
    if (file != nullptr) return fail("more than one file: ", argument, kBadUsage);
    file = arguments[i];
  }
  if (file == nullptr || std::string_view(file) == "-") return converse(STDIN_FILENO);
  const int input = ::open(file, O_RDONLY | O_CLOEXEC);
  if (input < 0) return fail("cannot open: ", file, kBadUsage);
  const int status = converse(input);
  ::close(input);
  return status;
}
