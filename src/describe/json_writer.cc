#include "describe/json_writer.h"

#include <algorithm>

namespace cordboard::describe {
namespace {

// Whether `needs` can be written as {"en":3,…}: all of a set of skills, each named once.
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

void JsonWriter::value(const Target& target) {
  out_ += '{';
  switch (target.kind) {
    case Target::Kind::kAgent:
      member("agent", target.agent);
      break;
    case Target::Kind::kTeam:
      member("team", target.team);
      break;
    case Target::Kind::kSkill:
      member("skill", target.skill);
      member("at_least", target.at_least);
      break;
    case Target::Kind::kQueue:
      member("queue", target.queue);
      break;
    case Target::Kind::kConsultation:
      member("consultation", target.consultation);
      break;
  }
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

void JsonWriter::value(Share share) {
  value(share.permille / 1000);
  if (share.permille % 1000 == 0) return;
  std::string digits = std::to_string(1000 + share.permille % 1000);
  digits.front() = '.';
  digits.erase(digits.find_last_not_of('0') + 1);
  out_ += digits;
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
    for (const Requirement& part : needs.of) keyed_number(part.skill_key, part.at_least);
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
  for (const SkillLevel& each : levels) keyed_number(each.skill, each.level);
  out_ += '}';
}

void JsonWriter::value(const std::vector<QueueRank>& ranks) {
  out_ += '{';
  for (const QueueRank& each : ranks) keyed_number(each.queue, each.rank);
  out_ += '}';
}

void JsonWriter::value(const std::vector<answer::CaseField>& case_fields) {
  out_ += '{';
  for (const answer::CaseField& each : case_fields) {
    if (out_.back() != '{') out_ += ',';
    value(each.key);
    out_ += ':';
    value(each.value);
  }
  out_ += '}';
}

void JsonWriter::value(TimeOfDay time) {
  out_ += '"';
  digits(time.minutes / 60, 2);
  out_ += ':';
  digits(time.minutes % 60, 2);
  out_ += '"';
}

void JsonWriter::value(const Date& date) {
  out_ += '"';
  digits(date.year, 4);
  out_ += '-';
  digits(date.month, 2);
  out_ += '-';
  digits(date.day, 2);
  out_ += '"';
}

void JsonWriter::keyed_number(std::string_view key, std::int32_t number) {
  if (out_.back() != '{') out_ += ',';
  value(key);
  out_ += ':';
  value(number);
}

void JsonWriter::digits(std::int32_t number, std::size_t width) {
  const std::size_t begin = out_.size();
  value(number);
  const std::size_t written = out_.size() - begin;
  if (written < width) out_.insert(begin, width - written, '0');
}

}  // namespace cordboard::describe
