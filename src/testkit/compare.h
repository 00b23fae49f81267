// Compares expected lines with actual ones.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::testkit {

// Whether `got` matches `expected`. A trailing `…` or `...` matches any rest of the line.
bool line_matches(std::string_view expected, std::string_view got);

// An entry of an alignment: an expected line and its match, or one of them alone.
struct Aligned {
  std::optional<std::size_t> expected;
  std::optional<std::size_t> got;

  bool matches() const { return expected.has_value() && got.has_value(); }
};

// Aligns both lists in order, with the largest possible number of matches.
std::vector<Aligned> aligned(const std::vector<std::string>& expected,
                             const std::vector<std::string>& got);

// Empty if each line matches the one at its position. Otherwise the aligned lines, one per row: `-
// ` before lines that were only expected, `+ ` before lines that were only received.
std::string difference(const std::vector<std::string>& expected,
                       const std::vector<std::string>& got, const std::vector<Aligned>& places);

}  // namespace cordboard::testkit
