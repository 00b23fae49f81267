// Runs a scenario: a story told as commands, with the events one expects beneath each.
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
// For those who want to know what their own site does before customers meet it, and for Cordboard's
// own tests. The whole language is on one page, docs/testing.md. Hosts that route conversations for
// real have no use for this header.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cordboard/export.h"
#include "cordboard/site.h"

namespace cordboard::testkit {

struct ScenarioOptions {
  // Stands before the line numbers of the report; a file name, usually.
  std::string_view name = "scenario";

  // The site that holds at time 0 of a scenario without a `site` block of its own. Read during the
  // call only.
  const Site* site = nullptr;

  // After each step also check the laws: `audit` finds nothing, the events replayed give an equal
  // state, a snapshot restores to an equal engine, the slow matcher decides the same, a refusal
  // changes nothing, JSON and text say the same. Makes a long scenario slow: each check costs as
  // much as the whole state is large.
  bool check_laws = true;
};

struct ScenarioResult {
  bool ok = false;

  // What differed, each with its line, the expected lines marked `-` and those that came `+`. Empty
  // when ok.
  std::string report;

  // The scenario with the lines that came in place of the expected ones that they differ from; all
  // else is as it was. What you read in a review, and then keep. The text itself where it could not
  // be read.
  std::string rewritten;

  std::size_t steps = 0;  // commands and questions carried out
};

// Runs `text` from a new engine on. Goes on after a difference, and stops at a broken law or an
// unreadable line. Complexity: that of the commands; with `check_laws` times the size of the state.
// Thread-safe: shares nothing.
CORDBOARD_EXPORT ScenarioResult run_scenario(std::string_view text,
                                             const ScenarioOptions& options = {});

}  // namespace cordboard::testkit
