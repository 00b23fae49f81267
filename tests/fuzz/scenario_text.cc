// Scenarios as text: the runner reads any text or says why not, and no invariant breaks.
#include <algorithm>

#include "cordboard/testkit.h"
#include "fuzz/fuzz.h"
#include "testkit/script.h"

namespace cordboard::fuzz {
namespace {

constexpr std::size_t kMostSteps = 30;  // the runner makes all its checks after each step
constexpr std::int64_t kLatestMs = 600'000;

// Whether it is short enough to run. Lines of JSON carry their own times.
bool is_short(const testkit::Script& script) {
  if (script.steps.size() > kMostSteps) return false;
  return std::all_of(script.steps.begin(), script.steps.end(), [](const testkit::Step& step) {
    return step.at_ms.value_or(0) <= kLatestMs && !step.rest.starts_with('{');
  });
}

}  // namespace
}  // namespace cordboard::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace cordboard;  // NOLINT: a short function
  const std::string_view text = fuzz::text_of(bytes, size);
  const testkit::Script script = testkit::read_script(text);
  if (script.fault.empty() && !fuzz::is_short(script)) return 0;
  const testkit::ScenarioResult result = testkit::run_scenario(text);
  fuzz::check(result.ok == result.report.empty(), "the scenario fails without a report");
  // If the scenario itself contains this text, other characters come before it on its line.
  fuzz::check(result.report.find("\n  violated invariant: ") == std::string::npos, result.report);
  if (!script.fault.empty()) {
    fuzz::check(!result.ok && result.rewritten == text, "an unreadable scenario was carried out");
  }
  return 0;
}
