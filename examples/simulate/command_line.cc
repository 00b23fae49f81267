#include "command_line.h"

#include <charconv>

namespace cordboard::simulate {
namespace {

struct ValueOption {
  std::string_view name;
  std::string CommandLine::*value;
};
constexpr ValueOption kValueOptions[] = {
    {"--replay", &CommandLine::replay},
    {"--day", &CommandLine::day},
    {"--events", &CommandLine::events},
};

struct Switch {
  std::string_view name;
  bool CommandLine::*value;
};
constexpr Switch kSwitches[] = {
    {"--json", &CommandLine::as_json},
    {"--print-model", &CommandLine::print_model},
    {"--help", &CommandLine::help},
    {"-h", &CommandLine::help},
};

std::optional<std::uint64_t> parse_seed(std::string_view text) {
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return seed;
}

bool take_switch(std::string_view argument, CommandLine& line) {
  for (const Switch& one : kSwitches) {
    if (one.name == argument) return line.*one.value = true;
  }
  return false;
}

// The variable for the option's value, or null.
std::string* place_of(std::string_view argument, CommandLine& line) {
  for (const ValueOption& one : kValueOptions) {
    if (one.name == argument) return &(line.*one.value);
  }
  return nullptr;
}

void check(CommandLine& line) {
  if (!line.model.empty() && !line.replay.empty()) {
    line.fault = "a model and --replay cannot be combined";
  } else if (!line.day.empty() && line.replay.empty()) {
    line.fault = "--day requires --replay";
  } else if (line.print_model && !(line.model.empty() && line.replay.empty())) {
    line.fault = "--print-model works only with the built-in day";
  }
}

}  // namespace

CommandLine parse_command_line(int count, const char* const* arguments) {
  CommandLine line;
  line.program = count > 0 ? arguments[0] : "cordboard-simulate";
  std::string seed;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    std::string* place = argument == "--seed" ? &seed : place_of(argument, line);
    if (place != nullptr) {
      if (i + 1 == count) {
        line.fault = std::string(argument) + " requires a value";
        return line;
      }
      *place = arguments[++i];
    } else if (!take_switch(argument, line)) {
      if (argument.starts_with('-') || argument.empty() || !line.model.empty()) {
        line.fault = "unexpected argument \"" + std::string(argument) + "\"";
        return line;
      }
      line.model = argument;
    }
  }
  if (!seed.empty()) {
    line.seed = parse_seed(seed);
    if (!line.seed) line.fault = "--seed requires a whole number, not \"" + seed + "\"";
  }
  if (line.fault.empty()) check(line);
  return line;
}

std::string_view usage() {
  return "usage: cordboard-simulate [MODEL.json] [options]\n"
         "       cordboard-simulate --replay RECORDS [--day YYMMDD] [options]\n"
         "\n"
         "Simulates a contact center with the real engine. Without a model it simulates a day of "
         "a\n"
         "real call center. docs/simulation.md describes models and reports, docs/data.md the "
         "records.\n"
         "\n"
         "  --json         prints one JSON object instead of a text report\n"
         "  --seed N       sets the seed of the random numbers\n"
         "  --events FILE  writes the engine's events to FILE, one JSON object per line\n"
         "  --replay FILE  replays recorded calls, call by call\n"
         "  --day YYMMDD   replays only this day\n"
         "  --print-model  prints the model of the built-in day, as a start for your own\n"
         "  --help         prints this text\n";
}

}  // namespace cordboard::simulate
