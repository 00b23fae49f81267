#include <algorithm>
#include <string>
#include <vector>

#include "cordboard/testkit.h"
#include "testkit/compare.h"
#include "testkit/pieces.h"
#include "testkit/rewrite.h"
#include "testkit/script.h"
#include "testkit/site_draft.h"
#include "testkit/wire.h"
#include "testkit/words.h"
#include "testkit/world.h"

namespace cordboard::testkit {
namespace {

// An ellipsis alone matches any line.
bool is_ellipsis(std::string_view word) { return line_matches(word, {}); }

// The lines of an answer: the pieces that the expected lines name, in the same arrangement; all
// members if none are named.
std::vector<std::string> answer_lines(const std::string& answer, const Step& step) {
  const auto members = members_of(answer);
  if (!members) return {answer};
  std::vector<std::string> lines;
  const auto add_piece = [&](std::string& line, std::string_view path) {
    const auto piece = piece_at(answer, path);
    if (!line.empty()) line += ' ';
    line.append(path).append("=").append(piece ? shown_piece(path, *piece) : "-");
  };
  if (step.expected.empty()) {
    for (const Member& member : *members) add_piece(lines.emplace_back(), member.name);
  }
  for (const ScriptLine& expected : step.expected) {
    std::string& line = lines.emplace_back();
    for (const std::string_view word : words_of(expected.text)) {
      if (!is_ellipsis(word)) add_piece(line, assignment_of(word).name);
    }
  }
  return lines;
}

// An expected line of an answer, with its times in the form that answers show.
std::string canonical_line(std::string_view line) {
  std::string canonical;
  for (const std::string_view word : words_of(line)) {
    const Assignment given = assignment_of(word);
    if (!canonical.empty()) canonical += ' ';
    if (!given.name.empty()) canonical.append(given.name).append("=");
    canonical += canonical_piece(given.name, given.value);
  }
  return canonical;
}

std::vector<std::string> expected_lines(const Step& step) {
  std::vector<std::string> lines;
  for (const ScriptLine& line : step.expected) {
    const bool of_answer = step.kind == Step::Kind::kQuestion;
    lines.push_back(of_answer ? canonical_line(line.text) : std::string(line.text));
  }
  return lines;
}

std::vector<ReceivedLine> received_lines(const Step& step, std::vector<std::string> lines,
                                         const std::vector<Aligned>& places) {
  std::vector<ReceivedLine> received;
  for (const Aligned& place : places) {
    if (!place.got) continue;
    const std::size_t matched = place.expected ? step.expected[*place.expected].number : 0;
    received.push_back({std::move(lines[*place.got]), matched});
  }
  return received;
}

// Runs the steps of one script and reports differences.
class Run {
 public:
  Run(const ScenarioOptions& options, ScenarioResult& result)
      : options_(options), result_(result), world_(options.check_laws) {}

  // Carries out a step. Returns false if the scenario cannot continue.
  bool take(const Step& step) {
    Outcome outcome = carry_out(step);
    ++result_.steps;
    if (!outcome.violation.empty())
      report(step, "  violated invariant: " + outcome.violation + "\n");
    const std::vector<std::string> expected = expected_lines(step);
    const std::vector<Aligned> places = aligned(expected, outcome.lines);
    std::string differing = difference(expected, outcome.lines, places);
    if (!differing.empty() && !outcome.remark.empty()) {
      differing += "  (" + outcome.remark + ")\n";
    }
    if (!differing.empty()) report(step, differing);
    received_.push_back(received_lines(step, std::move(outcome.lines), places));
    return outcome.violation.empty();
  }

  void use(const Site& site) {
    const Outcome outcome = world_.configure(site);
    for (const std::string& line : outcome.lines) {
      if (line.starts_with("refused")) result_.report += line + ": " + outcome.remark + "\n";
    }
  }

  // The received lines of each step that was carried out.
  const std::vector<std::vector<ReceivedLine>>& received() const { return received_; }

 private:
  Outcome carry_out(const Step& step) {
    switch (step.kind) {
      case Step::Kind::kCommand:
        return world_.submit(command_line(step.rest, step.at_ms));
      case Step::Kind::kQuestion:
        return ask(step);
      case Step::Kind::kSite:
        draft_ = {};
        break;
      case Step::Kind::kChange:
        break;
    }
    for (const ScriptLine& line : step.site_lines) {
      const std::string fault = draft_.add(line.text);
      if (!fault.empty()) return {{"unreadable: " + fault}, {}, {}};
    }
    Outcome outcome = world_.submit(configure_line(draft_.json(), step.at_ms));
    // The event `site_configured` itself is not shown; the events that follow from it are.
    std::erase_if(outcome.lines,
                  [](const std::string& line) { return line.starts_with("site_configured"); });
    return outcome;
  }

  Outcome ask(const Step& step) {
    return {answer_lines(world_.ask(question_line(step.rest)), step), {}, {}};
  }

  void report(const Step& step, const std::string& what) {
    result_.report.append(options_.name).append(":").append(std::to_string(step.head.number));
    result_.report.append(": ").append(step.head.text).append("\n").append(what);
  }

  const ScenarioOptions& options_;
  ScenarioResult& result_;
  World world_;
  SiteDraft draft_;
  std::vector<std::vector<ReceivedLine>> received_;
};

}  // namespace

ScenarioResult run_scenario(std::string_view text, const ScenarioOptions& options) {
  ScenarioResult result;
  result.rewritten = std::string(text);
  const Script script = read_script(text);
  if (!script.fault.empty()) {
    result.report.append(options.name).append(":").append(std::to_string(script.bad_line));
    result.report.append(": ").append(script.fault).append("\n");
    return result;
  }
  Run run(options, result);
  if (options.site != nullptr) run.use(*options.site);
  for (const Step& step : script.steps) {
    if (!run.take(step)) break;
  }
  result.ok = result.report.empty();
  result.rewritten = rewritten(text, script, run.received());
  return result;
}

}  // namespace cordboard::testkit
