#include "show.h"

#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include "columns.h"
#include "json_text.h"
#include "model_reader.h"
#include "report_json.h"
#include "report_text.h"
#include "run.h"

namespace cordboard::simulate {

int tell_faults(std::string_view name, const Faults& faults) {
  for (const Fault& fault : faults) {
    std::cerr << name << ": " << fault.path << (fault.path.empty() ? "" : ": ") << fault.message
              << "\n";
  }
  return kFailed;
}

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
    std::cout << json.text() << "\n";
  } else {
    std::cout << line.model << "\n" << report_text(read.model, run.report);
  }
  return 0;
}

}  // namespace cordboard::simulate
