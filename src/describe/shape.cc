#include "cordboard/shape.h"

#include <algorithm>
#include <chrono>

#include "describe/utf8.h"

namespace cordboard {
namespace {

constexpr bool is_allowed_in_key(char c) {
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool is_digit = c >= '0' && c <= '9';
  return is_letter || is_digit || std::string_view("._-@:+").find(c) != std::string_view::npos;
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

bool is_text(std::string_view text) {
  return utf8::valid(text) && text.find('\0') == std::string_view::npos;
}

bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= limits::kKeyBytes &&
         std::all_of(text.begin(), text.end(), is_allowed_in_key);
}

bool is_real(const Date& date) {
  const bool is_in_range = date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
                           date.month <= 12 && date.day >= 1 && date.day <= 31;
  if (!is_in_range) return false;
  return std::chrono::year_month_day(std::chrono::year(date.year),
                                     std::chrono::month(static_cast<unsigned>(date.month)),
                                     std::chrono::day(static_cast<unsigned>(date.day)))
      .ok();
}

bool is_well_formed(const Requirement& requirement) {
  std::size_t nodes = 0;
  return is_well_formed_at(requirement, 1, nodes);
}

namespace shape {

std::string message_of(const rule::Number& rule) {
  const bool is_open = rule.most == rule::Number().most;
  if (is_open && rule.least == 0) return "must not be negative";
  if (is_open && rule.least == 1) return "must be more than 0";
  const std::string most = std::to_string(rule.most);
  if (rule.least == -rule.most) return "must lie within " + most + " above and below 0";
  return "must be a whole number from " + std::to_string(rule.least) + " to " + most;
}

std::string message_of(const rule::Text& rule) {
  if (rule.most == rule::Text().most) return "must not be empty";
  return "must have at most " + std::to_string(rule.most) + " bytes";
}

std::string message_of(const rule::Entries& rule) {
  if (rule.most == rule::Entries().most) return "must not be empty";
  return "has more than " + std::to_string(rule.most) + " entries";
}

}  // namespace shape
}  // namespace cordboard
