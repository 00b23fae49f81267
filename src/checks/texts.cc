#include "checks/texts.h"

#include <algorithm>

#include "cordboard/limits.h"
#include "describe/utf8.h"
#include "state/hours.h"

namespace cordboard::core {
namespace {

bool is_key_character(char c) {
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool is_digit = c >= '0' && c <= '9';
  return is_letter || is_digit || std::string_view("._-@:+").find(c) != std::string_view::npos;
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::int32_t number_of(std::string_view digits) {
  std::int32_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const std::string_view year = text.substr(0, 4);
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.substr(8);
  return is_digits(year) && is_digits(month) && is_digits(day) &&
         is_real(Date{number_of(year), number_of(month), number_of(day)});
}

bool is_well_formed_at(const Requirement& requirement, std::size_t depth, std::size_t& nodes) {
  if (depth > limits::kRequirementDepth || ++nodes > limits::kRequirementNodes) return false;
  switch (requirement.kind) {
    case Requirement::Kind::kSkill:
      return is_key(requirement.skill_key) && requirement.of.empty() && requirement.at_least >= 1 &&
             requirement.at_least <= limits::kSkillLevel;
    case Requirement::Kind::kNot:
      if (requirement.of.size() != 1) return false;
      break;
    case Requirement::Kind::kAny:
      if (requirement.of.empty()) return false;
      break;
    case Requirement::Kind::kAll:
      break;
    default:
      return false;
  }
  return std::all_of(requirement.of.begin(), requirement.of.end(), [&](const Requirement& part) {
    return is_well_formed_at(part, depth + 1, nodes);
  });
}

}  // namespace

bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= limits::kKeyBytes &&
         std::all_of(text.begin(), text.end(), is_key_character);
}

bool is_text(std::string_view text) {
  return utf8::valid(text) && text.find('\0') == std::string_view::npos;
}

Refusal check_agent_text(std::string_view text) {
  if (utf8::only_white_space(text)) return Refusal::kMessageEmpty;
  if (utf8::code_points(text) > limits::kAgentMessage) return Refusal::kMessageTooLong;
  const bool reserved = text.find_first_of("<>") != std::string_view::npos;
  return reserved ? Refusal::kMessageReservedCharacter : Refusal::kNone;
}

Refusal check_customer_text(std::string_view text) {
  if (utf8::only_white_space(text)) return Refusal::kMessageEmpty;
  const bool too_long = utf8::code_points(text) > limits::kCustomerMessage;
  return too_long ? Refusal::kMessageTooLong : Refusal::kNone;
}

bool is_value_of(CaseFieldType type, std::string_view value) {
  constexpr std::size_t kMostDigits = 18;
  switch (type) {
    case CaseFieldType::kText:
      return true;
    case CaseFieldType::kNumber:
      if (value.starts_with('-')) value.remove_prefix(1);
      return value.size() <= kMostDigits && is_digits(value);
    case CaseFieldType::kDate:
      return is_date(value);
    case CaseFieldType::kBoolean:
      return value == "true" || value == "false";
  }
  return false;
}

bool is_well_formed(const Requirement& requirement) {
  std::size_t nodes = 0;
  return is_well_formed_at(requirement, 1, nodes);
}

bool names_known_skills(const State& state, const Requirement& requirement) {
  if (requirement.kind == Requirement::Kind::kSkill) {
    return state.keys.is_declared(state.keys.find<SkillId>(requirement.skill_key));
  }
  return std::all_of(requirement.of.begin(), requirement.of.end(),
                     [&](const Requirement& part) { return names_known_skills(state, part); });
}

}  // namespace cordboard::core
