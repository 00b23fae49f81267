// Requirements: the skills that a conversation needs, as an expression over skill levels.
//
//   const Requirement english = Requirement::skill("en", 3);
//   const Requirement both = Requirement::all_of({english, Requirement::skill("billing")});
//   const Requirement any = Requirement::any_of({Requirement::skill("de"), both});
//   const Requirement no_trainee = Requirement::none_of(Requirement::skill("trainee"));
//   site.queues.back().needs = both;
//   command::StartConversation start{.customer = "eve", .queue = sales};
//   start.needs = &any;                                // read during `submit` only
//
// Wire form: {"en":3,"billing":1} for all of these, or {"all":[…]}, {"any":[…]}, {"not":…},
// {"skill":"en","at_least":3}. The requirement of a queue and that of a conversation must both be
// met. The engine stores each distinct requirement once, up to `limits::kRequirementClasses` in
// use. A value type that owns its texts; no thread-safety concerns.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cordboard {

// One expression. A command or site with an invalid one is refused (`malformed`, `site_invalid`);
// unknown skills are refused as `unknown_skill`. Valid with at most `limits::kRequirementNodes`
// parts, `limits::kRequirementDepth` levels of nesting, and skills that the site declares. An agent
// without a skill has level 0 in it.
struct Requirement {
  // How the parts are combined, or a condition on a skill.
  enum class Kind : std::uint8_t {
    kAll,   // All parts hold; also without parts.
    kAny,   // At least one part holds; there must be one.
    kNot,   // Not the only part.
    kSkill  // The agent has the skill at this level or above.
  };

  // `kAll` without parts is the empty requirement.
  Kind kind = Kind::kAll;
  // For `kSkill`: the skill.
  std::string skill_key;
  // For `kSkill`: the lowest level that satisfies, 1 to `limits::kSkillLevel`. A higher level
  // satisfies, too.
  std::int32_t at_least = 1;
  // For `kAll` and `kAny` the parts; for `kNot` exactly one; for `kSkill` none.
  std::vector<Requirement> of;

  // Returns whether nothing is needed. Every agent meets an empty requirement, and an engine treats
  // it as none at all.
  bool empty() const { return kind == Kind::kAll && of.empty(); }

  // Returns the requirement of one skill at this level or above.
  static Requirement skill(std::string key, std::int32_t at_least = 1) {
    Requirement made;
    made.kind = Kind::kSkill;
    made.skill_key = std::move(key);
    made.at_least = at_least;
    return made;
  }
  // Returns the requirement that all parts hold; none of them: empty.
  static Requirement all_of(std::vector<Requirement> parts) {
    Requirement made;
    made.of = std::move(parts);
    return made;
  }
  // Returns the requirement that at least one part holds. A command with an empty list of parts is
  // refused.
  static Requirement any_of(std::vector<Requirement> parts) {
    Requirement made;
    made.kind = Kind::kAny;
    made.of = std::move(parts);
    return made;
  }
  // Returns the requirement that the part does not hold: an agent who lacks the skill, or has it at
  // a lower level, meets it.
  static Requirement none_of(Requirement part) {
    Requirement made;
    made.kind = Kind::kNot;
    made.of.push_back(std::move(part));
    return made;
  }

  // Compares expressions, not meanings: the order of parts counts.
  friend bool operator==(const Requirement&, const Requirement&) = default;
};

}  // namespace cordboard
