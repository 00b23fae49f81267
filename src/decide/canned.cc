#include "decide/canned.h"

#include <optional>

#include "cordboard/limits.h"
#include "decide/handlers.h"
#include "decide/messages.h"
#include "decide/texts.h"
#include "describe/utf8.h"

namespace cordboard::core {
namespace {

// Words as they are sent, then the name of a parameter unless the text is at its end.
struct Piece {
  std::string_view words;
  std::optional<std::string_view> parameter;
};

// Takes one piece off the front. Of a text that has not passed, a < without its > reads as words.
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

}  // namespace

Refusal check_template(std::string_view text) {
  if (utf8::only_white_space(text)) return Refusal::kMessageEmpty;
  if (utf8::code_points(text) > limits::kAgentMessage) return Refusal::kMessageTooLong;
  return are_parameters_well_formed(text) ? Refusal::kNone : Refusal::kMessageReservedCharacter;
}

std::string_view fault_of_template(std::string_view text) {
  if (!is_text(text)) return "is not UTF-8 text";
  switch (check_template(text)) {
    case Refusal::kNone:
      return {};
    case Refusal::kMessageEmpty:
      return "is empty";
    case Refusal::kMessageTooLong:
      return "is longer than an agent's message";
    default:
      return "has a < or > that is not around the name of a parameter";
  }
}

Refusal render(std::string_view text, Attributes parameters, std::string& rendered) {
  // Values may be as long as a line, and each may stand in the text many times.
  std::size_t size = 0;
  bool is_too_long = false;
  const auto append = [&](std::string_view words) {
    if (!is_too_long) size += utf8::code_points(words);
    is_too_long |= size > limits::kAgentMessage;
    if (!is_too_long) rendered.append(words);
  };
  while (!text.empty()) {
    const Piece piece = take_piece(text);
    append(piece.words);
    if (!piece.parameter) continue;
    const Attribute* value = find_value(parameters, *piece.parameter);
    if (value == nullptr) return Refusal::kParameterMissing;
    append(value->value);
  }
  if (is_too_long) return Refusal::kMessageTooLong;
  return utf8::only_white_space(rendered) ? Refusal::kMessageEmpty : Refusal::kNone;
}

Refusal handle(Turn& turn, const command::PutCannedResponse& c) {
  const auto& known = turn.state().canned_responses;
  const auto old = known.find(c.key);
  const bool is_new = old == known.end();
  if (is_new && known.size() >= limits::kCannedResponses) return Refusal::kLimitReached;
  if (const auto refusal = check_template(c.text); refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  if (!is_new && old->second == c.text) return Refusal::kNone;
  turn.emit(event::CannedResponsePut{turn.keep(c.key), turn.keep(c.text)});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::DeleteCannedResponse& c) {
  if (!turn.state().canned_responses.contains(c.key)) return Refusal::kUnknownResponse;

  // Past this line the command succeeds.
  turn.emit(event::CannedResponseDeleted{turn.keep(c.key)});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::SendCannedResponse& c) {
  const State& state = turn.state();
  if (const auto refusal = check_names(state, c.conversation, c.from); refusal != Refusal::kNone)
    return refusal;
  const auto response = state.canned_responses.find(c.response);
  if (response == state.canned_responses.end()) return Refusal::kUnknownResponse;
  Slot slot = kNoSlot;
  if (const auto refusal = check_speaker(turn, c.conversation, c.from, slot);
      refusal != Refusal::kNone)
    return refusal;
  if (is_full(state, slot)) return Refusal::kLimitReached;
  std::string rendered;
  if (const auto refusal = render(response->second, c.parameters, rendered);
      refusal != Refusal::kNone)
    return refusal;

  // Past this line the command succeeds.
  speak(turn, slot, c.from, rendered, Visibility{});
  return Refusal::kNone;
}

}  // namespace cordboard::core
