// The configuration of one tenant: its skills, teams, queues, agents and calendars.
//
//   Site site;
//   site.skills = {"en", "billing"};
//   site.queues.push_back({.key = "sales", .needs = Requirement::skill("en", 3)});
//   site.agents.push_back({.key = "ann", .skills = {{"en", 5}}, .capacity = 3});
//   const Batch& batch = engine.submit({.at = now, .command = command::Configure{.site = &site}});
//   for (const Fault& fault : batch.reply().faults) {
//     std::cerr << fault.path << ": " << fault.message << '\n';  // queues[2].strategy: …
//   }
//
// Every member starts with its default. `configure` checks a site as a whole, refuses an invalid
// one as `site_invalid`, and names every fault by its path. Sites in JSON are read by
// `json::read_site`.
//
// Keys have 1 to 64 characters of `A–Z a–z 0–9 . _ - @ : +` and are unique within their list. Names
// are for people: UTF-8, at most `limits::kNameBytes` bytes. Durations are whole milliseconds from
// 0 to `limits::kLongestDurationMs` unless a member says otherwise. Plain values; no thread-safety
// concerns.
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

// The order of waiting conversations that have equal effective priority in one queue. Between
// queues, the earlier `waiting_since` counts, then the lower number.
enum class QueueOrder : std::uint8_t {
  kFifo,  // Longest wait first (first in, first out).
  kLifo,  // Latest arrival first.
  kDue    // Earliest `due_at` first; a conversation without one comes last.
};
CORDBOARD_ENUM_NAMES(QueueOrder, "fifo", "lifo", "due")

// The names of the engine's strategies. A strategy chooses one of the eligible agents for a
// conversation. A host may add its own (`strategy.h`). Agents whom a strategy ranks equal are
// ordered by the longest idle time, then fewer units in use, then their order in the site.
namespace strategy {
// The agent who has been idle longest.
inline constexpr std::string_view kLongestIdle = "longest_idle";
// The agent with the smallest share of the capacity in use.
inline constexpr std::string_view kLeastLoaded = "least_loaded";
// The next in the site's order after the agent who got the queue's last offer.
inline constexpr std::string_view kRoundRobin = "round_robin";
// The highest sum of levels in the skills that the requirement names.
inline constexpr std::string_view kBestSkilled = "best_skilled";
// The fewest conversations accepted since the last sign-in.
inline constexpr std::string_view kFewestHandled = "fewest_handled";
// The lowest `rank` in the queue; agents without a rank come last.
inline constexpr std::string_view kRanked = "ranked";
// By a seeded generator, whose state is part of the engine's state. Each offer draws once.
inline constexpr std::string_view kRandom = "random";
}  // namespace strategy

// The treatment of a newcomer while no agent who serves the queue is signed in. Agents who are not
// ready or in RONA count as staff; agents who drain do not.
enum class WhenUnstaffed : std::uint8_t {
  kQueue,    // Waits.
  kReject,   // Is rejected (`unstaffed`).
  kOverflow  // Goes where `overflow` says.
};
CORDBOARD_ENUM_NAMES(WhenUnstaffed, "queue", "reject", "overflow")

// The treatment of a newcomer outside the queue's hours.
enum class WhenClosed : std::uint8_t {
  kReject,  // Is rejected (`closed`), wherever the queue would overflow to.
  kQueue    // Waits, and may be offered: the hours affect arrivals only.
};
CORDBOARD_ENUM_NAMES(WhenClosed, "reject", "queue")

// How an agent's wrap-up after a conversation ends. Until then the conversation keeps its load on
// the agent.
enum class WrapUpMode : std::uint8_t {
  kNone,             // There is no wrap-up; the agent's load is free at once.
  kOptional,         // By `finish_wrap_up`, or at the limit if there is one.
  kMandatory,        // By `finish_wrap_up` with a wrap-up code; there is no limit.
  kTimed,            // At the limit, or earlier by `finish_wrap_up`.
  kTimedNoEarlyExit  // At the limit only.
};
CORDBOARD_ENUM_NAMES(WrapUpMode, "none", "optional", "mandatory", "timed", "timed_no_early_exit")

// Where a conversation goes if nobody accepts its transfer.
enum class TransferMissed : std::uint8_t {
  kReturn,  // It stays with the sender.
  kQueue    // It goes to its queue with its age. A conference stays with the sender all the same.
};
CORDBOARD_ENUM_NAMES(TransferMissed, "return", "queue")

// The rights of an agent.
enum class AgentRole : std::uint8_t {
  kAgent,      // May act for themselves.
  kSupervisor  // May also act for any agent, monitor, coach, barge in, take over and assign.
};
CORDBOARD_ENUM_NAMES(AgentRole, "agent", "supervisor")

// A queue's wrap-up rule.
struct WrapUpSettings {
  // How the wrap-up ends.
  WrapUpMode mode = WrapUpMode::kOptional;
  // The longest wrap-up, at most `limits::kLongestWrapUpMs`; 0 for no limit. The agent's own
  // `wrap_up_limit` counts if it is smaller. `timed` and `timed_no_early_exit` need a limit.
  Duration limit{0};

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

// A code with which agents classify a conversation.
struct WrapUpCodeSettings {
  // The key that commands and events carry.
  std::string key{};
  // The name that agents see.
  std::string name{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &WrapUpCodeSettings::key, rule::key()),
             field(2, "name", &WrapUpCodeSettings::name, rule::name()));
  }
};

// A text that agents send instead of typing (`vocabulary/canned.h`).
struct CannedResponseSettings {
  // The key by which `send_canned_response` names it.
  std::string key{};
  // The text; a parameter is a key between < and >. 1 to `limits::kAgentMessage` code points.
  std::string text{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &CannedResponseSettings::key, rule::key()),
             field(2, "text", &CannedResponseSettings::text));
  }
};

// The type of a case field's values. Values are texts on the wire, whatever their type.
enum class CaseFieldType : std::uint8_t {
  kText,    // Any text.
  kNumber,  // A whole number of at most 18 digits.
  kDate,    // A day of the calendar, such as "2026-12-24".
  kBoolean  // "true" or "false".
};
CORDBOARD_ENUM_NAMES(CaseFieldType, "text", "number", "date", "boolean")

// A field that the host adds to cases.
struct CaseFieldSettings {
  // The key that `open_case` and `edit_case` use.
  std::string key{};
  // The name that agents see.
  std::string name{};
  // The type of its values.
  CaseFieldType type = CaseFieldType::kText;

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &CaseFieldSettings::key, rule::key()),
             field(2, "name", &CaseFieldSettings::name, rule::name()),
             field(3, "type", &CaseFieldSettings::type));
  }
};

// One step by which a queue asks for less, or looks further, after some time of waiting. Steps add
// up in their order: a later step changes what the earlier ones left.
struct RelaxStep {
  // The time since `waiting_since` after which the step holds; not less than in the step before.
  Duration after{0};
  // Wire name `requires`. Replaces the queue's own requirement; absent: unchanged.
  std::optional<Requirement> needs{};
  // Skills that are no longer asked for, neither by the queue nor by the conversation.
  std::vector<std::string> drop{};
  // With `agents`: the agents who serve the conversation from now on. Both absent: unchanged.
  std::optional<std::vector<std::string>> teams{};
  // The union with `teams` counts.
  std::optional<std::vector<std::string>> agents{};
  // Added to the conversation's priority.
  std::optional<std::int32_t> priority_add{};
  // Replaces the queue's `offers_at_once` for this conversation.
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

// Where a conversation goes that the queue does not take in, or that has waited too long. Either
// `reject` is true, or `queue` is set.
struct OverflowSettings {
  // True: the conversation is rejected. This is also the rule of a queue without `overflow`.
  std::optional<bool> reject{};
  // The key of another queue, into which it goes with its age; each queue at most once.
  std::optional<std::string> queue{};
  // Added to its priority on the way; only with `queue`.
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

// When the response reminder changes color. Both times are counted from the first customer message
// that no agent has answered, or from acceptance. 0: the color is never shown.
struct ReminderSettings {
  // Until yellow.
  Duration yellow{30'000};
  // Until red; more than `yellow`, unless one of them is 0.
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

// When a silent customer is warned and the conversation ends. Both times are counted from the last
// message of an agent that the customer has not answered. 0: never.
struct IdleSettings {
  // Until `customer_idle_warned`.
  Duration warn{0};
  // Until the conversation ends (`customer_idle`); more than `warn`, unless one of them is 0.
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

// A queue: its agents, its requirement, its serving order and its offers.
struct QueueSettings {
  // Must be unique among the queues.
  std::string key{};
  // For people; may be empty.
  std::string name{};
  // Higher is served first, within ± `limits::kPriority`. The effective priority is this, plus the
  // conversation's own, plus what overflow and relaxation added, plus aging. It is compared
  // exactly.
  std::int32_t priority = 0;
  // Priority points that a conversation gains per minute of waiting, in proportion to the
  // milliseconds; 0 to `limits::kAgingPerMinute`.
  std::int32_t aging_per_minute = 0;
  // The order within equal effective priority.
  QueueOrder order = QueueOrder::kFifo;
  // Which eligible agent gets a conversation: a name from `strategy` above, or one of the host's.
  std::string strategy{strategy::kLongestIdle};
  // Units of an agent's capacity that a conversation takes; 1 to `limits::kWeight`.
  std::int32_t weight = 1;
  // Wire name `requires`. The skills that an agent needs, besides what the conversation asks for.
  Requirement needs{};
  // The agents who serve the queue: the union of `agents` and `teams`. Neither given: every
  // agent.
  std::optional<std::vector<std::string>> agents{};
  // Keys of teams; see `agents`.
  std::optional<std::vector<std::string>> teams{};
  // How long an agent has to answer an offer; at least 1 ms. Then the offer expires (a missed
  // offer).
  Duration offer_timeout{20'000};
  // True: the engine accepts each offer of kind `route` in the agent's place at once.
  bool auto_accept = false;
  // Missed offers in a row that put an agent into RONA; 0: never. Offers of every kind count; an
  // acceptance or `set_ready` starts the count anew.
  std::int32_t missed_before_rona = 1;
  // After an agent declines an offer of kind `route`, they get no offer at all during this time; 0:
  // no pause.
  Duration declined_pause{0};
  // An agent who missed or declined an offer, or gave the conversation back, is not offered the
  // same conversation during this time, while another eligible agent serves the queue. Even without
  // another agent, one who declined or gave back rests for 1 second.
  Duration reoffer_after{60'000};
  // The target of the service level: conversations answered within it count as answered in time.
  Duration service_level{20'000};
  // The agent's wrap-up after a conversation of this queue.
  WrapUpSettings wrap_up{};
  // A customer who lost the connection keeps place or conversation during this time; then the
  // conversation is abandoned, or ends as `customer_lost`.
  Duration customer_grace{30'000};
  // Steps of relaxation, by time of waiting; at most `limits::kRelaxSteps`.
  std::vector<RelaxStep> relax{};
  // To how many agents one conversation is offered at a time. The first to accept has it, and the
  // other offers are revoked. 1 to `limits::kOffersAtOnce`.
  std::int32_t offers_at_once = 1;
  // True: the engine makes no offers; agents take conversations by `pick_conversation`.
  bool pull = false;
  // Failed offers (missed or declined) after which a conversation overflows; 0: any number.
  std::int32_t max_offers = 0;
  // While this many conversations are without an agent, queued or offered, a newcomer overflows; 0:
  // any number. A newcomer that can be offered at once always enters.
  std::int32_t max_waiting = 0;
  // The longest stay in this queue, after which a conversation overflows; open offers run on. 0:
  // for ever.
  Duration max_wait{0};
  // A newcomer whose estimated wait (median) is longer overflows at once; 0: any. The formula is in
  // docs/estimated_wait.md.
  Duration max_estimated_wait{0};
  // The destination of a conversation that is not taken in; absent: it is rejected.
  std::optional<OverflowSettings> overflow{};
  // The treatment of a newcomer without staff.
  WhenUnstaffed when_unstaffed = WhenUnstaffed::kQueue;
  // Conversations of this queue, parked ones and offers included, that one agent may have; 0: any
  // number. Wrap-ups do not count.
  std::int32_t max_per_agent = 0;
  // The key of a calendar; absent: always open.
  std::optional<std::string> hours{};
  // The treatment of a newcomer outside `hours`.
  WhenClosed when_closed = WhenClosed::kReject;
  // A newcomer waits during this time for the agent who had this customer last, or for
  // `prefer_agent`, if that agent is signed in and can serve it; 0: off.
  Duration sticky_wait{0};
  // When agents are reminded to answer.
  ReminderSettings reminder{};
  // A customer who left and comes back to this queue within this time takes up the old conversation
  // and its place.
  Duration abandon_resume{60'000};
  // When silent customers are warned and ended; absent: never.
  std::optional<IdleSettings> customer_idle{};
  // The place of a conversation whose transfer nobody accepts.
  TransferMissed transfer_missed = TransferMissed::kReturn;
  // How long a request to a team, skill or queue asks one agent after the other; at least 1 ms.
  Duration consult_timeout{60'000};
  // Agents in one conference, invited ones included; 1 to `limits::kAgentsPerConversation`.
  std::int32_t max_agents = 5;

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

// An agent's level in a skill.
struct SkillLevel {
  // The key of a declared skill; each at most once per agent.
  std::string skill{};
  // 1 to `limits::kSkillLevel`; higher is better.
  std::int32_t level = 1;
};

// An agent's rank in a queue, for the strategy `ranked`.
struct QueueRank {
  // The key of a declared queue; each at most once per agent.
  std::string queue{};
  // Lower comes first; within ± `limits::kPriority`.
  std::int32_t rank = 0;
};

// An agent: what they can do, and how much at a time.
struct AgentSettings {
  // Must be unique among the agents, and not "customer", which names the customer in `from`.
  std::string key{};
  // For people, as are the three members below; all may be empty.
  std::string name{};
  std::string title{};
  std::string email{};
  std::string phone{};
  // The commands that the agent may give.
  AgentRole role = AgentRole::kAgent;
  // Keys of declared teams.
  std::vector<std::string> teams{};
  // Wire form {"en":5}.
  std::vector<SkillLevel> skills{};
  // Units that conversations, offers and wrap-ups may take together; 0 to `limits::kCapacity`.
  std::int32_t capacity = 3;
  // The agent's own limit of wrap-ups; absent or 0: the queue's. The smaller of the two counts,
  // except for `mandatory`, which has none.
  std::optional<Duration> wrap_up_limit{};
  // Wire form {"sales":1}. For the strategy `ranked`; queues without an entry rank last.
  std::vector<QueueRank> rank{};
  // Weekly availability: presence follows it until the agent sets their own, which holds until the
  // next boundary of the schedule. Absent: presence changes by command only.
  std::optional<ScheduleSettings> schedule{};
  // This long after the last desktop connection is lost, the agent becomes not ready.
  Duration disconnect_grace{30'000};
  // This long after the last desktop connection is lost, the agent's conversations go back to the
  // front of their queues.
  Duration requeue_after{120'000};
  // Whether the agent may give `push_url`.
  bool may_push_urls = false;
  // Bookable slots, which customers may book for meetings; absent: none.
  std::optional<SlotSettings> calendar_slots{};

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

             // Members that belong to cases, files and bookings have the tags from 100 on.
             field(100, "calendar_slots", &AgentSettings::calendar_slots));
  }
};

// The whole configuration. A key that another list refers to must be declared here.
struct Site {
  // The tenant's name, for people.
  std::string name{};
  // The IANA name of the zone for calendars, schedules and slots that name none.
  std::string time_zone = "UTC";
  // How long the engine remembers closed conversations, for histories and past views; 0: not at
  // all. Then `conversation_forgotten` follows. An abandoned conversation is remembered at least
  // for its queue's `abandon_resume_ms`, and a linked one as long as its case.
  Duration keep_closed{std::int64_t{90} * 24 * 3600 * 1000};
  // Keys that agents have and requirements name; at most `limits::kSkills`.
  std::vector<std::string> skills{};
  // Keys; at most `limits::kTeams`.
  std::vector<std::string> teams{};
  // Keys for `set_not_ready`; at most `limits::kReasons`.
  std::vector<std::string> not_ready_reasons{};
  // Keys for `decline_offer`; at most `limits::kReasons`.
  std::vector<std::string> decline_reasons{};
  // Codes for `set_wrap_up_code` and `finish_wrap_up`; at most `limits::kReasons`.
  std::vector<WrapUpCodeSettings> wrap_up_codes{};
  // At most `limits::kQueues`.
  std::vector<QueueSettings> queues{};
  // At most `limits::kAgents`. Their order is the last tie-break of every strategy.
  std::vector<AgentSettings> agents{};
  // Business hours that queues name in `hours`; at most `limits::kCalendars`.
  std::vector<CalendarSettings> calendars{};
  // The responses to begin with; each `configure` replaces all by this list.
  std::vector<CannedResponseSettings> canned_responses{};
  // The host's own fields of cases; at most `limits::kCaseFields`.
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

             // Members that belong to cases, files and bookings have the tags from 100 on.
             field(100, "case_fields", &Site::case_fields, rule::at_most(limits::kCaseFields)));
  }
};

}  // namespace cordboard
