// The configuration of one tenant: its skills, teams, queues and agents.
//
//   Site site;
//   site.queues.push_back({.key = "sales"});
//   site.agents.push_back({.key = "ann", .capacity = 3});
//   engine.submit({.at = now, .command = command::Configure{.site = &site}});
//
// Plain values with the defaults of the contract; `configure` refuses an invalid site and names
// every fault by its path. Hosts that read their site as JSON use `json.h` and need not fill these
// by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/requirement.h"
#include "cordboard/time.h"

namespace cordboard {

// Within equal effective priority, who is served first: who waits longest, who came last, or whose
// `due_at` is earliest.
enum class QueueOrder : std::uint8_t { kFifo, kLifo, kDue };
CORDBOARD_ENUM_NAMES(QueueOrder, "fifo", "lifo", "due")

// Which of the eligible agents gets the conversation. Ties: longest idle, then fewer units in use,
// then the site's order.
enum class Strategy : std::uint8_t { kLongestIdle, kLeastLoaded, kBestSkilled };
CORDBOARD_ENUM_NAMES(Strategy, "longest_idle", "least_loaded", "best_skilled")

// `none`: the agent is free at once. `optional`: until `finish_wrap_up`, or the limit if there is
// one. `mandatory`: until `finish_wrap_up` with a code. `timed`: ends at the limit, or earlier by
// `finish_wrap_up`. `timed_no_early_exit`: at the limit. Until then the agent keeps the load.
enum class WrapUpMode : std::uint8_t { kNone, kOptional, kMandatory, kTimed, kTimedNoEarlyExit };
CORDBOARD_ENUM_NAMES(WrapUpMode, "none", "optional", "mandatory", "timed", "timed_no_early_exit")

// A supervisor may ask for what agents may, for any agent.
enum class AgentRole : std::uint8_t { kAgent, kSupervisor };
CORDBOARD_ENUM_NAMES(AgentRole, "agent", "supervisor")

struct WrapUpSettings {
  WrapUpMode mode = WrapUpMode::kOptional;
  Duration limit{0};  // 0: no limit. `timed` and `timed_no_early_exit` need one.

  static constexpr auto fields() {
    return std::tuple{field(1, "mode", &WrapUpSettings::mode),
                      field(2, "limit_ms", &WrapUpSettings::limit)};
  }
};

struct WrapUpCodeSettings {
  std::string key{};
  std::string name{};

  static constexpr auto fields() {
    return std::tuple{field(1, "key", &WrapUpCodeSettings::key),
                      field(2, "name", &WrapUpCodeSettings::name)};
  }
};

struct QueueSettings {
  std::string key{};
  std::string name{};
  std::int32_t priority = 0;          // higher is served first
  std::int32_t aging_per_minute = 0;  // priority points gained by a minute of waiting
  QueueOrder order = QueueOrder::kFifo;
  Strategy strategy = Strategy::kLongestIdle;
  std::int32_t weight = 1;  // units of capacity that a conversation takes
  Requirement needs{};      // wire name `requires`
  std::optional<std::vector<std::string>>
      agents{};  // who serves; with `teams` their union; neither: everyone
  std::optional<std::vector<std::string>> teams{};
  Duration offer_timeout{20'000};
  bool auto_accept = false;
  std::int32_t missed_before_rona = 1;  // missed offers in a row; 0: never
  Duration declined_pause{0};  // after declining, the agent gets no offer at all for so long
  // For so long who missed or declined is not offered the same conversation, while another eligible
  // agent serves the queue.
  Duration reoffer_after{60'000};
  Duration service_level{20'000};
  WrapUpSettings wrap_up{};
  Duration customer_grace{30'000};  // a customer who lost the connection keeps the place so long

  static constexpr auto fields() {
    return std::tuple{field(1, "key", &QueueSettings::key),
                      field(2, "name", &QueueSettings::name),
                      field(3, "priority", &QueueSettings::priority),
                      field(4, "aging_per_minute", &QueueSettings::aging_per_minute),
                      field(5, "order", &QueueSettings::order),
                      field(6, "strategy", &QueueSettings::strategy),
                      field(7, "weight", &QueueSettings::weight),
                      field(8, "requires", &QueueSettings::needs),
                      field(9, "agents", &QueueSettings::agents),
                      field(10, "teams", &QueueSettings::teams),
                      field(11, "offer_timeout_ms", &QueueSettings::offer_timeout),
                      field(12, "auto_accept", &QueueSettings::auto_accept),
                      field(13, "missed_before_rona", &QueueSettings::missed_before_rona),
                      field(14, "declined_pause_ms", &QueueSettings::declined_pause),
                      field(15, "reoffer_after_ms", &QueueSettings::reoffer_after),
                      field(16, "service_level_ms", &QueueSettings::service_level),
                      field(17, "wrap_up", &QueueSettings::wrap_up),
                      field(18, "customer_grace_ms", &QueueSettings::customer_grace)};
  }
};

// An agent's level, 1–10, in a skill.
struct SkillLevel {
  std::string skill{};
  std::int32_t level = 1;
};

struct AgentSettings {
  std::string key{};
  std::string name{};
  std::string title{};
  std::string email{};
  std::string phone{};
  AgentRole role = AgentRole::kAgent;
  std::vector<std::string> teams{};
  std::vector<SkillLevel> skills{};         // wire: {"en":5}
  std::int32_t capacity = 3;                // units
  std::optional<Duration> wrap_up_limit{};  // the smaller of this and the queue's counts

  static constexpr auto fields() {
    return std::tuple{field(1, "key", &AgentSettings::key),
                      field(2, "name", &AgentSettings::name),
                      field(3, "title", &AgentSettings::title),
                      field(4, "email", &AgentSettings::email),
                      field(5, "phone", &AgentSettings::phone),
                      field(6, "role", &AgentSettings::role),
                      field(7, "teams", &AgentSettings::teams),
                      field(8, "skills", &AgentSettings::skills),
                      field(9, "capacity", &AgentSettings::capacity),
                      field(10, "wrap_up_limit_ms", &AgentSettings::wrap_up_limit)};
  }
};

struct Site {
  std::string name{};
  std::string time_zone = "UTC";
  Duration keep_closed{std::int64_t{90} * 24 * 3600 *
                       1000};  // how long closed conversations are remembered
  std::vector<std::string> skills{};
  std::vector<std::string> teams{};
  std::vector<std::string> not_ready_reasons{};
  std::vector<std::string> decline_reasons{};
  std::vector<WrapUpCodeSettings> wrap_up_codes{};
  std::vector<QueueSettings> queues{};
  std::vector<AgentSettings> agents{};  // their order is the last tie-break of every strategy

  static constexpr auto fields() {
    return std::tuple{field(1, "name", &Site::name),
                      field(2, "time_zone", &Site::time_zone),
                      field(3, "keep_closed_ms", &Site::keep_closed),
                      field(4, "skills", &Site::skills),
                      field(5, "teams", &Site::teams),
                      field(6, "not_ready_reasons", &Site::not_ready_reasons),
                      field(7, "decline_reasons", &Site::decline_reasons),
                      field(8, "wrap_up_codes", &Site::wrap_up_codes),
                      field(9, "queues", &Site::queues),
                      field(10, "agents", &Site::agents)};
  }
};

}  // namespace cordboard
