// The site of the life-cycle probe: so many agents over so many skill profiles, so many queues with
// needs.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cordboard/site.h"

namespace probe {

inline constexpr int kSkills = 24;
inline constexpr std::size_t kCustomers = 64;

struct Shape {
  std::size_t agents = 1000;
  std::size_t profiles = 64;
  std::size_t classes = 32;
};

// Distinct sets of 8–16 of the skills, one for each profile, as bits.
inline std::vector<std::uint32_t> profile_skills(std::size_t profiles) {
  constexpr std::uint32_t kAll = (std::uint32_t{1} << kSkills) - 1;
  std::vector<std::uint32_t> sets;
  for (std::uint32_t i = 1; sets.size() < profiles && i <= kAll; ++i) {
    // An odd factor permutes the numbers below a power of two: scattered bits, and none twice.
    const std::uint32_t bits = (i * 0x9E3779B1u) & kAll;
    if (std::popcount(bits) >= 8 && std::popcount(bits) <= 16) sets.push_back(bits);
  }
  return sets;
}

inline std::string skill_key(int skill) { return "skill-" + std::to_string(skill); }

// Three of a profile's skills, others for each class: at least that profile can serve it.
inline cordboard::Requirement class_needs(std::uint32_t skills, std::size_t number) {
  std::vector<cordboard::Requirement> needs;
  int passed_over = static_cast<int>(number % 5);
  for (int skill = 0; skill < kSkills && needs.size() < 3; ++skill) {
    if ((skills >> skill & 1) == 0 || passed_over-- > 0) continue;
    needs.push_back(cordboard::Requirement::skill(skill_key(skill), 1));
  }
  return cordboard::Requirement::all_of(std::move(needs));
}

inline cordboard::AgentSettings agent_settings(std::size_t number, std::uint32_t skills) {
  cordboard::AgentSettings agent;
  agent.key = "agent-" + std::to_string(number);
  for (int skill = 0; skill < kSkills; ++skill) {
    if ((skills >> skill & 1) != 0) agent.skills.push_back({skill_key(skill), 3});
  }
  return agent;
}

// `class-K`: the queues, each one requirement class, served by whoever has the skills. `blocked-K`:
// the same number of queues whose skill nobody has. `holding`: a queue with one agent apart, whose
// chats never end, so that the customers stay known.
inline cordboard::Site make_site(const Shape& shape) {
  cordboard::Site site;
  site.keep_closed = cordboard::Duration{0};
  for (int skill = 0; skill < kSkills; ++skill) site.skills.push_back(skill_key(skill));
  site.skills.push_back("nobody-has");
  // No profile without an agent: each class shall have somebody who can serve it.
  const std::vector<std::uint32_t> profiles =
      profile_skills(std::min(shape.profiles, shape.agents));
  for (std::size_t i = 0; i < shape.classes; ++i) {
    cordboard::QueueSettings queue;
    queue.key = "class-" + std::to_string(i);
    queue.needs = class_needs(profiles[i % profiles.size()], i);
    site.queues.push_back(queue);
    queue.key = "blocked-" + std::to_string(i);
    queue.needs = cordboard::Requirement::skill("nobody-has");
    site.queues.push_back(queue);
  }
  cordboard::QueueSettings holding;
  holding.key = "holding";
  holding.agents = {"holder"};
  site.queues.push_back(holding);
  for (std::size_t i = 0; i < shape.agents; ++i) {
    site.agents.push_back(agent_settings(i, profiles[i % profiles.size()]));
  }
  cordboard::AgentSettings holder;
  holder.key = "holder";
  holder.capacity = static_cast<std::int32_t>(kCustomers);
  site.agents.push_back(holder);
  return site;
}

}  // namespace probe
