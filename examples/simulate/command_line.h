// The options of the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cordboard::simulate {

struct CommandLine {
  std::string program;  // the name by which the program was called
  std::string model;    // file; empty: the built-in day
  std::string replay;   // file of call records; empty: none
  std::string day;      // one day of the records; empty: all
  std::string events;   // file for the engine's events; empty: none
  std::optional<std::uint64_t> seed;
  bool as_json = false;
  bool print_model = false;
  bool help = false;
  std::string fault;  // what is wrong with the command line; empty: nothing
};

CommandLine parse_command_line(int count, const char* const* arguments);

std::string_view usage();

}  // namespace cordboard::simulate
