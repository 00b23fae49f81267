// lifecycle-probe: runs a number of whole life cycles of conversations, and nothing else whose cost
// grows with that number. Under callgrind the difference of two runs of different length gives the
// instructions of one cycle (scripts/instructions), without noise and without the set-up.
//
// One cycle is four commands: start_conversation, accept_offer, end_conversation, finish_wrap_up.
// Every event of every batch is read; commands use handles and registered customers; time passes
// with each command.
//
//   --agents N     signed in and ready, capacity 3, divided among the agent groups     (1000)
//   --profiles P   agent groups: different sets of skills, 8 to 16 of 24 each          (64)
//   --classes K    queues with a requirement of three skills, each one class           (32)
//   --waiting M    conversations that wait during the whole run                        (0)
//   --backlog      the M are servable, and every suitable agent is full (life_cycles.h); without
//                  this option no agent has the skill that they need
//   --cycles C     life cycles to run                                                  (10000)
//   --width W      life cycles side by side, with the commands of a step as one span; without this
//                  option one at a time
//   --ids          each command of a cycle has its own id of 36 characters
//   --reminder     queues have a reminder for customers who wait for an answer
//   --floor        runs the floor (floor.h) instead of the engine

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "engine_system.h"
#include "floor.h"
#include "life_cycles.h"

// Callgrind counts from here to there if it starts with counting off, so that the set-up runs at
// full speed. Without its header it counts everything, and the difference of two runs is used.
#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#endif

namespace {

#if __has_include(<valgrind/callgrind.h>)
constexpr bool kStartsCounting = true;
#else
constexpr bool kStartsCounting = false;
#endif

struct Options {
  probe::Shape shape;
  probe::Load load;
  probe::EngineSetting engine;
  std::size_t cycles = 10000;
  std::size_t width = 0;
  bool floor = false;
};

bool read_number(const char* text, std::size_t& into) {
  const char* end = text + std::strlen(text);
  const auto [stop, error] = std::from_chars(text, end, into);
  return error == std::errc() && stop == end;
}

bool read_options(int count, char** arguments, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view name = arguments[i];
    std::size_t* number = name == "--agents"     ? &options.shape.agents
                          : name == "--profiles" ? &options.shape.profiles
                          : name == "--classes"  ? &options.shape.classes
                          : name == "--waiting"  ? &options.load.waiting
                          : name == "--cycles"   ? &options.cycles
                          : name == "--width"    ? &options.width
                                                 : nullptr;
    bool* flag = name == "--backlog"    ? &options.load.backlog
                 : name == "--ids"      ? &options.engine.ids
                 : name == "--reminder" ? &options.shape.reminder
                 : name == "--floor"    ? &options.floor
                                        : nullptr;
    if (number != nullptr) {
      if (++i == count || !read_number(arguments[i], *number)) return false;
    } else if (flag != nullptr) {
      *flag = true;
    } else {
      return false;
    }
  }
  options.engine.spans = options.width > 0;
  options.load.width = std::max<std::size_t>(options.width, 1);
  return options.shape.agents > 0 && options.shape.profiles > 0 && options.shape.classes > 0 &&
         (!options.load.backlog || options.load.waiting > 0);
}

template <class System>
void run(System& system, const Options& options) {
  probe::LifeCycles cycles(system, options.shape, options.load);
  CALLGRIND_START_INSTRUMENTATION;
  for (std::size_t i = 0; i < options.cycles / options.load.width; ++i) cycles.round();
  CALLGRIND_STOP_INSTRUMENTATION;
}

void report(const Options& options, std::uint64_t events, std::uint64_t checksum) {
  std::printf("cycles=%zu events=%llu checksum=%016llx starts_counting=%d\n", options.cycles,
              static_cast<unsigned long long>(events), static_cast<unsigned long long>(checksum),
              static_cast<int>(kStartsCounting));
}

}  // namespace

int main(int argument_count, char** arguments) {
  Options options;
  if (!read_options(argument_count, arguments, options)) {
    std::fputs(
        "Usage: lifecycle-probe [--agents N] [--profiles P] [--classes K] [--cycles C] [--width "
        "W]\n"
        "                       [--waiting M [--backlog]] [--ids] [--reminder] [--floor]\n",
        stderr);
    return 2;
  }
  if (options.floor) {
    probe::Floor system(options.shape, options.engine.spans);
    run(system, options);
    report(options, system.events(), static_cast<std::uint64_t>(system.checksum()));
  } else {
    probe::EngineSystem system(options.shape, options.engine);
    run(system, options);
    report(options, system.engine().last_seq(), system.checksum());
  }
  return 0;
}
