#include "json/value_reader.h"

#include "cordboard/limits.h"
#include "json/requirement_reader.h"
#include "json/site_reader.h"

namespace cordboard::json {
namespace {

// The message of a value that is not of this kind.
std::string_view must_be(Kind kind) {
  switch (kind) {
    case Kind::kBool:
      return "must be true or false";
    case Kind::kText:
      return "must be text";
    case Kind::kList:
      return "must be a list";
    case Kind::kObject:
      return "must be an object";
    case Kind::kNull:
    case Kind::kInteger:
    case Kind::kNumber:
      break;
  }
  return "must be a whole number";
}

// The number in a text of exactly `count` digits.
std::optional<std::int32_t> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return std::nullopt;
  std::int32_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// Reads "09:30". Returns nothing for any other form, and for a time after "24:00".
std::optional<TimeOfDay> time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = digits(text.substr(0, 2), 2);
  const auto minutes = digits(text.substr(3), 2);
  if (!hours || !minutes || *minutes > 59) return std::nullopt;
  const TimeOfDay time{*hours * 60 + *minutes};
  return is_in_a_day(time) ? std::optional(time) : std::nullopt;
}

// Reads "2026-12-24". Returns nothing for any other form, and for a day that does not exist.
std::optional<Date> date_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4), 4);
  const auto month = digits(text.substr(5, 2), 2);
  const auto day = digits(text.substr(8), 2);
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  return is_real(date) ? std::optional(date) : std::nullopt;
}

}  // namespace

bool ValueReader::is(Kind kind, Value value, const Place& place) {
  if (value.kind() == kind) return true;
  faults_.add(place, must_be(kind));
  return false;
}

std::optional<std::int64_t> ValueReader::whole_number(Value value, const Place& place,
                                                      std::int64_t low, std::int64_t high) {
  if (value.kind() == Kind::kInteger && value.integer() >= low && value.integer() <= high) {
    return value.integer();
  }
  faults_.add(place,
              "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return std::nullopt;
}

std::optional<std::string_view> ValueReader::text(Value value, const Place& place) {
  if (!is(Kind::kText, value, place)) return std::nullopt;
  if (value.text().find('\0') == std::string_view::npos) return value.text();
  faults_.add(place, "must not contain U+0000");
  return std::nullopt;
}

std::optional<std::string_view> ValueReader::key(Value value, const Place& place) {
  if (!is(Kind::kText, value, place)) return std::nullopt;
  return key(value.text(), place);
}

std::optional<std::string_view> ValueReader::key(std::string_view text, const Place& place) {
  if (is_key(text)) return text;
  faults_.add(place, shape::kMustBeKey);
  return std::nullopt;
}

void ValueReader::not_one_of(const Place& place, std::span<const std::string_view> names) {
  std::string message = "must be one of";
  for (const std::string_view name : names) {
    message += name.data() == names.front().data() ? " " : ", ";
    message += name;
  }
  faults_.add(place, message);
}

void ValueReader::read(Value value, const Place& place, bool& into) {
  if (is(Kind::kBool, value, place)) into = value.truth();
}

void ValueReader::read(Value value, const Place& place, Duration& into) {
  if (const auto ms = whole_number(value, place, 0, kMostExact)) into = Duration{*ms};
}

void ValueReader::read(Value value, const Place& place, Time& into) {
  if (const auto ms = whole_number(value, place, 0, limits::kLatestTimeMs)) {
    into = time_from_ms(*ms);
  }
}

void ValueReader::read(Value value, const Place& place, std::string_view& into) {
  if (const auto found = text(value, place)) into = *found;
}

void ValueReader::read(Value value, const Place& place, std::string& into) {
  if (const auto found = text(value, place)) into = *found;
}

void ValueReader::read(Value value, const Place& place, OptionalText& into) {
  if (const auto found = text(value, place)) into = *found;
}

void ValueReader::read(Value value, const Place& place, Recording& into) {
  if (value.kind() == Kind::kText) return read(value, place, into.location);
  read<Recording>(value, place, into);
}

void ValueReader::read(Value value, const Place& place, CustomerRef& into) {
  if (const auto text = key(value, place)) into = *text;
}

void ValueReader::read(Value value, const Place& place, Speaker& into) {
  const auto text = key(value, place);
  if (!text) return;
  into = *text == "customer" ? Speaker::customer() : Speaker::of(names_.find<AgentId>(*text));
}

void ValueReader::read(Value value, const Place& place, Actor& into) {
  if (!is(Kind::kText, value, place)) return;
  if (value.text() == "host") {
    into = Actor::host();
  } else {
    actor_key(value.text(), place, into);
  }
}

void ValueReader::actor_key(std::string_view text, const Place& place, Actor& into) {
  const std::size_t colon = text.find(':');
  const auto kind = enum_from<Actor::Kind>(text.substr(0, colon));
  if (colon == std::string_view::npos || !kind || *kind == Actor::Kind::kHost) {
    return faults_.add(place, "must be host, agent:KEY, supervisor:KEY or customer:KEY");
  }
  const auto name = key(text.substr(colon + 1), place);
  if (!name) return;
  into.kind = *kind;
  if (*kind == Actor::Kind::kCustomer) {
    into.customer = *name;
  } else {
    into.agent = names_.find<AgentId>(*name);
  }
}

void ValueReader::read(Value value, const Place& place, Visibility& into) {
  if (value.kind() == Kind::kText && value.text() == "all") {
    into = {Visibility::Kind::kAll, {}};
  } else if (value.kind() == Kind::kText && value.text() == "agents") {
    into = {Visibility::Kind::kAgents, {}};
  } else if (const auto agent = only_member(value, "agent")) {
    into.kind = Visibility::Kind::kAgent;
    read(*agent, place.at("agent"), into.agent);
  } else {
    faults_.add(place, R"(must be "all", "agents" or {"agent":KEY})");
  }
}

void ValueReader::read(Value value, const Place& place, ThenPresence& into) {
  if (value.kind() == Kind::kText && value.text() == "ready") {
    into = {true, std::nullopt};
  } else if (value.kind() == Kind::kText && value.text() == "not_ready") {
    into = {false, std::nullopt};
  } else if (const auto reason = only_member(value, "not_ready")) {
    into.ready = false;
    read(*reason, place.at("not_ready"), into.reason);
  } else {
    faults_.add(place, R"(must be "ready", "not_ready" or {"not_ready":REASON})");
  }
}

bool ValueReader::target_member(Value member, const Place& place, Target& into) {
  const auto kind = enum_from<Target::Kind>(member.key());
  if (!kind) return false;
  into.kind = *kind;
  switch (*kind) {
    case Target::Kind::kAgent:
      read(member, place, into.agent);
      break;
    case Target::Kind::kTeam:
      read(member, place, into.team);
      break;
    case Target::Kind::kSkill:
      read(member, place, into.skill);
      break;
    case Target::Kind::kQueue:
      read(member, place, into.queue);
      break;
    case Target::Kind::kConsultation:
      read(member, place, into.consultation);
      break;
  }
  return true;
}

constexpr std::string_view kMustBeTarget =
    R"(must be one of {"agent"}, {"team"}, {"skill","at_least"}, {"queue"}, {"consultation"})";

void ValueReader::read(Value value, const Place& place, Target& into) {
  if (value.kind() != Kind::kObject) return faults_.add(place, kMustBeTarget);
  int kinds = 0;
  bool has_level = false;
  for (const Value member : value) {
    const Place here = place.at(member.key());
    if (target_member(member, here, into)) {
      ++kinds;
    } else if (member.key() == "at_least") {
      has_level = true;
      if (const auto level = whole_number(member, here, 1, limits::kSkillLevel)) {
        into.at_least = static_cast<std::int32_t>(*level);
      }
    } else {
      return faults_.add(here, "unknown field");
    }
  }
  if (kinds != 1 || (has_level && into.kind != Target::Kind::kSkill)) {
    faults_.add(place, kMustBeTarget);
  }
}

void ValueReader::read(Value value, const Place& place, Attributes& into) {
  if (!is(Kind::kObject, value, place)) return;
  kept_.attributes.clear();
  for (const Value member : value) {
    if (faults_.full()) return;
    const bool is_name = !member.key().empty() && member.key().find('\0') == std::string_view::npos;
    if (!is_name) faults_.add(place, "a name must not be empty or contain U+0000");
    const auto found = text(member, place.at(member.key()));
    if (found) kept_.attributes.push_back({member.key(), *found});
  }
  into = kept_.attributes;
}

void ValueReader::read(Value value, const Place& place, Requirement& into) {
  RequirementReader(*this, faults_).read(value, place, into);
}

void ValueReader::read(Value value, const Place& place, const Requirement*& into) {
  read(value, place, kept_.needs.emplace());
  into = &*kept_.needs;
}

void ValueReader::read(Value value, const Place& place, const Site*& into) {
  // The faults of a site are kept beside it: they make the site invalid, not the line malformed.
  if (is(Kind::kObject, value, place)) into = &kept_.site.emplace(read_site(value)).site;
}

void ValueReader::read(Value value, const Place& place, std::vector<SkillLevel>& into,
                       const rule::Number& rule) {
  if (!is(Kind::kObject, value, place)) return;
  for (const Value member : value) {
    if (faults_.full()) return;
    SkillLevel& skill = into.emplace_back();
    skill.skill = member.key();
    const auto level = whole_number(member, place.at(member.key()), rule.least, rule.most);
    if (level) skill.level = static_cast<std::int32_t>(*level);
  }
}

void ValueReader::read(Value value, const Place& place, std::vector<QueueRank>& into,
                       const rule::Number& rule) {
  if (!is(Kind::kObject, value, place)) return;
  for (const Value member : value) {
    if (faults_.full()) return;
    QueueRank& queue = into.emplace_back();
    queue.queue = member.key();
    const auto rank = whole_number(member, place.at(member.key()), rule.least, rule.most);
    if (rank) queue.rank = static_cast<std::int32_t>(*rank);
  }
}

void ValueReader::read(Value value, const Place& place, TimeOfDay& into) {
  const auto time = value.kind() == Kind::kText ? time_of_day(value.text()) : std::nullopt;
  if (time) {
    into = *time;
  } else {
    faults_.add(place, shape::kMustBeTimeOfDay);
  }
}

void ValueReader::read(Value value, const Place& place, Date& into) {
  const auto date = value.kind() == Kind::kText ? date_of(value.text()) : std::nullopt;
  if (date) {
    into = *date;
  } else {
    faults_.add(place, shape::kMustBeDate);
  }
}

}  // namespace cordboard::json
