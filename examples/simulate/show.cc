#include "show.h"

#include <filesystem>
#include <iostream>
#include <string>

#include "bank_day.h"
#include "chart.h"
#include "columns.h"
#include "day_text.h"
#include "json_text.h"
#include "model_reader.h"
#include "records.h"
#include "report_json.h"
#include "report_text.h"
#include "run.h"

namespace cordboard::simulate {
namespace {

constexpr std::string_view kSource =
    "Anonymous Bank call-center records 1999, collected by the Technion SEELab\n"
    "(Guedj & Mandelbaum)";

int tell_faults(std::string_view name, const Faults& faults) {
  for (const Fault& fault : faults) {
    std::cerr << name << ": " << fault.path << (fault.path.empty() ? "" : ": ") << fault.message
              << "\n";
  }
  return kFailed;
}

void print(JsonText& json) { std::cout << json.text() << "\n"; }

}  // namespace

int show_model(const CommandLine& line, std::ostream* events) {
  const std::filesystem::path file(line.model);
  const std::optional<std::string> text = read_file(file);
  if (!text) return tell_faults(line.model, {{"", "cannot be read"}});
  ModelText read = read_model(*text, file.parent_path());
  if (!read.faults.empty()) return tell_faults(line.model, read.faults);
  if (line.seed) read.model.seed = *line.seed;
  const Run run = run_model(read.model, events);
  if (!run.ok()) return tell_faults(line.model, run.faults);
  if (line.as_json) {
    JsonText json;
    json.begin_object();
    write_report(run.report, json);
    json.end_object();
    print(json);
  } else {
    std::cout << line.model << "\n" << report_text(read.model, run.report);
  }
  return 0;
}

int show_day(const CommandLine& line, std::ostream* events) {
  if (line.print_model) {
    std::cout << bank_day_model();
    return 0;
  }
  ModelText read = read_model(bank_day_model(), {});
  if (!read.faults.empty()) return tell_faults("built-in day", read.faults);
  Model& model = read.model;
  if (line.seed) model.seed = *line.seed;
  const Run run = run_model(model, events);
  if (!run.ok()) return tell_faults("built-in day", run.faults);

  const RecordedDays recorded = bank_day_recorded();
  std::vector<SimulatedDays> simulated(1);
  simulated[0].name = "simulated";
  simulated[0].add_run(model, run.simulation->ledger(), to_seconds(model.duration) / to_seconds(kDay));
  if (line.as_json) {
    JsonText json;
    json.begin_object();
    write_report(run.report, json);
    json.key("day").begin_object().key("date").value(bank_day_date()).key("source").value(kSource);
    write_days(recorded, simulated, json);
    json.end_object().end_object();
    print(json);
    return 0;
  }
  std::cout << "A real day, simulated: " << date_in_words(bank_day_date())
            << " at a bank's call center, " << fixed(simulated[0].days, 0) << " times over.\n"
            << "Arrival rates, handle times, patience, skills and shifts come from the\n"
            << kSource << "; nothing is tuned to fit.\n\n"
            << day_charts(recorded, simulated) << "\n"
            << day_errors(recorded, simulated) << "\n"
            << effort_text(run.report)
            << "\nTry next: the same center with other people or rules,\n"
               "  cordboard-simulate --print-model > day.json    # change it, and then\n"
               "  cordboard-simulate day.json\n"
               "or, if you have the records, the day call by call:\n"
               "  cordboard-simulate --replay january.tsv --day "
            << bank_day_date() << "\n";
  return 0;
}

}  // namespace cordboard::simulate
