// cordboard-simulate: a discrete-event simulation of a contact center, routed by the real engine.
#include <exception>
#include <fstream>
#include <iostream>

#include "command_line.h"
#include "show.h"

namespace {

constexpr int kFailed = 1;
constexpr int kMisused = 2;

int run(const cordboard::simulate::CommandLine& line) {
  namespace simulate = cordboard::simulate;
  if (line.print_model) return simulate::show_day_model();
  std::ofstream events;
  if (!line.events.empty()) {
    events.open(line.events, std::ios::binary);
    if (!events) {
      std::cerr << "cordboard-simulate: cannot write " << line.events << "\n";
      return kFailed;
    }
  }
  std::ostream* const written = line.events.empty() ? nullptr : &events;
  int status = 0;
  if (!line.replay.empty()) {
    status = simulate::show_replay(line, written);
  } else if (!line.model.empty()) {
    status = simulate::show_model(line, written);
  } else {
    status = simulate::show_day(line, written);
  }
  if (written != nullptr && !events.flush()) {
    std::cerr << "cordboard-simulate: writing " << line.events << " failed\n";
    return kFailed;
  }
  return status;
}

}  // namespace

int main(int count, char** arguments) {
  const auto line = cordboard::simulate::parse_command_line(count, arguments);
  if (!line.fault.empty()) {
    std::cerr << "cordboard-simulate: " << line.fault << "\n" << cordboard::simulate::usage();
    return kMisused;
  }
  if (line.help) {
    std::cout << cordboard::simulate::usage();
    return 0;
  }
  try {
    const int status = run(line);
    if (std::cout.flush()) return status;
    std::cerr << "cordboard-simulate: the report could not be written\n";
    return kFailed;
  } catch (const std::exception& trouble) {
    std::cerr << "cordboard-simulate: " << trouble.what() << "\n";
    return kFailed;
  }
}
