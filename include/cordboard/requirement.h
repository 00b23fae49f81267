// Which skills a conversation needs, as an expression over skill levels.
//
//   const Requirement english = Requirement::skill("en", 3);
//   const Requirement both = Requirement::all_of({english, Requirement::skill("billing")});
//
// On the wire: {"en":3,"billing":1}, or {"all":[…]}, {"any":[…]}, {"not":…},
// {"skill":"en","at_least":3}. A value type; an empty one is met by every agent.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cordboard {

struct Requirement {
  enum class Kind : std::uint8_t { kAll, kAny, kNot, kSkill };

  Kind kind = Kind::kAll;
  std::string skill_key;        // kSkill
  std::int32_t at_least = 1;    // kSkill: the lowest level, 1–10, that satisfies
  std::vector<Requirement> of;  // kAll, kAny: the parts; kNot: exactly one

  // Nothing is needed: `all` of nothing.
  bool empty() const { return kind == Kind::kAll && of.empty(); }

  static Requirement skill(std::string key, std::int32_t at_least = 1) {
    Requirement made;
    made.kind = Kind::kSkill;
    made.skill_key = std::move(key);
    made.at_least = at_least;
    return made;
  }
  static Requirement all_of(std::vector<Requirement> parts) {
    Requirement made;
    made.of = std::move(parts);
    return made;
  }
  static Requirement any_of(std::vector<Requirement> parts) {
    Requirement made;
    made.kind = Kind::kAny;
    made.of = std::move(parts);
    return made;
  }
  static Requirement none_of(Requirement part) {
    Requirement made;
    made.kind = Kind::kNot;
    made.of.push_back(std::move(part));
    return made;
  }

  friend bool operator==(const Requirement&, const Requirement&) = default;
};

}  // namespace cordboard
