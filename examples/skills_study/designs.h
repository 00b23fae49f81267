// Designs: different ways to distribute skills among the same agents.
#pragma once

#include <string>
#include <vector>

namespace cordboard::skills_study {

inline constexpr int kKinds = 6;    // of conversations, one skill each
inline constexpr int kAgents = 90;  // the same number of each kind

struct Design {
  std::string key;
  std::string text;                      // a short description
  std::vector<std::vector<int>> skills;  // of each agent, their own kind first
};

// One to six skills, with the further ones distributed evenly over the other kinds; and, with two
// skills, the long chain and the pairs.
std::vector<Design> all_designs();

}  // namespace cordboard::skills_study
