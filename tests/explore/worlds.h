// Small worlds: sites of two agents with two units each, two queues and two skills, where every
// time is a few units of ten seconds, so that things fall due together and in each order.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "cordboard/command.h"
#include "cordboard/site.h"

namespace cordboard::explore {

inline constexpr Duration kUnit{10'000};

// One way in which a customer may come.
struct Arrival {
  QueueId queue;
  const Requirement* needs = nullptr;
  Duration credit{0};  // for earlier waiting
  std::optional<Duration> due_in{};
  std::optional<AgentId> prefer{};
};

struct World {
  std::string_view name;
  Site site;
  std::optional<Site> other{};  // that `configure` changes to, and back from
  std::vector<Arrival> arrivals;
  std::vector<const Requirement*> needs{};  // that an update may bring
  std::vector<std::int32_t> priorities{};   // that an update may bring
  bool updates_due = false;
  // Commands that are of no interest here and would multiply the states; another world has them.
  std::vector<std::string_view> without{};
  bool has_reasons = false;        // of not being ready
  int conversations = 1;           // that may ever come
  std::vector<Command> opening{};  // what has happened before the first state

  bool has(std::string_view command) const;
};

// All of them, for one conversation. The sites' keys: agents ann (0) and ben (1), queues sales (0)
// and support (1); some have a third, cat (2).
const std::vector<World>& worlds();

// The same for more conversations. What comes first in any case has happened already, so that the
// turns that can be looked at are spent on what comes then: for two, both agents are ready; for
// three, the customers have come as well.
World grown(World world, int conversations);

}  // namespace cordboard::explore
