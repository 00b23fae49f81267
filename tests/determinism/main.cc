// same-bytes: runs a long stream of commands of every kind, as JSON lines, through an engine and
// prints digests of the result. The output is the same for every compiler and optimization level.
//
//   same-bytes [--commands N] [--every N] [--seed N] [--kinds] [--expect FILE]
//
// After every N commands it prints a line: the number of commands, and digests of all events and
// replies so far as text, of the state, and of the snapshot. `--kinds` adds how often each kind of
// command was accepted and refused. `--expect` compares with a file instead, and requires that each
// kind was accepted. A change of the engine's decisions, texts or snapshots needs a new file:
//
//   same-bytes > tests/determinism/expected.txt

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>

#include "cordboard/engine.h"
#include "cordboard/json.h"
#include "determinism/command_lines.h"

namespace {

using cordboard::Batch;
using cordboard::Engine;
namespace json = cordboard::json;

struct Options {
  std::uint64_t commands = 100'000;
  std::uint64_t every = 10'000;
  std::uint64_t seed = 1;
  bool kinds = false;
  const char* expect = nullptr;
};

// FNV-1a.
class Digest {
 public:
  void take(std::string_view bytes) {
    for (const char byte : bytes) {
      value_ = (value_ ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
    }
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325u;
};

struct Count {
  std::uint64_t taken = 0;
  std::uint64_t refused = 0;
};

class Play {
 public:
  explicit Play(const Options& options) : options_(options), lines_(options.seed) {}

  // Runs the stream. Returns whether every line could be read.
  bool run() {
    for (std::uint64_t i = 1; i <= options_.commands; ++i) {
      if (!do_next(i)) return false;
      if (i % options_.every == 0) tell(i);
    }
    if (options_.kinds) tell_kinds();
    return true;
  }

  const std::string& told() const { return told_; }

  // Whether a command of each kind was accepted.
  bool took_every_kind() const {
    std::size_t taken = 0;
    for (const auto& [kind, count] : kinds_) taken += count.taken > 0 ? 1 : 0;
    return taken == std::variant_size_v<cordboard::Command>;
  }

 private:
  bool do_next(std::uint64_t number) {
    const std::string line = lines_.next(engine_.names());
    const json::Line read = reader_.read(line, engine_.names());
    const auto* submission = std::get_if<cordboard::Submission>(&read.content);
    if (submission == nullptr) {
      const auto* problem = std::get_if<json::Malformed>(&read.content);
      std::fprintf(stderr, "same-bytes: not a command: %s\n%s\n", line.c_str(),
                   problem == nullptr ? "a question" : problem->message.c_str());
      return false;
    }
    const Batch& batch = engine_.submit(*submission);
    text_.clear();
    for (const cordboard::EventRecord& record : batch.events()) {
      json::append_event(text_, record, engine_.names());
      text_ += '\n';
    }
    json::append_reply(text_, batch.reply(), number);
    events_.take(text_);
    lines_.see(batch);
    const std::string_view kind =
        std::visit([](const auto& command) { return command.kName; }, submission->command);
    Count& count = kinds_[std::string(kind)];
    ++(batch.reply().ok() ? count.taken : count.refused);
    return true;
  }

  void tell(std::uint64_t number) {
    Digest snapshot;
    snapshot.take(engine_.snapshot());
    const cordboard::Answer answer = engine_.ask(cordboard::question::StateHash{});
    told_ += std::to_string(number) + " events=" + hex(events_.value()) +
             " state=" + std::get<cordboard::answer::StateHash>(answer.value).text +
             " snapshot=" + hex(snapshot.value()) + '\n';
  }

  static std::string hex(std::uint64_t value) {
    std::string text(16, '0');
    for (std::size_t i = text.size(); i-- > 0; value >>= 4)
      text[i] = "0123456789abcdef"[value & 15];
    return text;
  }

  void tell_kinds() {
    for (const auto& [kind, count] : kinds_) {
      told_ += kind + " taken=" + std::to_string(count.taken) +
               " refused=" + std::to_string(count.refused) + '\n';
    }
  }

  Options options_;
  cordboard::determinism::CommandLines lines_;
  Engine engine_;
  json::Reader reader_;
  std::string text_;
  std::string told_;
  Digest events_;
  std::map<std::string, Count> kinds_;
};

bool read_options(int count, char** arguments, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view name = arguments[i];
    if (name == "--kinds") {
      options.kinds = true;
      continue;
    }
    if (name == "--expect" && i + 1 < count) {
      options.expect = arguments[++i];
      continue;
    }
    std::uint64_t* number = name == "--commands" ? &options.commands
                            : name == "--every"  ? &options.every
                            : name == "--seed"   ? &options.seed
                                                 : nullptr;
    if (number == nullptr || ++i == count) return false;
    const char* end = arguments[i] + std::strlen(arguments[i]);
    const auto [stop, error] = std::from_chars(arguments[i], end, *number);
    if (error != std::errc() || stop != end) return false;
  }
  return options.every > 0;
}

// Whether the file holds the printed lines; prints the first difference.
bool is_expected(const std::string& told, const char* file) {
  std::ifstream in(file);
  std::istringstream lines(told);
  std::string line;
  for (std::string expected; std::getline(in, expected);) {
    if (std::getline(lines, line) && line == expected) continue;
    std::fprintf(stderr, "same-bytes: expected: %s\n            came:     %s\n", expected.c_str(),
                 line.c_str());
    return false;
  }
  if (in.eof() && !told.empty() && !std::getline(lines, line)) return true;
  std::fprintf(stderr, "same-bytes: %s cannot be read, or has fewer lines\n", file);
  return false;
}

}  // namespace

int main(int argument_count, char** arguments) {
  Options options;
  if (!read_options(argument_count, arguments, options)) {
    std::fputs(
        "Usage: same-bytes [--commands N] [--every N] [--seed N] [--kinds] [--expect FILE]\n",
        stderr);
    return 2;
  }
  Play play(options);
  if (!play.run()) return 1;
  if (options.expect == nullptr) {
    std::fputs(play.told().c_str(), stdout);
    return 0;
  }
  if (!play.took_every_kind()) {
    std::fputs("same-bytes: some kind of command was never accepted\n", stderr);
    return 1;
  }
  return is_expected(play.told(), options.expect) ? 0 : 1;
}
