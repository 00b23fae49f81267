#include "testkit/rewrite.h"

#include <algorithm>
#include <map>
#include <set>

namespace cordboard::testkit {
namespace {

// The line of a step after which its expected lines stand.
std::size_t last_own_line(const Step& step) {
  return step.site_lines.empty() ? step.head.number : step.site_lines.back().number;
}

// A line as it is written into the file: what is too long to be read ends in an ellipsis.
std::string_view readable(std::string_view line, std::string& shortened) {
  constexpr std::size_t kLongest = 200;
  constexpr std::size_t kKept = 100;
  if (line.size() <= kLongest) return line;
  shortened = line.substr(0, line.rfind(' ', kKept));
  shortened += " …";
  return shortened;
}

}  // namespace

std::string rewritten(std::string_view text, const Script& script,
                      const std::vector<std::vector<std::string>>& came) {
  std::set<std::size_t> dropped;
  std::map<std::size_t, const std::vector<std::string>*> added_after;
  for (std::size_t i = 0; i < came.size(); ++i) {
    const Step& step = script.steps[i];
    for (const ScriptLine& line : step.expected) dropped.insert(line.number);
    added_after[last_own_line(step)] = &came[i];
  }
  std::string out;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (!dropped.contains(number)) out.append(line).append("\n");
    const auto added = added_after.find(number);
    if (added == added_after.end()) continue;
    for (const std::string& each : *added->second) {
      std::string shortened;
      out.append("  ").append(readable(each, shortened)).append("\n");
    }
  }
  return out;
}

}  // namespace cordboard::testkit
