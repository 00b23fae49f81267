#include "testkit/compare.h"

#include <algorithm>
#include <functional>

#include "testkit/words.h"

namespace cordboard::testkit {
namespace {

// The text before a trailing ellipsis; nothing if there is none.
std::optional<std::string_view> open_ended(std::string_view line) {
  for (const std::string_view ellipsis : {std::string_view("…"), std::string_view("...")}) {
    if (line.ends_with(ellipsis)) return trimmed(line.substr(0, line.size() - ellipsis.size()));
  }
  return std::nullopt;
}

// The table of the longest common subsequence: for each pair of positions, the number of matches in
// the rest of both lists.
std::vector<std::vector<std::size_t>> common_lines(const std::vector<std::string>& expected,
                                                   const std::vector<std::string>& got) {
  std::vector<std::vector<std::size_t>> common(expected.size() + 1,
                                               std::vector<std::size_t>(got.size() + 1));
  for (std::size_t i = expected.size(); i-- > 0;) {
    for (std::size_t j = got.size(); j-- > 0;) {
      common[i][j] = line_matches(expected[i], got[j])
                         ? common[i + 1][j + 1] + 1
                         : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  return common;
}

}  // namespace

bool line_matches(std::string_view expected, std::string_view got) {
  const auto begin = open_ended(expected);
  if (!begin) return expected == got;
  return got.starts_with(*begin) &&
         (begin->empty() || got.size() == begin->size() || got[begin->size()] == ' ');
}

std::vector<Aligned> aligned(const std::vector<std::string>& expected,
                             const std::vector<std::string>& got) {
  const auto common = common_lines(expected, got);
  std::vector<Aligned> places;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < expected.size() || j < got.size()) {
    const bool both = i < expected.size() && j < got.size();
    if (both && line_matches(expected[i], got[j])) {
      places.push_back({i++, j++});
    } else if (j == got.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
      places.push_back({i++, std::nullopt});
    } else {
      places.push_back({std::nullopt, j++});
    }
  }
  return places;
}

std::string difference(const std::vector<std::string>& expected,
                       const std::vector<std::string>& got, const std::vector<Aligned>& places) {
  if (std::all_of(places.begin(), places.end(), std::mem_fn(&Aligned::matches))) return {};
  std::string lines;
  for (const Aligned& place : places) {
    const std::string_view mark = place.matches() ? "  " : place.got ? "+ " : "- ";
    const std::string& line = place.got ? got[*place.got] : expected[*place.expected];
    lines.append("  ").append(mark).append(line).append("\n");
  }
  return lines;
}

}  // namespace cordboard::testkit
