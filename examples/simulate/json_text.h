// Writes JSON piece by piece. Numbers have ten significant digits and a decimal point; undefined
// values are null.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "estimate.h"

namespace cordboard::simulate {

class JsonText {
 public:
  JsonText& begin_object() { return open('{'); }
  JsonText& end_object() { return close('}'); }
  JsonText& begin_list() { return open('['); }
  JsonText& end_list() { return close(']'); }

  // In an object, call this before each value.
  JsonText& key(std::string_view name);

  JsonText& value(std::string_view text);
  JsonText& value(std::uint64_t number);
  JsonText& value(double number);
  JsonText& value(std::optional<double> number);
  // `{"mean":…,"half_width":…}`; the half-width only if requested.
  JsonText& value(const Figure& figure, bool with_half_width);

  const std::string& text() const { return text_; }

 private:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  void separate();

  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace cordboard::simulate
