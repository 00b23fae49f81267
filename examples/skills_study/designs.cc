#include "designs.h"

#include <utility>

namespace cordboard::skills_study {
namespace {

constexpr int kOfAKind = kAgents / kKinds;

// The other kinds form a ring behind the agent's own kind; `turn` of them are skipped, and the next
// ones are the further skills. Agents of a kind differ in where they begin.
std::vector<int> skills_from(int own, int turn, int count) {
  std::vector<int> skills = {own};
  for (int step = 0; step + 1 < count; ++step) {
    const int behind = 1 + (turn + step) % (kKinds - 1);
    skills.push_back((own + behind) % kKinds);
  }
  return skills;
}

Design spread(int count) {
  Design design{.key = std::to_string(count),
                .text = std::to_string(count) + (count == 1 ? " skill" : " skills"),
                .skills = {}};
  if (count > 1 && count < kKinds) design.text += ", spread";
  for (int agent = 0; agent < kAgents; ++agent) {
    design.skills.push_back(skills_from(agent / kOfAKind, agent % kOfAKind, count));
  }
  return design;
}

// Designs with two skills; the rule gives the second.
template <class Rule>
Design two(std::string key, std::string text, Rule second) {
  Design design{.key = std::move(key), .text = std::move(text), .skills = {}};
  for (int agent = 0; agent < kAgents; ++agent) {
    const int own = agent / kOfAKind;
    design.skills.push_back({own, second(own)});
  }
  return design;
}

}  // namespace

std::vector<Design> all_designs() {
  std::vector<Design> designs;
  for (int count = 1; count <= kKinds; ++count) designs.push_back(spread(count));
  designs.push_back(
      two("chain", "2 skills, one long chain", [](int own) { return (own + 1) % kKinds; }));
  designs.push_back(two("pairs", "2 skills, separate pairs", [](int own) { return own ^ 1; }));
  return designs;
}

}  // namespace cordboard::skills_study
