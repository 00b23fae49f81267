// Files of numbers: one column with a number of seconds in each line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::simulate {

// The number, if the whole text apart from surrounding blanks is one; otherwise nothing.
std::optional<double> parse_number(std::string_view text);

struct Column {
  std::vector<double> values;
  std::string fault;  // empty: none
};

// Skips empty lines, and a first line that is not a number (a heading). Anything else is a fault.
Column read_column(const std::filesystem::path& file);

// The whole file, or nothing if it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& file);

}  // namespace cordboard::simulate
