// One run of a model, from its start to its report.
#pragma once

#include <memory>
#include <ostream>

#include "fields.h"
#include "model.h"
#include "report.h"
#include "simulation.h"

namespace cordboard::simulate {

struct Run {
  Faults faults;  // of the site; if there are any, nothing was run
  std::unique_ptr<Simulation> simulation;
  Report report;

  bool ok() const { return faults.empty(); }
};

// Shows progress on standard error if that is a terminal. The model must outlive the result. The
// engine's events go to `events` unless it is null. Throws UnexpectedRefusal.
Run run_model(const Model& model, std::ostream* events);

}  // namespace cordboard::simulate
