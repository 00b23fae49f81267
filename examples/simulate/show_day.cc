#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bank_day.h"
#include "chart.h"
#include "day_text.h"
#include "json_text.h"
#include "model_reader.h"
#include "records.h"
#include "report_json.h"
#include "report_text.h"
#include "run.h"
#include "show.h"

namespace cordboard::simulate {
namespace {

constexpr std::string_view kName = "built-in day";

// The range of mean waits of the middle 90 % of the simulated days.
struct Spread {
  double low = 0;
  double high = 0;
};

Spread spread_of(const std::vector<double>& ascending) {
  if (ascending.empty()) return {};
  const std::size_t cut = ascending.size() / 20;
  return {.low = ascending[cut], .high = ascending[ascending.size() - 1 - cut]};
}

// The built-in day, simulated.
struct Day {
  Report report;
  RecordedDays recorded;
  std::vector<SimulatedDays> simulated;  // one entry
  Spread spread;
};

void write_day(const Day& day) {
  JsonText json;
  json.begin_object();
  write_report(day.report, json);
  json.key("day").begin_object();
  json.key("date").value(bank_day_date()).key("source").value(kRecordsSource);
  write_days(day.recorded, day.simulated, json);
  json.key("daily_mean_wait_answered_s").begin_object();
  json.key("p5").value(day.spread.low).key("p95").value(day.spread.high).end_object();
  json.end_object().end_object();
  std::cout << json.text() << "\n";
}

void tell_day(const Day& day, const std::string& program) {
  std::cout
      << "A simulated day: " << date_in_words(bank_day_date()) << " at a bank's call center, "
      << fixed(day.simulated[0].days, 0) << " times over.\n\n"
      << "Calls arrive at the rates of each half-hour of that day. Handle times, patience and the\n"
         "agents on duty with their skills are as recorded. Nothing is tuned to fit.\n"
         "Source: Anonymous Bank call-center records 1999, collected by the "
         "Technion\n"
         "SEELab (Guedj & Mandelbaum).\n\n"
      << day_charts(day.recorded, day.simulated) << "\n"
      << day_errors(day.recorded, day.simulated)
      << "Random variation: nine in ten simulated days have an ASA from "
      << fixed(day.spread.low, 1) << " to " << fixed(day.spread.high, 1) << " s.\n\n"
      << effort_text(day.report) << "\nTry next: change agents or rules of this model,\n  "
      << program << " --print-model > day.json    # edit it, then run\n  " << program
      << " day.json\nor, if you have the records, replay the day call by call:\n  " << program
      << " --replay january.tsv --day " << bank_day_date() << "\n";
}

}  // namespace

int show_day(const CommandLine& line, std::ostream* events) {
  ModelText read = read_model(bank_day_model(), {});
  if (!read.faults.empty()) return tell_faults(kName, read.faults);
  Model& model = read.model;
  if (line.seed) model.seed = *line.seed;
  Run run = run_model(model, events);
  if (!run.ok()) return tell_faults(kName, run.faults);
  const Ledger& ledger = run.simulation->ledger();
  Day day{.report = std::move(run.report),
          .recorded = bank_day_recorded(),
          .simulated = std::vector<SimulatedDays>(1),
          .spread = spread_of(mean_waits_by_batch(model, ledger))};
  day.simulated[0].name = "simulated";
  day.simulated[0].add_run(model, ledger, to_seconds(model.duration) / to_seconds(kDay));
  if (line.as_json) {
    write_day(day);
  } else {
    tell_day(day, line.program);
  }
  return 0;
}

int show_day_model() {
  std::cout << bank_day_model();
  return 0;
}

}  // namespace cordboard::simulate
