// Requirements as the core stores them: each distinct one once, with handles for skills.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "cordboard/ids.h"
#include "cordboard/requirement.h"
#include "state/keys.h"
#include "state/pool.h"

namespace cordboard::core {

// A skill and its level.
struct Level {
  SkillId skill;
  std::int32_t level = 0;

  friend bool operator==(Level, Level) = default;
  auto persistent() { return std::tie(skill, level); }
};

// The level of a skill among `skills`, which are sorted by skill; 0 if it is missing.
std::int32_t level_of(std::span<const Level> skills, SkillId skill);

// The index of a distinct requirement; 0 is the empty one.
using NeedId = Slot;

class Needs {
 public:
  Needs() { texts_[texts_.take()] = {}; }

  // Whether an agent with these skills (sorted by skill) satisfies the requirement.
  bool met_by(NeedId need, std::span<const Level> skills) const;

  // The sum of the agent's levels in the skills that the requirements name, each skill counted
  // once.
  std::int32_t score(NeedId a, NeedId b, std::span<const Level> skills) const;

  // The requirement in the form in which it was given.
  const Requirement& requirement(NeedId need) const { return texts_[need].requirement; }

  // Identifies the content: if a NeedId is reused for another requirement, its serial changes.
  std::uint64_t serial(NeedId need) const { return texts_[need].serial; }
  // The number of distinct requirements in use.
  std::size_t in_use() const { return in_use_; }
  // Whether this requirement is in use.
  bool is_in_use(const Requirement& requirement) const;

  // The index of the requirement, in use or not; nothing if it has none.
  std::optional<NeedId> find(const Requirement& requirement) const;

  // Adds a user of the requirement. REQUIRES: its skills are interned.
  NeedId hold(const Requirement& requirement, const Keys& keys);
  void drop(NeedId need);

 private:
  struct Node {
    Requirement::Kind kind = Requirement::Kind::kAll;
    SkillId skill;
    std::int32_t at_least = 0;
    std::uint32_t end = 0;  // one past the last node of this part
  };
  struct Text {
    Requirement requirement;
    std::string canonical;
    std::vector<Node> nodes;  // each part's root precedes its parts
    std::vector<SkillId> named;
    std::uint32_t users = 0;
    std::uint64_t serial = 0;
    bool is_resting = false;  // in resting_
  };
  // Requirements that become unused are kept for a while, so that the next user finds them
  // compiled.
  static constexpr std::size_t kResting = 4096;

  static void flatten(const Requirement& requirement, const Keys& keys, Text& text);
  bool met(const Text& text, std::uint32_t node, std::span<const Level> skills) const;

  void rest(NeedId need);

  Pool<Text> texts_;
  std::deque<NeedId> resting_;
  std::uint64_t serials_ = 0;
  std::size_t in_use_ = 0;
  absl::flat_hash_map<std::string, NeedId> by_canonical_;
};

}  // namespace cordboard::core
