// Strategies of the host's own, beside those of the engine: which eligible agent gets a
// conversation.
//
//   Preference fewest_years(const Candidate& agent) { return {years_of(agent.agent)}; }
//   constexpr Strategy kOwn[] = {{"fewest_years", fewest_years, LooksAt::kAgent}};
//   Engine engine({.strategies = kOwn});
//   site.queues.back().strategy = "fewest_years";
//   engine.submit({.at = now, .command = command::Configure{.site = &site}});
//
// A strategy is a name and a pure function. The same candidate must get the same preference every
// time and on every machine; otherwise a restored engine decides differently from the original.
// Hosts that are content with the strategies of `site.h` need not include this. Thread-safety: the
// engine calls the function on the thread that uses the engine, during any call; engines on several
// threads may call it at the same time.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "cordboard/ids.h"
#include "cordboard/time.h"

namespace cordboard {

// An eligible agent, as a strategy sees them.
struct Candidate {
  // The rank of an agent who has none in the queue.
  static constexpr std::int32_t kNoRank = std::numeric_limits<std::int32_t>::max();

  // Units in use.
  std::int32_t load = 0;
  // Units in all; at least 1 here.
  std::int32_t capacity = 1;
  // Sum of the agent's levels in the skills that the requirement names.
  std::int32_t score = 0;
  // In the queue; lower comes first.
  std::int32_t rank = kNoRank;
  // Only for `LooksAt::kAgent`, as are the members below.
  AgentId agent{};
  // The place among the site's agents, from 0.
  std::uint32_t site_order = 0;
  // Conversations accepted since the last sign-in.
  std::uint64_t handled = 0;
  // When the agent became ready, or last accepted or finished a conversation or wrap-up; the
  // latest.
  Time idle_since{};
};

// How much a candidate is preferred: a fraction, the lower the better. Fractions are compared
// exactly. Among equal ones, the longest idle time decides, then fewer units in use, then the
// site's order.
struct Preference {
  // Within ± 2^31; what lies beyond is taken for the bound.
  std::int64_t numerator = 0;
  // 1 to 2^31; what lies beyond is taken for the bound.
  std::int64_t denominator = 1;
};

// The members of a candidate that a strategy reads; they decide what a match costs.
enum class LooksAt : std::uint8_t {
  // Load, capacity, score and rank, which agents share: the cost grows with the distinct ones.
  kGroup,
  kAgent  // Every member: each eligible agent with free capacity is looked at for each offer.
};

// A routing strategy.
struct Strategy {
  // A key, by which `QueueSettings::strategy` names it; must not be one of the engine's own.
  std::string_view name;
  // REQUIRES: not null; pure; does not throw; does not call the engine.
  Preference (*prefer)(const Candidate& agent) = nullptr;
  // `kGroup` leaves the members that belong to one agent at their defaults.
  LooksAt looks_at = LooksAt::kGroup;
};

}  // namespace cordboard
