// Who can do what: ways to share out skills among the same agents.
#pragma once

#include <string>
#include <vector>

namespace cordboard::skills_study {

inline constexpr int kKinds = 6;    // of conversations, a skill each
inline constexpr int kAgents = 90;  // as many of each kind

struct Design {
  std::string key;
  std::string text;                      // a few words
  std::vector<std::vector<int>> skills;  // of each agent, their own kind first
};

// One to six skills, the further ones shared out evenly among all other kinds; and, with two
// skills, the long chain and the pairs.
std::vector<Design> all_designs();

}  // namespace cordboard::skills_study
