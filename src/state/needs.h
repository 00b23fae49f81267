// Requirements as the core holds them: each distinct one once, with skills as handles.
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

// A skill at a level.
struct Level {
  SkillId skill;
  std::int32_t level = 0;

  friend bool operator==(Level, Level) = default;
  auto persistent() { return std::tie(skill, level); }
};

// The level that an agent with these skills, in order of skill, has in one of them; 0 for none.
std::int32_t level_of(std::span<const Level> skills, SkillId skill);

// A distinct requirement; 0 is the empty one.
using NeedId = Slot;

class Needs {
 public:
  Needs() { texts_[texts_.take()] = {}; }

  // Whether an agent with these skills, in order of skill, satisfies the requirement.
  bool met_by(NeedId need, std::span<const Level> skills) const;

  // Sum of the levels that these skills have in the skills that the requirements name, each skill
  // once.
  std::int32_t score(NeedId a, NeedId b, std::span<const Level> skills) const;

  // The requirement as it was put.
  const Requirement& requirement(NeedId need) const { return texts_[need].requirement; }

  // Tells contents apart: a NeedId that comes to mean another requirement gets another serial.
  std::uint64_t serial(NeedId need) const { return texts_[need].serial; }
  // Distinct requirements that somebody uses.
  std::size_t in_use() const { return in_use_; }
  // Whether somebody uses this one.
  bool is_in_use(const Requirement& requirement) const;

  // The requirement's place, if it has one, used or not.
  std::optional<NeedId> find(const Requirement& requirement) const;

  // One more user of a requirement, whose skills must be known.
  NeedId hold(const Requirement& requirement, const Keys& keys);
  void drop(NeedId need);

 private:
  struct Node {
    Requirement::Kind kind = Requirement::Kind::kAll;
    SkillId skill;
    std::int32_t at_least = 0;
    std::uint32_t end = 0;  // behind the last node of this part
  };
  struct Text {
    Requirement requirement;
    std::string canonical;
    std::vector<Node> nodes;  // each part's root first, then its parts
    std::vector<SkillId> named;
    std::uint32_t users = 0;
    std::uint64_t serial = 0;
    bool is_resting = false;  // in resting_
  };
  // Requirements that nobody uses rest for a while, so that the next user finds them ready.
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
