#include "testkit/rewrite.h"

#include <algorithm>
#include <map>
#include <set>

namespace cordboard::testkit {
namespace {

// The line after which the expected lines of a step begin.
std::size_t last_own_line(const Step& step) {
  return step.site_lines.empty() ? step.head.number : step.site_lines.back().number;
}

// A line as it is written into the file: a long event is cut and ends in an ellipsis. The lines of
// an answer are never cut, because the author asked for each part.
std::string readable(const Step& step, const std::string& line) {
  constexpr std::size_t kLongest = 200;
  constexpr std::size_t kKept = 100;
  if (step.kind == Step::Kind::kQuestion || line.size() <= kLongest) return line;
  return line.substr(0, line.rfind(' ', kKept)) + " …";
}

}  // namespace

std::string rewritten(std::string_view text, const Script& script,
                      const std::vector<std::vector<ReceivedLine>>& received) {
  std::set<std::size_t> dropped;
  std::map<std::size_t, std::vector<std::string>> added_after;
  for (std::size_t i = 0; i < received.size(); ++i) {
    const Step& step = script.steps[i];
    for (const ScriptLine& line : step.expected) dropped.insert(line.number);
    std::size_t at = last_own_line(step);
    for (const ReceivedLine& line : received[i]) {
      if (line.matched == 0) {
        added_after[at].push_back(readable(step, line.text));
      } else {
        at = line.matched;
        dropped.erase(at);
      }
    }
  }
  std::string out;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (!dropped.contains(number)) out.append(line).append("\n");
    const auto added = added_after.find(number);
    if (added == added_after.end()) continue;
    for (const std::string& each : added->second) out.append("  ").append(each).append("\n");
  }
  return out;
}

}  // namespace cordboard::testkit
