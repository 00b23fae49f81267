#include "checks/templates.h"

#include <optional>

#include "cordboard/limits.h"
#include "cordboard/rules.h"
#include "describe/utf8.h"

namespace cordboard::core {
namespace {

// Literal text, followed by a parameter unless the text ends there.
struct Piece {
  std::string_view words;
  std::optional<std::string_view> parameter;
};

// Removes one piece from the front of `text` and returns it. A < without a > after it is literal
// text.
Piece take_piece(std::string_view& text) {
  const std::size_t open = text.find('<');
  const std::size_t close = text.find('>', open == std::string_view::npos ? text.size() : open);
  Piece piece;
  if (close == std::string_view::npos) {
    piece.words = text;
    text = {};
    return piece;
  }
  piece.words = text.substr(0, open);
  piece.parameter = text.substr(open + 1, close - open - 1);
  text.remove_prefix(close + 1);
  return piece;
}

bool are_parameters_well_formed(std::string_view text) {
  while (!text.empty()) {
    const Piece piece = take_piece(text);
    if (piece.words.find_first_of("<>") != std::string_view::npos) return false;
    if (piece.parameter && !is_key(*piece.parameter)) return false;
  }
  return true;
}

const Attribute* find_value(Attributes parameters, std::string_view name) {
  for (const Attribute& each : parameters) {
    if (each.key == name) return &each;
  }
  return nullptr;
}

// Builds a message and stops at the length that an agent may send. The values of parameters may be
// much longer, and a text may name a parameter many times.
class Message {
 public:
  void append(std::string_view words) {
    if (!is_too_long_) size_ += utf8::code_points(words);
    is_too_long_ |= size_ > limits::kAgentMessage;
    if (!is_too_long_) text_.append(words);
  }
  bool is_too_long() const { return is_too_long_; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::size_t size_ = 0;  // in code points
  bool is_too_long_ = false;
};

}  // namespace

Refusal check_template(std::string_view text) {
  if (utf8::only_white_space(text)) return Refusal::kMessageEmpty;
  if (utf8::code_points(text) > limits::kAgentMessage) return Refusal::kMessageTooLong;
  return are_parameters_well_formed(text) ? Refusal::kNone : Refusal::kMessageReservedCharacter;
}

std::string_view fault_of_template(std::string_view text) {
  switch (check_template(text)) {
    case Refusal::kNone:
      return {};
    case Refusal::kMessageEmpty:
      return "is empty";
    case Refusal::kMessageTooLong:
      return "is longer than a message of an agent may be";
    default:
      return "has a < or > that does not enclose the name of a parameter";
  }
}

Found<std::string> render(std::string_view text, Attributes parameters) {
  Message rendered;
  while (!text.empty()) {
    const Piece piece = take_piece(text);
    rendered.append(piece.words);
    if (!piece.parameter) continue;
    const Attribute* value = find_value(parameters, *piece.parameter);
    if (value == nullptr) return Refusal::kParameterMissing;
    rendered.append(value->value);
  }
  if (rendered.is_too_long()) return Refusal::kMessageTooLong;
  if (utf8::only_white_space(rendered.text())) return Refusal::kMessageEmpty;
  return rendered.text();
}

}  // namespace cordboard::core
