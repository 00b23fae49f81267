// Runs a scenario: commands in order, with the expected events beneath each.
//
//   const testkit::ScenarioResult result = testkit::run_scenario(R"(
//   site
//     queue sales offer_timeout_ms=20s
//     agent ann capacity=1
//   0s  sign_in ann presence=ready
//     agent_signed_in ann
//     agent_presence_changed ann presence=ready …
//   )");
//   if (!result.ok) std::cerr << result.report;
//
// Use it to see what your site does before customers meet it; Cordboard's own tests use it, too.
// The language is described in docs/testing.md. Hosts that route real conversations do not need
// this header. Thread-safety: calls share nothing and may run at the same time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cordboard/export.h"
#include "cordboard/site.h"

namespace cordboard::testkit {

// How to run a scenario.
struct ScenarioOptions {
  // Stands before the line numbers of the report; usually a file name.
  std::string_view name = "scenario";

  // The site in force at time 0, for a scenario without a `site` block; null: none. Read during the
  // call only.
  const Site* site = nullptr;

  // Also checks the laws after each step: `audit` finds nothing, replayed events give an equal
  // state, a snapshot restores to an equal engine, the naive matcher decides the same, a refusal
  // changes nothing, JSON and text say the same. Each check costs as much as the state is large.
  bool check_laws = true;
};

// The result of a scenario.
struct ScenarioResult {
  // Whether every step gave what was expected and no law was broken.
  bool ok = false;

  // The differences, with line numbers: expected lines marked `-`, actual ones `+`. Empty when ok.
  std::string report;

  // The scenario with the actual lines in place of the expected ones that differ; the rest is
  // unchanged. Review it as a diff and keep it. The text itself if it could not be read.
  std::string rewritten;

  // Commands and questions that were carried out.
  std::size_t steps = 0;
};

// Runs `text` in a new engine. Goes on after a difference; stops at a violated invariant or an
// unreadable line. Cost: that of the commands; with `check_laws`, times the size of the state.
CORDBOARD_EXPORT ScenarioResult run_scenario(std::string_view text,
                                             const ScenarioOptions& options = {});

}  // namespace cordboard::testkit
