#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "chart.h"
#include "day_text.h"
#include "json_text.h"
#include "records.h"
#include "replay.h"
#include "report_json.h"
#include "report_text.h"
#include "run.h"
#include "show.h"

namespace cordboard::simulate {
namespace {

constexpr std::array kAttendances = {Attendance::kFirstToLast, Attendance::kWithoutProvenBreaks};
constexpr std::array<std::string_view, 2> kAttendanceNames = {"first_to_last",
                                                              "without_proven_breaks"};
constexpr std::array<std::string_view, 2> kColumnNames = {"first-last", "less breaks"};

// The totals of the days replayed so far.
struct Replayed {
  RecordedDays recorded{.hours = {}, .days = 0};
  std::vector<SimulatedDays> simulated{kAttendances.size()};
  Report report;  // of the last day and the first attendance
  std::size_t calls = 0;
  std::size_t agents = 0;
  std::size_t phantoms = 0;
  std::size_t never_queued = 0;
  std::size_t left_waiting = 0;  // at midnight, first attendance
};

// Returns false if the engine refuses the site.
bool replay_day(const DayRecords& day, std::uint64_t seed, std::ostream* events,
                Replayed& replayed) {
  add(replayed.recorded.hours, recorded_hours(day));
  ++replayed.recorded.days;
  replayed.calls += day.calls.size();
  replayed.agents += agents_of(day);
  replayed.phantoms += day.phantoms;
  replayed.never_queued += day.never_queued;
  for (std::size_t i = 0; i < kAttendances.size(); ++i) {
    const Model model = replay_model(day, kAttendances[i], seed);
    Run run = run_model(model, i == 0 ? events : nullptr);
    if (!run.ok()) {
      tell_faults(day.date, run.faults);
      return false;
    }
    replayed.simulated[i].add_run(model, run.simulation->ledger(), 1);
    if (i != 0) continue;
    const ClassReport& all = run.report.total.all();
    replayed.left_waiting += all.arrived - all.answered - all.abandoned - all.rejected;
    replayed.report = std::move(run.report);
  }
  return true;
}

void write_replay(const std::vector<const DayRecords*>& days, const Replayed& replayed) {
  JsonText json;
  json.begin_object();
  if (days.size() == 1) write_report(replayed.report, json);
  json.key("replay").begin_object().key("source").value(kRecordsSource);
  json.key("days").begin_list();
  for (const DayRecords* day : days) json.value(day->date);
  json.end_list();
  json.key("calls").value(std::uint64_t{replayed.calls});
  json.key("agent_days").value(std::uint64_t{replayed.agents});
  json.key("left_out").begin_object();
  json.key("phantom").value(std::uint64_t{replayed.phantoms});
  json.key("never_queued").value(std::uint64_t{replayed.never_queued}).end_object();
  json.key("left_waiting_at_midnight").value(std::uint64_t{replayed.left_waiting});
  std::vector<SimulatedDays> simulated = replayed.simulated;
  for (std::size_t i = 0; i < simulated.size(); ++i) simulated[i].name = kAttendanceNames[i];
  write_days(replayed.recorded, simulated, json);
  json.end_object().end_object();
  std::cout << json.text() << "\n";
}

std::string heading(const std::vector<const DayRecords*>& days, const Replayed& replayed) {
  std::string text = date_in_words(days.front()->date);
  if (days.size() > 1) {
    text = std::to_string(days.size()) + " days from " + text + " to " +
           date_in_words(days.back()->date);
  }
  text += ", call by call: " + grouped(static_cast<double>(replayed.calls)) + " calls, " +
          grouped(static_cast<double>(replayed.agents)) +
          (days.size() > 1 ? " agent days.\n" : " agents.\n");
  return text + "Left out: " + std::to_string(replayed.phantoms) + " phantom calls, " +
         std::to_string(replayed.never_queued) + " abandoned without having queued.\n";
}

constexpr std::string_view kExplanation =
    "first-last:    each agent works from the first to the last recorded service of the day.\n"
    "less breaks:   the same without gaps between two services in which the records show a\n"
    "               waiting caller whom the agent could have served.\n"
    "Nothing is tuned. The records contain neither breaks nor wrap-up, so agents are available\n"
    "for longer than in reality. This is the main error of first-last.\n";

void tell_replay(const std::vector<const DayRecords*>& days, const Replayed& replayed,
                 const CommandLine& line) {
  std::vector<SimulatedDays> simulated = replayed.simulated;
  for (std::size_t i = 0; i < simulated.size(); ++i) simulated[i].name = kColumnNames[i];
  std::cout << heading(days, replayed) << "\n"
            << kExplanation << "\n"
            << day_charts(replayed.recorded, simulated) << "\n"
            << day_errors(replayed.recorded, simulated);
  if (replayed.left_waiting > 0) {
    std::cout << "At midnight " << replayed.left_waiting << " callers were still waiting.\n";
  }
  std::cout << "\nSource: " << kRecordsSource << ".\n\nTry next:\n  " << line.program
            << " --replay " << line.replay;
  if (days.size() == 1) {
    std::cout << "    # all its days\n";
  } else {
    std::cout << " --day " << days[days.size() / 2]->date << "\n";
  }
}

}  // namespace

int show_replay(const CommandLine& line, std::ostream* events) {
  const RecordFile records = read_records(line.replay);
  if (!records.fault.empty()) {
    std::cerr << "cordboard-simulate: " << records.fault << "\n";
    return kFailed;
  }
  std::vector<const DayRecords*> days;
  for (const DayRecords& day : records.days) {
    if (!day.calls.empty() && (line.day.empty() || line.day == day.date)) days.push_back(&day);
  }
  if (days.empty()) {
    std::cerr << "cordboard-simulate: " << line.replay << " has no calls of the day \"" << line.day
              << "\"; its days are " << records.days.front().date << " to "
              << records.days.back().date << "\n";
    return kFailed;
  }
  Replayed replayed;
  for (const DayRecords* day : days) {
    if (!replay_day(*day, line.seed.value_or(1), events, replayed)) return kFailed;
  }
  if (line.as_json) {
    write_replay(days, replayed);
  } else {
    tell_replay(days, replayed, line);
  }
  return 0;
}

}  // namespace cordboard::simulate
