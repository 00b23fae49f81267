#include "chart.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace cordboard::simulate {
namespace {

bool speaks_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale(value);
    return locale.find("UTF-8") != std::string_view::npos ||
           locale.find("utf8") != std::string_view::npos;
  }
  return false;
}

bool use_blocks() {
  static const bool kBlocks = speaks_utf8();
  return kBlocks;
}

}  // namespace

std::string bar(double value, double most, std::size_t width) {
  static constexpr std::string_view kParts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double share = most > 0 ? std::clamp(value / most, 0.0, 1.0) : 0;
  const auto eighths =
      static_cast<std::size_t>(std::lround(share * static_cast<double>(width) * 8));
  std::string text;
  std::size_t used = 0;
  if (use_blocks()) {
    for (; used < eighths / 8; ++used) text += "█";
    text += kParts[eighths % 8];
    used += eighths % 8 != 0 ? 1 : 0;
  } else {
    used = (eighths + 4) / 8;
    text.assign(used, '#');
  }
  return text.append(width - used, ' ');
}

std::string grouped(double number) {
  std::string text = std::to_string(std::llround(number));
  const std::size_t first = text[0] == '-' ? 1 : 0;
  for (std::size_t place = text.size(); place > first + 3;) {
    place -= 3;
    text.insert(place, 1, ',');
  }
  return text;
}

std::string fixed(std::optional<double> number, int digits) {
  if (!number) return "-";
  char text[64];
  const int length = std::snprintf(text, sizeof text, "%.*f", digits, *number);
  return {text, static_cast<std::size_t>(length)};
}

std::string percent(std::optional<double> share, int digits) {
  if (!share) return "-";
  return fixed(*share * 100, digits).append(" %");
}

std::string hours(double from_s, double to_s) {
  const auto clock = [](double seconds) {
    const long minutes = std::lround(seconds / 60);
    char text[32];
    const int length = minutes % 60 == 0 ? std::snprintf(text, sizeof text, "%02ld", minutes / 60)
                                         : std::snprintf(text, sizeof text, "%02ld:%02ld",
                                                         minutes / 60, minutes % 60);
    return std::string(text, static_cast<std::size_t>(length));
  };
  return clock(from_s).append("-").append(clock(to_s));
}

std::size_t width_of(std::string_view text) {
  // In UTF-8 every byte of a character except the first begins with the bits 10.
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char letter) { return (static_cast<unsigned char>(letter) & 0xc0) != 0x80; }));
}

bool Table::is_left(std::size_t column) const {
  const std::size_t known = alignment_.size();
  return alignment_[column < known ? column : known - 2 + (column - known) % 2] == 'l';
}

std::string Table::text(std::string_view indent) const {
  std::vector<std::size_t> widths;
  for (const std::vector<std::string>& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string text;
  for (const std::vector<std::string>& row : rows_) {
    std::string line(indent);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string blanks(widths[i] - width_of(row[i]), ' ');
      if (i != 0) line += "  ";
      line += is_left(i) ? row[i] : blanks;
      line += is_left(i) ? blanks : row[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line;
    text += '\n';
  }
  return text;
}

}  // namespace cordboard::simulate
