#include "columns.h"

#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>

namespace cordboard::simulate {
namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  text = trimmed(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::optional<std::string> read_file(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) return std::nullopt;
  return std::move(text).str();
}

Column read_column(const std::filesystem::path& file) {
  const std::optional<std::string> text = read_file(file);
  if (!text) return {.values = {}, .fault = "cannot read " + file.string()};
  Column column;
  std::istringstream lines(*text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (trimmed(line).empty()) continue;
    const std::optional<double> value = parse_number(line);
    if (value) {
      column.values.push_back(*value);
    } else if (number > 1) {
      column.fault = file.string() + " line " + std::to_string(number) + " is not a number";
      return column;
    }
  }
  if (column.values.empty()) column.fault = file.string() + " has no numbers";
  return column;
}

}  // namespace cordboard::simulate
