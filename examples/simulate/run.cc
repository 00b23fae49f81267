#include "run.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>

#include "chart.h"
#include "model_reader.h"

namespace cordboard::simulate {
namespace {

using WallClock = std::chrono::steady_clock;

// A line on the terminal that shows the progress of the run.
class ProgressLine {
 public:
  explicit ProgressLine(Ms end) : end_(end), is_shown_(isatty(STDERR_FILENO) == 1) {}
  ~ProgressLine() {
    if (has_shown_) std::fputs("\r\x1b[K", stderr);
  }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(Ms now) {
    const WallClock::time_point time = WallClock::now();
    if (!is_shown_ || time < next_) return;
    next_ = time + std::chrono::milliseconds(100);
    has_shown_ = true;
    const double share = static_cast<double>(now) / static_cast<double>(end_);
    std::fprintf(stderr, "\r  %s %3.0f %%  %s h simulated\x1b[K", bar(share, 1, 30).c_str(),
                 share * 100, grouped(to_seconds(now) / 3600).c_str());
    std::fflush(stderr);
  }

 private:
  Ms end_;
  bool is_shown_;
  bool has_shown_ = false;
  WallClock::time_point next_ = WallClock::now() + std::chrono::milliseconds(200);
};

}  // namespace

Run run_model(const Model& model, std::ostream* events) {
  Run run;
  const WallClock::time_point start = WallClock::now();
  run.simulation = std::make_unique<Simulation>(model, events);
  run.faults = faults_in_model(model, run.simulation->open());
  if (!run.ok()) return run;
  {
    ProgressLine line(model.warm_up + model.duration);
    run.simulation->run([&line](Ms now) { line.show(now); });
  }
  run.report = make_report(model, run.simulation->ledger());
  run.report.turns = run.simulation->turns();
  run.report.events = run.simulation->events();
  run.report.simulated_s = to_seconds(model.warm_up + model.duration);
  run.report.wall_s = std::chrono::duration<double>(WallClock::now() - start).count();
  return run;
}

}  // namespace cordboard::simulate
