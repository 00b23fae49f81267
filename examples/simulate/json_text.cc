#include "json_text.h"

#include <cmath>

#include "cordboard/json.h"
#include "fields.h"

namespace cordboard::simulate {

void JsonText::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

JsonText& JsonText::open(char bracket) {
  separate();
  text_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  text_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  separate();
  cordboard::json::append_string(text_, name);
  text_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonText& JsonText::value(std::string_view text) {
  separate();
  cordboard::json::append_string(text_, text);
  return *this;
}

JsonText& JsonText::value(std::uint64_t number) {
  separate();
  text_ += std::to_string(number);
  return *this;
}

JsonText& JsonText::value(double number) {
  separate();
  text_ += std::isfinite(number) ? plain(number) : "null";
  return *this;
}

JsonText& JsonText::value(std::optional<double> number) {
  if (number) return value(*number);
  separate();
  text_ += "null";
  return *this;
}

JsonText& JsonText::value(const Figure& figure, bool with_half_width) {
  begin_object().key("mean").value(figure.mean);
  if (with_half_width) key("half_width").value(figure.half_width);
  return end_object();
}

}  // namespace cordboard::simulate
