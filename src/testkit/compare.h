// Expected lines against those that came.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::testkit {

// Is `got` what `expected` says? A trailing `…` or `...` stands for the rest of the line.
bool line_matches(std::string_view expected, std::string_view got);

// A place of an alignment: an expected line and the one that matches it, or one of them alone.
struct Aligned {
  std::optional<std::size_t> expected;
  std::optional<std::size_t> got;

  bool matches() const { return expected.has_value() && got.has_value(); }
};

// All lines of both in one order, with as many matches as there can be.
std::vector<Aligned> aligned(const std::vector<std::string>& expected,
                             const std::vector<std::string>& got);

// Nothing if each line matches the one at its place; otherwise all lines as they are aligned, those
// only expected after `- `, those only got after `+ `, each on a line of its own.
std::string difference(const std::vector<std::string>& expected,
                       const std::vector<std::string>& got, const std::vector<Aligned>& places);

}  // namespace cordboard::testkit
