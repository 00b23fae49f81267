// cordboard-skills-study: how much do further skills help? Simulates ninety agents and six kinds of
// conversations with the real engine, for eight ways to distribute the skills.
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "plot.h"
#include "simulate/chart.h"
#include "study.h"

namespace {

namespace study = cordboard::skills_study;
using cordboard::simulate::Figure;
using cordboard::simulate::fixed;

constexpr int kFailed = 1;
constexpr int kMisused = 2;
constexpr std::string_view kUsage =
    "Usage: cordboard-skills-study [--load ERLANGS] [--minutes M] [--replications R] [--seed N]\n"
    "                              [--svg FILE]\n"
    "\n"
    "90 agents, 30 places to wait, six kinds of conversations, mean handle time 10 minutes.\n"
    "Prints mean wait, service level and rejected share when agents have one to six skills,\n"
    "with 95 % half-widths, and writes a plot.\n"
    "\n"
    "  --load          offered load in Erlangs; default 84 (78 and 90 are also interesting)\n"
    "  --minutes       simulated in each replication after the warm-up; default 20000\n"
    "  --replications  10\n"
    "  --seed          1\n"
    "  --svg           file of the plot; default skills_study.svg\n";

struct CommandLine {
  study::Plan plan;
  std::string svg = "skills_study.svg";
  bool help = false;
};

// The value as a number within bounds.
template <class T>
std::optional<T> parse(std::string_view text, T least, T most) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool fits = error == std::errc() && end == text.data() + text.size();
  if (!fits || value < least || value > most) return std::nullopt;
  return value;
}

template <class T>
bool set(T& field, std::optional<T> value) {
  if (value) field = *value;
  return value.has_value();
}

// Returns false if an argument is unknown or invalid.
bool read(int count, char** arguments, CommandLine& line) {
  study::Plan& plan = line.plan;
  for (int i = 1; i < count; i += 2) {
    const std::string_view name = arguments[i];
    if (name == "--help") return line.help = true;
    if (i + 1 == count) return false;
    const std::string_view value = arguments[i + 1];
    const bool ok = name == "--load"           ? set(plan.load, parse(value, 1.0, 1000.0))
                    : name == "--minutes"      ? set(plan.minutes, parse(value, 10.0, 1e8))
                    : name == "--replications" ? set(plan.replications, parse(value, 2, 1000))
                    : name == "--seed"         ? set(plan.seed, parse<std::uint64_t>(value, 0, ~0u))
                                               : name == "--svg";
    if (!ok) return false;
    if (name == "--svg") line.svg = value;
  }
  return true;
}

std::string with_half_width(const Figure& figure, double factor, int digits) {
  std::string text = fixed(*figure.mean * factor, digits);
  if (figure.half_width) text += " ± " + fixed(*figure.half_width * factor, digits);
  return text;
}

void print(const std::vector<study::Design>& designs, const std::vector<study::Figures>& figures,
           const study::Plan& plan) {
  cordboard::simulate::Table table("lr");
  table.add({"", "rejected, %", "mean wait, s", "answered within 30 s, %"});
  for (std::size_t i = 0; i < designs.size(); ++i) {
    table.add({designs[i].text, with_half_width(figures[i].blocked, 100, 3),
               with_half_width(figures[i].wait_s, 1, 1),
               with_half_width(figures[i].within_30s, 100, 1)});
  }
  const study::Exact exact = study::of_one_queue(plan.load);
  table.add({"6 skills, by the formula", fixed(100 * exact.blocked, 3), fixed(exact.wait_s, 1),
             fixed(100 * exact.within_30s, 1)});
  std::cout << study::kAgents << " agents, " << study::kPlaces << " places, load "
            << fixed(plan.load, 0) << "; " << plan.replications << " replications of "
            << cordboard::simulate::grouped(plan.minutes) << " minutes, seed " << plan.seed
            << "; ± 95 % half-widths\n\n"
            << table.text("  ");
}

int run(const CommandLine& line) {
  const std::vector<study::Design> designs = study::all_designs();
  const bool is_shown = isatty(STDERR_FILENO) == 1;
  const auto progress = [is_shown](std::size_t done, std::size_t all) {
    if (!is_shown) return;
    std::fprintf(stderr, done == all ? "\r\x1b[K" : "\r  %zu of %zu runs", done, all);
  };
  const std::vector<study::Figures> figures = study::run(designs, line.plan, progress);
  print(designs, figures, line.plan);
  std::ofstream svg(line.svg, std::ios::binary);
  svg << study::plot(designs, figures, line.plan);
  if (!svg.flush()) {
    std::cerr << "cordboard-skills-study: cannot write " << line.svg << "\n";
    return kFailed;
  }
  std::cout << "\nPlot: " << line.svg << "\n";
  return std::cout.flush() ? 0 : kFailed;
}

}  // namespace

int main(int count, char** arguments) {
  CommandLine line;
  if (!read(count, arguments, line)) {
    std::cerr << kUsage;
    return kMisused;
  }
  if (line.help) {
    std::cout << kUsage;
    return 0;
  }
  try {
    return run(line);
  } catch (const std::exception& trouble) {
    std::cerr << "cordboard-skills-study: " << trouble.what() << "\n";
    return kFailed;
  }
}
