#include "json/requirement_reader.h"

#include "cordboard/limits.h"
#include "json/value_reader.h"

namespace cordboard::json {
namespace {

// Whether this is {"skill":KEY,…}, and not the level of a skill with the key "skill".
bool names_a_skill(Value object) {
  for (const Value member : object) {
    if (member.key() == "skill") return member.kind() == Kind::kText;
  }
  return false;
}

}  // namespace

void RequirementReader::part(Value value, const Place& place, Requirement& into,
                             std::size_t depth) {
  if (!count_part(place, depth) || !values_.is(Kind::kObject, value, place)) return;
  const auto all = only_member(value, "all");
  const auto any = only_member(value, "any");
  const auto opposite = only_member(value, "not");
  if (all && all->kind() == Kind::kList) {
    into.kind = Requirement::Kind::kAll;
    parts(*all, place.at("all"), into, depth);
  } else if (any && any->kind() == Kind::kList) {
    into.kind = Requirement::Kind::kAny;
    parts(*any, place.at("any"), into, depth);
    if (into.of.empty()) faults_.add(place.at("any"), "must not be empty: no agent could meet it");
  } else if (opposite && opposite->kind() == Kind::kObject) {
    into.kind = Requirement::Kind::kNot;
    part(*opposite, place.at("not"), into.of.emplace_back(), depth + 1);
  } else if (names_a_skill(value)) {
    skill(value, place, into);
  } else {
    levels(value, place, into, depth);
  }
}

void RequirementReader::parts(Value list, const Place& place, Requirement& into,
                              std::size_t depth) {
  std::size_t index = 0;
  for (const Value each : list) {
    if (faults_.full() || nodes_ > limits::kRequirementNodes) return;
    part(each, place.at(index++), into.of.emplace_back(), depth + 1);
  }
}

void RequirementReader::skill(Value object, const Place& place, Requirement& into) {
  into.kind = Requirement::Kind::kSkill;
  for (const Value member : object) {
    const Place here = place.at(member.key());
    if (member.key() == "skill") {
      if (const auto key = values_.key(member, here)) into.skill_key = *key;
    } else if (member.key() == "at_least") {
      if (const auto level = values_.whole_number(member, here, 1, limits::kSkillLevel)) {
        into.at_least = static_cast<std::int32_t>(*level);
      }
    } else {
      faults_.add(here, "unknown field");
    }
  }
}

void RequirementReader::levels(Value object, const Place& place, Requirement& into,
                               std::size_t depth) {
  into.kind = Requirement::Kind::kAll;
  for (const Value member : object) {
    const Place here = place.at(member.key());
    if (faults_.full() || !count_part(here, depth + 1)) return;
    const auto key = values_.key(member.key(), here);
    const auto level = values_.whole_number(member, here, 1, limits::kSkillLevel);
    if (key && level) {
      into.of.push_back(Requirement::skill(std::string(*key), static_cast<std::int32_t>(*level)));
    }
  }
}

bool RequirementReader::count_part(const Place& place, std::size_t depth) {
  if (depth > limits::kRequirementDepth) {
    faults_.add(place, "nested deeper than " + std::to_string(limits::kRequirementDepth));
    return false;
  }
  if (nodes_ > limits::kRequirementNodes) return false;  // already reported
  if (++nodes_ <= limits::kRequirementNodes) return true;
  faults_.add(place,
              "more than " + std::to_string(limits::kRequirementNodes) + " skills and operators");
  return false;
}

}  // namespace cordboard::json
