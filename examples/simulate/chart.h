// Tables and small bar charts for a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::simulate {

// A bar of at most `width` columns for `value` out of `most`, padded with blanks. The resolution is
// an eighth of a column where the terminal can show it.
std::string bar(double value, double most, std::size_t width);

// "1,234,567".
std::string grouped(double number);
// With this many digits after the point; a dash if the number is not defined.
std::string fixed(std::optional<double> number, int digits);
// "12.3 %".
std::string percent(std::optional<double> share, int digits = 1);
// "7–8".
std::string hours(double from_s, double to_s);

// The number of terminal columns of the text; all characters used here have one column.
std::size_t width_of(std::string_view text);

// Rows of cells; each column is as wide as its widest cell.
class Table {
 public:
  // 'l' or 'r' for each column, for left or right alignment; the last two repeat for further
  // columns.
  explicit Table(std::string_view alignment) : alignment_(alignment) {}

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  // Each line begins with `indent`.
  std::string text(std::string_view indent) const;

 private:
  bool is_left(std::size_t column) const;

  std::string_view alignment_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace cordboard::simulate
