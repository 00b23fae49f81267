#include "describe/json_writer.h"

#include <algorithm>

namespace cordboard::describe {
namespace {

// True if `needs` can be written as {"en":3,…}: all of some skills, each named once.
bool is_plain_list(const Requirement& needs) {
  if (needs.kind != Requirement::Kind::kAll) return false;
  for (auto part = needs.of.begin(); part != needs.of.end(); ++part) {
    if (part->kind != Requirement::Kind::kSkill) return false;
    const bool named_before = std::any_of(needs.of.begin(), part, [&](const Requirement& other) {
      return other.skill_key == part->skill_key;
    });
    if (named_before) return false;
  }
  return true;
}

}  // namespace

void JsonWriter::value(Speaker speaker) {
  if (speaker.is_customer()) {
    quoted("customer");
  } else {
    value(speaker.agent);
  }
}

void JsonWriter::value(Visibility visibility) {
  switch (visibility.kind) {
    case Visibility::Kind::kAll:
      return quoted("all");
    case Visibility::Kind::kAgents:
      return quoted("agents");
    case Visibility::Kind::kAgent:
      break;
  }
  out_ += '{';
  member("agent", visibility.agent);
  out_ += '}';
}

void JsonWriter::value(ThenPresence then) {
  if (then.ready) return quoted("ready");
  if (!then.reason) return quoted("not_ready");
  out_ += '{';
  member("not_ready", then.reason);
  out_ += '}';
}

void JsonWriter::value(const Actor& actor) {
  if (actor.kind == Actor::Kind::kHost) return quoted("host");
  out_ += '"';
  out_ += to_string(actor.kind);
  out_ += ':';
  out_ += actor.kind == Actor::Kind::kCustomer ? actor.customer.key : names_.key(actor.agent);
  out_ += '"';
}

void JsonWriter::value(Attributes attributes) {
  out_ += '{';
  for (const Attribute& attribute : attributes) {
    if (out_.back() != '{') out_ += ',';
    value(attribute.key);
    out_ += ':';
    value(attribute.value);
  }
  out_ += '}';
}

void JsonWriter::value(const Requirement& needs) {
  out_ += '{';
  if (is_plain_list(needs)) {
    for (const Requirement& part : needs.of) level(part.skill_key, part.at_least);
  } else {
    switch (needs.kind) {
      case Requirement::Kind::kAll:
        member("all", needs.of);
        break;
      case Requirement::Kind::kAny:
        member("any", needs.of);
        break;
      case Requirement::Kind::kNot:
        member("not", needs.of.front());
        break;
      case Requirement::Kind::kSkill:
        member("skill", needs.skill_key);
        member("at_least", needs.at_least);
        break;
    }
  }
  out_ += '}';
}

void JsonWriter::value(const std::vector<SkillLevel>& levels) {
  out_ += '{';
  for (const SkillLevel& each : levels) level(each.skill, each.level);
  out_ += '}';
}

void JsonWriter::level(std::string_view skill, std::int32_t level) {
  if (out_.back() != '{') out_ += ',';
  value(skill);
  out_ += ':';
  value(level);
}

}  // namespace cordboard::describe
