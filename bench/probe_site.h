// The site that everything here is measured on: so many agents over so many skill profiles, so many
// queues with needs. What the engine, the floor and the rivals are made from, so that they decide
// alike.
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
  bool reminder = false;  // of a customer who waits for an answer: one more event, one more timer
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

// Three of a profile's skills, as bits, others for each class: at least that profile can serve it.
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

// No profile without an agent: each class shall have somebody who can serve it.
inline std::vector<std::uint32_t> profiles_of(const Shape& shape) {
  return profile_skills(std::min(shape.profiles, shape.agents));
}

// Of each class the skills it needs.
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

// Who suits whom, worked out for those that do not have an engine for it: profiles by class, and
// classes by profile. Nobody suits the classes whose skill nobody has: they come after the others.
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

// So many queues whose skill nobody has.
inline std::size_t blocked_queues(const Shape& shape) {
  return std::min<std::size_t>(shape.classes, 1'000);
}

// `class-K`: the queues, each one requirement class, served by whoever has the skills. `blocked-K`:
// further queues whose skill nobody has. `holding`: a queue with one agent apart, whose
// chats never end, so that the customers stay known.
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
