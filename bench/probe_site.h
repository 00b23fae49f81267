// The site of all measurements: agents divided into groups with equal skills (`profiles`), and
// queues with requirements. The engine, the floor and the rivals are built from it, so that they
// decide alike.
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
inline constexpr int kCapacity = 3;
inline constexpr std::int64_t kOfferTimeoutMs = 20'000;
inline constexpr std::int64_t kWrapUpLimitMs = 120'000;
// Time that passes with each command.
inline constexpr std::int64_t kStepMs = 10;

struct Shape {
  std::size_t agents = 1000;
  std::size_t profiles = 64;
  std::size_t classes = 32;
  bool reminder = false;  // for a customer who waits for an answer: one more event, one more timer
};

// Different sets of 8 to 16 of the skills, one for each group, as bits.
inline std::vector<std::uint32_t> profile_skills(std::size_t profiles) {
  constexpr std::uint32_t kAll = (std::uint32_t{1} << kSkills) - 1;
  std::vector<std::uint32_t> sets;
  for (std::uint32_t i = 1; sets.size() < profiles && i <= kAll; ++i) {
    // An odd factor permutes the numbers below a power of two: scattered bits without repetition.
    const std::uint32_t bits = (i * 0x9E3779B1u) & kAll;
    if (std::popcount(bits) >= 8 && std::popcount(bits) <= 16) sets.push_back(bits);
  }
  return sets;
}

inline std::string skill_key(int skill) { return "skill-" + std::to_string(skill); }

// Three of a group's skills as bits, different for each class: at least that group can serve it.
inline std::uint32_t class_skills(std::uint32_t skills, std::size_t number) {
  std::uint32_t needed = 0;
  int passed_over = static_cast<int>(number % 5);
  for (int skill = 0; skill < kSkills && std::popcount(needed) < 3; ++skill) {
    if ((skills >> skill & 1) == 0 || passed_over-- > 0) continue;
    needed |= std::uint32_t{1} << skill;
  }
  return needed;
}

inline cordboard::Requirement needs_of(std::uint32_t skills, int level = 1) {
  std::vector<cordboard::Requirement> needs;
  for (int skill = 0; skill < kSkills; ++skill) {
    if ((skills >> skill & 1) == 0) continue;
    needs.push_back(cordboard::Requirement::skill(skill_key(skill), level));
  }
  return cordboard::Requirement::all_of(std::move(needs));
}

// Every group has an agent, so that each class has an agent who can serve it.
inline std::vector<std::uint32_t> profiles_of(const Shape& shape) {
  return profile_skills(std::min(shape.profiles, shape.agents));
}

// The required skills of each class.
inline std::vector<std::uint32_t> classes_of(const Shape& shape) {
  const std::vector<std::uint32_t> profiles = profiles_of(shape);
  std::vector<std::uint32_t> classes(shape.classes);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    classes[i] = class_skills(profiles[i % profiles.size()], i);
  }
  return classes;
}

inline cordboard::QueueSettings queue_settings(bool reminder) {
  cordboard::QueueSettings queue;
  queue.offer_timeout = cordboard::Duration{kOfferTimeoutMs};
  queue.wrap_up.limit = cordboard::Duration{kWrapUpLimitMs};
  if (!reminder) queue.reminder = {cordboard::Duration{0}, cordboard::Duration{0}};
  return queue;
}

inline cordboard::AgentSettings agent_settings(std::size_t number, std::uint32_t skills) {
  cordboard::AgentSettings agent;
  agent.key = "agent-" + std::to_string(number);
  agent.capacity = kCapacity;
  for (int skill = 0; skill < kSkills; ++skill) {
    if ((skills >> skill & 1) != 0) agent.skills.push_back({skill_key(skill), 3});
  }
  return agent;
}

// Which groups suit which classes, computed for systems without the engine: groups by class, and
// classes by group. The classes with a skill that no agent has come after the others and have no
// group.
struct Suiting {
  std::vector<std::vector<std::uint32_t>> profiles;
  std::vector<std::vector<std::uint32_t>> classes;
};

inline Suiting suiting(const Shape& shape) {
  const std::vector<std::uint32_t> profiles = profiles_of(shape);
  const std::vector<std::uint32_t> classes = classes_of(shape);
  Suiting made{.profiles = std::vector<std::vector<std::uint32_t>>(2 * classes.size()),
               .classes = std::vector<std::vector<std::uint32_t>>(profiles.size())};
  for (std::uint32_t number = 0; number < classes.size(); ++number) {
    for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
      if ((profiles[profile] & classes[number]) != classes[number]) continue;
      made.profiles[number].push_back(profile);
      made.classes[profile].push_back(number);
    }
  }
  return made;
}

// The number of queues with a skill that no agent has.
inline std::size_t blocked_queues(const Shape& shape) {
  return std::min<std::size_t>(shape.classes, 1'000);
}

// `class-K`: the queues, each one requirement class, served by all agents with the skills.
// `blocked-K`: further queues with a skill that no agent has. `holding`: a queue with one separate
// agent, whose conversations never end, so that the customers stay known.
inline cordboard::Site make_site(const Shape& shape) {
  cordboard::Site site;
  site.keep_closed = cordboard::Duration{0};
  for (int skill = 0; skill < kSkills; ++skill) site.skills.push_back(skill_key(skill));
  site.skills.push_back("nobody-has");
  const std::vector<std::uint32_t> profiles = profiles_of(shape);
  const std::vector<std::uint32_t> classes = classes_of(shape);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    cordboard::QueueSettings queue = queue_settings(shape.reminder);
    queue.key = "class-" + std::to_string(i);
    queue.needs = needs_of(classes[i]);
    site.queues.push_back(queue);
    if (i >= blocked_queues(shape)) continue;
    queue.key = "blocked-" + std::to_string(i);
    queue.needs = cordboard::Requirement::skill("nobody-has");
    site.queues.push_back(queue);
  }
  cordboard::QueueSettings holding = queue_settings(false);
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
