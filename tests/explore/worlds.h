// Small worlds: sites of two agents with two units each, two queues and two skills. All times are a
// few units of ten seconds, so that timers fall due together and in each order.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "cordboard/command.h"
#include "cordboard/site.h"

namespace cordboard::explore {

inline constexpr Duration kUnit{10'000};

// One way in which a customer may arrive.
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
  std::optional<Site> other{};  // the site that `configure` changes to, and back from
  std::vector<Arrival> arrivals;
  std::vector<const Requirement*> needs{};  // requirements for updates
  std::vector<std::int32_t> priorities{};   // priorities for updates
  bool updates_due = false;
  // Commands that this world leaves out, because they would multiply its states; another world has
  // them.
  std::vector<std::string_view> without{};
  bool has_reasons = false;        // for not ready
  bool has_cases = false;          // questions include profiles, cases, files and calendars
  int conversations = 1;           // the largest number that may arrive
  std::vector<Command> opening{};  // commands before the first state

  bool has(std::string_view command) const;
};

// All worlds, for one conversation. Keys of the sites: agents ann (0) and ben (1), queues sales (0)
// and support (1); some have a third agent, cat (2).
const std::vector<World>& worlds();

// The same world for more conversations. Its opening contains the usual beginning, so that the
// limited number of turns is spent on later steps: for two conversations both agents are ready; for
// three the customers have arrived as well.
World grown(World world, int conversations);

}  // namespace cordboard::explore
