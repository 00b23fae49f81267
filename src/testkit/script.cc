#include "testkit/script.h"

#include <algorithm>

#include "testkit/site_draft.h"
#include "testkit/words.h"

namespace cordboard::testkit {
namespace {

bool is_indented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

// Removes the first word from `rest`.
std::string_view take_word(std::string_view& rest) {
  const auto words = words_of(rest);
  if (words.empty()) return {};
  rest = trimmed(rest.substr(static_cast<std::size_t>(words.front().end() - rest.begin())));
  return words.front();
}

bool is_about_site(std::string_view word) { return word == "site" || word == "change"; }

// Reads a line without indentation. Returns the fault, or an empty text.
std::string read_head(ScriptLine line, Step& step) {
  step.head = line;
  std::string_view rest = line.text;
  std::string_view word = take_word(rest);
  if (word == "?" || word == "ask") {
    step.kind = Step::Kind::kQuestion;
    step.rest = rest;
    return rest.empty() ? "the name of the question is missing" : "";
  }
  if (!is_about_site(word)) {
    if (word != "-") {
      step.at_ms = read_span(word);
      if (!step.at_ms) return "a step must begin with its time, as in `1m30s`, or with `-`";
    }
    step.rest = rest;
    if (rest.empty()) return "a command is missing";
    word = take_word(rest);
  }
  if (is_about_site(word)) {
    step.kind = word == "site" ? Step::Kind::kSite : Step::Kind::kChange;
    step.rest = rest;
    if (!rest.empty()) step.site_lines.push_back({line.number, rest});
  }
  return {};
}

// Reads an indented line of a step.
std::string read_beneath(ScriptLine line, Step& step) {
  if (line.text.starts_with('#')) return "a comment must not be indented";
  const bool about_site = step.kind == Step::Kind::kSite || step.kind == Step::Kind::kChange;
  if (about_site && step.expected.empty() && is_site_line(line.text)) {
    step.site_lines.push_back(line);
  } else {
    step.expected.push_back(line);
  }
  return {};
}

}  // namespace

Script read_script(std::string_view text) {
  Script script;
  std::size_t number = 0;
  while (!text.empty() && script.fault.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const ScriptLine read{++number, trimmed(line)};
    if (read.text.empty() || line.starts_with('#')) continue;
    if (is_indented(line) && !script.steps.empty()) {
      script.fault = read_beneath(read, script.steps.back());
    } else if (is_indented(line)) {
      script.fault = "the first step must not be indented";
    } else {
      script.fault = read_head(read, script.steps.emplace_back());
    }
    if (!script.fault.empty()) script.bad_line = number;
  }
  return script;
}

}  // namespace cordboard::testkit
