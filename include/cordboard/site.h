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
#include <string_view>
#include <utility>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/hours.h"
#include "cordboard/requirement.h"
#include "cordboard/time.h"

namespace cordboard {

// Within equal effective priority, who is served first: who waits longest, who came last, or whose
// `due_at` is earliest.
enum class QueueOrder : std::uint8_t { kFifo, kLifo, kDue };
CORDBOARD_ENUM_NAMES(QueueOrder, "fifo", "lifo", "due")

// The names of the strategies that come with the engine: which of the eligible agents gets a
// conversation. A host may add its own (strategy.h). Ties: longest idle, then fewer units in use,
// then the site's order.
namespace strategy {
inline constexpr std::string_view kLongestIdle = "longest_idle";
inline constexpr std::string_view kLeastLoaded = "least_loaded";  // share of the capacity in use
inline constexpr std::string_view kRoundRobin = "round_robin";    // next in the site's order
inline constexpr std::string_view kBestSkilled = "best_skilled";  // levels in the skills needed
inline constexpr std::string_view kFewestHandled = "fewest_handled";  // accepted since signed in
inline constexpr std::string_view kRanked = "ranked";                 // the agent's `rank`
inline constexpr std::string_view kRandom = "random";                 // seeded, part of the state
}  // namespace strategy

// What becomes of a newcomer when no agent who serves the queue is signed in. Who is in RONA or not
// ready is staff, who drains is not.
enum class WhenUnstaffed : std::uint8_t { kQueue, kReject, kOverflow };
CORDBOARD_ENUM_NAMES(WhenUnstaffed, "queue", "reject", "overflow")

// What becomes of a newcomer outside the queue's hours.
enum class WhenClosed : std::uint8_t { kReject, kQueue };
CORDBOARD_ENUM_NAMES(WhenClosed, "reject", "queue")

// `none`: the agent is free at once. `optional`: until `finish_wrap_up`, or the limit if there is
// one. `mandatory`: until `finish_wrap_up` with a code. `timed`: ends at the limit, or earlier by
// `finish_wrap_up`. `timed_no_early_exit`: at the limit. Until then the agent keeps the load.
enum class WrapUpMode : std::uint8_t { kNone, kOptional, kMandatory, kTimed, kTimedNoEarlyExit };
CORDBOARD_ENUM_NAMES(WrapUpMode, "none", "optional", "mandatory", "timed", "timed_no_early_exit")

// Where a chat goes whose transfer nobody accepted: it stays with the sender, or goes to its queue.
enum class TransferMissed : std::uint8_t { kReturn, kQueue };
CORDBOARD_ENUM_NAMES(TransferMissed, "return", "queue")

// A supervisor may ask for what agents may, for any agent.
enum class AgentRole : std::uint8_t { kAgent, kSupervisor };
CORDBOARD_ENUM_NAMES(AgentRole, "agent", "supervisor")

struct WrapUpSettings {
  WrapUpMode mode = WrapUpMode::kOptional;
  Duration limit{0};  // 0: no limit. `timed` and `timed_no_early_exit` need one.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(
        field(1, "mode", &WrapUpSettings::mode),
        field(2, "limit_ms", &WrapUpSettings::limit, rule::number(0, limits::kLongestWrapUpMs)));
  }
  template <class Report>
  static constexpr void cross_check(const WrapUpSettings& wrap_up, Report&& report) {
    const bool is_timed =
        wrap_up.mode == WrapUpMode::kTimed || wrap_up.mode == WrapUpMode::kTimedNoEarlyExit;
    if (is_timed && wrap_up.limit.count() == 0) {
      report("limit_ms", "must be set for a timed wrap-up");
    }
  }
};

struct WrapUpCodeSettings {
  std::string key{};
  std::string name{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &WrapUpCodeSettings::key, rule::key()),
             field(2, "name", &WrapUpCodeSettings::name, rule::name()));
  }
};

// A text that agents send instead of typing; parameters are written <name>.
struct CannedResponseSettings {
  std::string key{};
  std::string text{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &CannedResponseSettings::key, rule::key()),
             field(2, "text", &CannedResponseSettings::text));
  }
};

// What the value of a field is: any text; a whole number; a day, "2026-12-24"; true or false.
enum class CaseFieldType : std::uint8_t { kText, kNumber, kDate, kBoolean };
CORDBOARD_ENUM_NAMES(CaseFieldType, "text", "number", "date", "boolean")

// A field of the host's own in cases. Values are texts on the wire, whatever their type.
struct CaseFieldSettings {
  std::string key{};
  std::string name{};
  CaseFieldType type = CaseFieldType::kText;

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &CaseFieldSettings::key, rule::key()),
             field(2, "name", &CaseFieldSettings::name, rule::name()),
             field(3, "type", &CaseFieldSettings::type));
  }
};

// From a time of waiting on, a queue asks for less, or looks further. Steps add up in order.
struct RelaxStep {
  Duration after{0};                   // since `waiting_since`; no step may come before the last
  std::optional<Requirement> needs{};  // wire name `requires`: in place of the queue's
  std::vector<std::string> drop{};     // skills that are asked for no more, by nobody
  std::optional<std::vector<std::string>> teams{};  // with `agents`: who serves from now on
  std::optional<std::vector<std::string>> agents{};
  std::optional<std::int32_t> priority_add{};
  std::optional<std::int32_t> offers_at_once{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "after_ms", &RelaxStep::after, rule::duration().required()),
             field(2, "requires", &RelaxStep::needs),
             field(3, "drop", &RelaxStep::drop, rule::at_most(limits::kSkills)),
             field(4, "teams", &RelaxStep::teams, rule::at_most(limits::kTeams)),
             field(5, "agents", &RelaxStep::agents, rule::at_most(limits::kAgents)),
             field(6, "priority_add", &RelaxStep::priority_add, rule::priority()),
             field(7, "offers_at_once", &RelaxStep::offers_at_once,
                   rule::number(1, limits::kOffersAtOnce)));
  }
};

// Where a conversation goes that finds the queue full or has waited too long: to another queue,
// with its age, or (`reject`, the default) away.
struct OverflowSettings {
  std::optional<bool> reject{};
  std::optional<std::string> queue{};
  std::int32_t priority_add = 0;

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "reject", &OverflowSettings::reject),
             field(2, "queue", &OverflowSettings::queue),
             field(3, "priority_add", &OverflowSettings::priority_add, rule::priority()));
  }
  template <class Report>
  static constexpr void cross_check(const OverflowSettings& overflow, Report&& report) {
    if (overflow.reject.value_or(false) == overflow.queue.has_value()) {
      report("", "must either reject or name a queue");
    }
    if (!overflow.queue && overflow.priority_add != 0) {
      report("priority_add", "has no meaning without a queue");
    }
  }
};

// Since the customer began to wait for an answer; 0: never.
struct ReminderSettings {
  Duration yellow{30'000};
  Duration red{60'000};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "yellow_ms", &ReminderSettings::yellow, rule::duration()),
             field(2, "red_ms", &ReminderSettings::red, rule::duration()));
  }
  // Red comes after yellow, unless one of them is off.
  template <class Report>
  static constexpr void cross_check(const ReminderSettings& reminder, Report&& report) {
    const bool are_set = reminder.yellow.count() > 0 && reminder.red.count() > 0;
    if (are_set && reminder.red <= reminder.yellow) report("red_ms", "must be more than yellow_ms");
  }
};

// Since the last message of an agent that the customer has not answered; 0: never.
struct IdleSettings {
  Duration warn{0};
  Duration end{0};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "warn_ms", &IdleSettings::warn, rule::duration()),
             field(2, "end_ms", &IdleSettings::end, rule::duration()));
  }
  // The end comes after the warning, unless one of them is off.
  template <class Report>
  static constexpr void cross_check(const IdleSettings& idle, Report&& report) {
    const bool are_set = idle.warn.count() > 0 && idle.end.count() > 0;
    if (are_set && idle.end <= idle.warn) report("end_ms", "must be more than warn_ms");
  }
};

struct QueueSettings {
  std::string key{};
  std::string name{};
  std::int32_t priority = 0;          // higher is served first
  std::int32_t aging_per_minute = 0;  // priority points gained by a minute of waiting
  QueueOrder order = QueueOrder::kFifo;
  std::string strategy{strategy::kLongestIdle};
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
  std::vector<RelaxStep> relax{};
  std::int32_t offers_at_once = 1;  // to how many agents one conversation is offered at a time
  bool pull = false;                // agents pick for themselves
  std::int32_t max_offers = 0;     // failed offers before the conversation overflows; 0: any number
  std::int32_t max_waiting = 0;    // without an agent; 0: any number
  Duration max_wait{0};            // in this queue; 0: for ever
  Duration max_estimated_wait{0};  // of a newcomer, by the median; 0: any
  std::optional<OverflowSettings> overflow{};  // absent: rejects
  WhenUnstaffed when_unstaffed = WhenUnstaffed::kQueue;
  std::int32_t max_per_agent = 0;      // chats and offers of this queue; 0: any number
  std::optional<std::string> hours{};  // a calendar; absent: always open
  WhenClosed when_closed = WhenClosed::kReject;
  Duration sticky_wait{0};  // waits so long for the agent who had the customer last; 0: off
  ReminderSettings reminder{};
  Duration abandon_resume{60'000};  // who comes back so soon takes up the old place
  std::optional<IdleSettings> customer_idle{};
  TransferMissed transfer_missed = TransferMissed::kReturn;
  Duration consult_timeout{60'000};  // for asking one agent after the other
  std::int32_t max_agents = 5;       // in one conference

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(
        field(1, "key", &QueueSettings::key, rule::key()),
        field(2, "name", &QueueSettings::name, rule::name()),
        field(3, "priority", &QueueSettings::priority, rule::priority()),
        field(4, "aging_per_minute", &QueueSettings::aging_per_minute,
              rule::number(0, limits::kAgingPerMinute)),
        field(5, "order", &QueueSettings::order), field(6, "strategy", &QueueSettings::strategy),
        field(7, "weight", &QueueSettings::weight, rule::number(1, limits::kWeight)),
        field(8, "requires", &QueueSettings::needs),
        field(9, "agents", &QueueSettings::agents, rule::at_most(limits::kAgents)),
        field(10, "teams", &QueueSettings::teams, rule::at_most(limits::kTeams)),
        field(11, "offer_timeout_ms", &QueueSettings::offer_timeout, rule::duration(1)),
        field(12, "auto_accept", &QueueSettings::auto_accept),
        field(13, "missed_before_rona", &QueueSettings::missed_before_rona,
              rule::number(0, limits::kPriority)),
        field(14, "declined_pause_ms", &QueueSettings::declined_pause, rule::duration()),
        field(15, "reoffer_after_ms", &QueueSettings::reoffer_after, rule::duration()),
        field(16, "service_level_ms", &QueueSettings::service_level, rule::duration()),
        field(17, "wrap_up", &QueueSettings::wrap_up),
        field(18, "customer_grace_ms", &QueueSettings::customer_grace, rule::duration()),
        field(19, "relax", &QueueSettings::relax, rule::at_most(limits::kRelaxSteps)),
        field(20, "offers_at_once", &QueueSettings::offers_at_once,
              rule::number(1, limits::kOffersAtOnce)),
        field(21, "pull", &QueueSettings::pull),
        field(22, "max_offers", &QueueSettings::max_offers, rule::at_least(0)),
        field(23, "max_waiting", &QueueSettings::max_waiting, rule::at_least(0)),
        field(24, "max_wait_ms", &QueueSettings::max_wait, rule::duration()),
        field(25, "max_estimated_wait_ms", &QueueSettings::max_estimated_wait, rule::duration()),
        field(26, "overflow", &QueueSettings::overflow),
        field(27, "when_unstaffed", &QueueSettings::when_unstaffed),
        field(28, "max_per_agent", &QueueSettings::max_per_agent, rule::at_least(0)),
        field(29, "hours", &QueueSettings::hours),
        field(30, "when_closed", &QueueSettings::when_closed),
        field(31, "sticky_wait_ms", &QueueSettings::sticky_wait, rule::duration()),
        field(32, "reminder", &QueueSettings::reminder),
        field(33, "abandon_resume_ms", &QueueSettings::abandon_resume, rule::duration()),
        field(34, "customer_idle", &QueueSettings::customer_idle),
        field(35, "transfer_missed", &QueueSettings::transfer_missed),
        field(36, "consult_timeout_ms", &QueueSettings::consult_timeout, rule::duration(1)),
        field(37, "max_agents", &QueueSettings::max_agents,
              rule::number(1, limits::kAgentsPerConversation)));
  }
};

// An agent's level, 1–10, in a skill.
struct SkillLevel {
  std::string skill{};
  std::int32_t level = 1;
};

// An agent's rank in a queue, lower first.
struct QueueRank {
  std::string queue{};
  std::int32_t rank = 0;
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
  std::vector<QueueRank> rank{};            // for `ranked`, wire: {"sales":1}; none: last
  std::optional<ScheduleSettings> schedule{};
  // Since the last connection was lost: not ready; chats go back to the front of their queues.
  Duration disconnect_grace{30'000};
  Duration requeue_after{120'000};
  bool may_push_urls = false;
  std::optional<SlotSettings> calendar_slots{};  // that customers may book

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &AgentSettings::key, rule::key()),
             field(2, "name", &AgentSettings::name, rule::name()),
             field(3, "title", &AgentSettings::title, rule::name()),
             field(4, "email", &AgentSettings::email, rule::name()),
             field(5, "phone", &AgentSettings::phone, rule::name()),
             field(6, "role", &AgentSettings::role),
             field(7, "teams", &AgentSettings::teams, rule::at_most(limits::kTeams)),
             field(8, "skills", &AgentSettings::skills, rule::level()),
             field(9, "capacity", &AgentSettings::capacity, rule::number(0, limits::kCapacity)),
             field(10, "wrap_up_limit_ms", &AgentSettings::wrap_up_limit,
                   rule::number(0, limits::kLongestWrapUpMs)),
             field(11, "rank", &AgentSettings::rank, rule::priority()),
             field(12, "schedule", &AgentSettings::schedule),
             field(13, "disconnect_grace_ms", &AgentSettings::disconnect_grace, rule::duration()),
             field(14, "requeue_after_ms", &AgentSettings::requeue_after, rule::duration()),
             field(15, "may_push_urls", &AgentSettings::may_push_urls),

             field(100, "calendar_slots", &AgentSettings::calendar_slots));
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
  std::vector<CalendarSettings> calendars{};
  std::vector<CannedResponseSettings> canned_responses{};
  std::vector<CaseFieldSettings> case_fields{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "name", &Site::name, rule::name()), field(2, "time_zone", &Site::time_zone),
             field(3, "keep_closed_ms", &Site::keep_closed, rule::duration()),
             field(4, "skills", &Site::skills, rule::keys(limits::kSkills)),
             field(5, "teams", &Site::teams, rule::keys(limits::kTeams)),
             field(6, "not_ready_reasons", &Site::not_ready_reasons, rule::keys(limits::kReasons)),
             field(7, "decline_reasons", &Site::decline_reasons, rule::keys(limits::kReasons)),
             field(8, "wrap_up_codes", &Site::wrap_up_codes, rule::at_most(limits::kReasons)),
             field(9, "queues", &Site::queues, rule::at_most(limits::kQueues)),
             field(10, "agents", &Site::agents, rule::at_most(limits::kAgents)),
             field(11, "calendars", &Site::calendars, rule::at_most(limits::kCalendars)),
             field(12, "canned_responses", &Site::canned_responses,
                   rule::at_most(limits::kCannedResponses)),

             field(100, "case_fields", &Site::case_fields, rule::at_most(limits::kCaseFields)));
  }
};

}  // namespace cordboard
