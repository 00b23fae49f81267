// Questions and their answers. Asking changes nothing and takes no time; answers are values of
// their own, for the engine's clock, and stay valid as long as one likes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/history.h"
#include "cordboard/ids.h"
#include "cordboard/refusal.h"
#include "cordboard/site.h"
#include "cordboard/statistics.h"
#include "cordboard/time.h"
#include "cordboard/transcript_line.h"
#include "cordboard/vocabulary/agents.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/conversations.h"
#include "cordboard/vocabulary/messages.h"
#include "cordboard/vocabulary/targets.h"

namespace cordboard {

// What the routing makes of an agent: the first of these that holds.
enum class Condition : std::uint8_t {
  kOff,
  kDraining,
  kRona,
  kNotReady,
  kFull,
  kWrapUp,
  kEngaged,
  kIdle
};
CORDBOARD_ENUM_NAMES(Condition, "off", "draining", "rona", "not_ready", "full", "wrap_up",
                     "engaged", "idle")

// Whether several agents serve a chat, or one has been asked to join.
enum class ConferenceState : std::uint8_t { kRequested, kActive };
CORDBOARD_ENUM_NAMES(ConferenceState, "requested", "active")

namespace question {

struct Conversation {
  ConversationId conversation;

  static constexpr std::string_view kName = "conversation";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Conversation::conversation));
  }
};

// The lines that an actor may see, of a conversation or of a consultation's thread; one of the two.
struct Transcript {
  std::optional<ConversationId> conversation{};
  std::optional<Actor> reader{};  // wire name `for`; default: the host, who sees all
  std::optional<ConsultationId> consultation{};

  static constexpr std::string_view kName = "transcript";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Transcript::conversation),
             field(2, "for", &Transcript::reader),
             field(3, "consultation", &Transcript::consultation));
  }
  // Of one of the two.
  template <class Report>
  static constexpr void cross_check(const Transcript& q, Report&& report) {
    if (q.conversation.has_value() == q.consultation.has_value()) {
      report("", "one of conversation and consultation is needed");
    }
  }
};

struct Agent {
  AgentId agent;

  static constexpr std::string_view kName = "agent";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Agent::agent));
  }
};

struct Queue {
  QueueId queue;

  static constexpr std::string_view kName = "queue";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "queue", &Queue::queue));
  }
};

// Why a conversation is not with an agent, or an agent without this conversation; one of the two.
struct Explain {
  std::optional<ConversationId> conversation{};
  std::optional<AgentId> agent{};

  static constexpr std::string_view kName = "explain";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Explain::conversation), field(2, "agent", &Explain::agent));
  }
  // About one of the two.
  template <class Report>
  static constexpr void cross_check(const Explain& q, Report&& report) {
    if (q.conversation.has_value() != q.agent.has_value()) return;
    report("", q.agent ? "only one of conversation and agent is possible"
                       : "one of conversation and agent is needed");
  }
};

// What a new site would do to what is running, if it were configured now.
struct Impact {
  const Site* site = nullptr;       // the caller's; read during `ask` only
  std::span<const Fault> faults{};  // found while reading it from text

  static constexpr std::string_view kName = "impact";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "site", &Impact::site));
  }
  // Without a site, there must be faults that tell why.
  template <class Report>
  static constexpr void cross_check(const Impact& q, Report&& report) {
    if (q.site == nullptr && q.faults.empty()) report("site", "is missing");
  }
};

// Figures by queue and agent. Without times: since the engine began. With one: whole quarter-hours,
// of the last day at most; the answer tells which.
struct Statistics {
  std::optional<Time> from{};
  std::optional<Time> to{};
  std::optional<QueueId> queue{};
  std::optional<AgentId> agent{};

  static constexpr std::string_view kName = "statistics";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "from", &Statistics::from), field(2, "to", &Statistics::to),
             field(3, "queue", &Statistics::queue), field(4, "agent", &Statistics::agent));
  }
};

// The links that an agent has pushed to customers, the newest first, each once.
struct PushedUrls {
  AgentId agent{};

  static constexpr std::string_view kName = "pushed_urls";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &PushedUrls::agent));
  }
};

// The canned responses that hold now, in the order of their keys.
struct CannedResponses {
  static constexpr std::string_view kName = "canned_responses";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v();
  }
};

// To whom a chat can be transferred, and who can be consulted or invited. Customers may not ask;
// who asks is not among the agents. With `filter` only those whose key or name holds the text, of
// a consultation its target's, letters being equal to their capitals (Latin, Greek, Cyrillic).
// `available` is who takes offers and has room for one unit. The question names no chat, so one
// that weighs more may be refused all the same (`agent_at_capacity`). Who is full is told as not
// available, though they can be consulted, since that takes no load.
struct Targets {
  Actor reader{};  // wire name `for`
  std::optional<std::string_view> filter{};

  static constexpr std::string_view kName = "targets";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "for", &Targets::reader), field(2, "filter", &Targets::filter));
  }
};

// Runs every invariant over the state; an empty list when all hold.
struct Audit {
  static constexpr std::string_view kName = "audit";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v();
  }
};

// A digest of the whole state, the same on every machine.
struct StateHash {
  static constexpr std::string_view kName = "state_hash";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v();
  }
};

}  // namespace question

using Question =
    std::variant<question::Conversation, question::Transcript, question::Agent, question::Queue,
                 question::Explain, question::Impact, question::Statistics, question::PushedUrls,
                 question::CannedResponses, question::Targets, question::Audit, question::StateHash,
                 question::Customer, question::Inbox, question::Case, question::Cases,
                 question::Calendar, question::Archive>;

// Why an agent may not be offered a conversation now: the first of these that holds, in this order.
// `none`: it is theirs to be offered. `better_waits`: it is with others already, to as many as the
// queue asks at a time. `customer_away`: nobody is offered it until the customer is back. In a pull
// queue, `none` is who may pick it.
enum class RoutingGate : std::uint8_t {
  kSignedOut,
  kDraining,
  kNotReady,
  kRona,
  kNoCapacity,
  kMaxPerAgent,
  kNotServing,
  kSkill,
  kRecentlyMissed,
  kRecentlyDeclined,
  kDeclinedPause,
  kStickyWait,
  kCustomerAway,
  kBetterWaits,
  kNone
};
CORDBOARD_ENUM_NAMES(RoutingGate, "signed_out", "draining", "not_ready", "rona", "no_capacity",
                     "max_per_agent", "not_serving", "skill", "recently_missed",
                     "recently_declined", "declined_pause", "sticky_wait", "customer_away",
                     "better_waits", "none")

// A part of a whole, in thousandths; on the wire 0.857.
struct Share {
  std::uint64_t permille = 0;
};

// A value under its key.
template <class AnyHandle, class T>
struct Keyed {
  AnyHandle key;
  T value;
};

namespace answer {

struct Participant {
  AgentId agent{};
  ParticipantRole role = ParticipantRole::kPrimary;

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Participant::agent), field(2, "role", &Participant::role));
  }
};

struct Conversation {
  ConversationId conversation{};
  std::string customer{};
  bool customer_connected = true;
  ConversationState state = ConversationState::kQueued;
  QueueId queue{};
  std::optional<std::uint64_t> position{};  // from 1, while queued or offered
  std::int64_t priority = 0;                // effective, rounded down
  Duration waited{0};                       // until accepted or gone
  std::vector<Participant> participants{};
  std::vector<OfferId> offers{};                // open ones
  std::vector<ConsultationId> consultations{};  // asked for, or going on
  std::optional<ConferenceState> conference{};
  std::optional<Target> transfer{};         // asked for
  std::optional<ReminderColor> reminder{};  // while active
  Duration elapsed{0};                      // from its start to its end, or until now
  std::vector<Line> last_lines{};           // said or sent last, not to one agent alone; up to 3

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(
        field(1, "conversation", &Conversation::conversation),
        field(2, "customer", &Conversation::customer),
        field(3, "customer_connected", &Conversation::customer_connected),
        field(4, "state", &Conversation::state), field(5, "queue", &Conversation::queue),
        field(6, "position", &Conversation::position),
        field(7, "priority", &Conversation::priority), field(8, "waited_ms", &Conversation::waited),
        field(9, "participants", &Conversation::participants),
        field(10, "offers", &Conversation::offers), field(11, "reminder", &Conversation::reminder),
        field(12, "elapsed_ms", &Conversation::elapsed),
        field(13, "last_lines", &Conversation::last_lines),
        field(14, "consultations", &Conversation::consultations),
        field(15, "conference", &Conversation::conference),
        field(16, "transfer", &Conversation::transfer));
  }
};

struct Transcript {
  std::vector<Line> lines{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "lines", &Transcript::lines));
  }
};

// A presence that the agent chose over the schedule, and until when it holds at most.
struct PresenceOverride {
  Presence presence = Presence::kNotReady;
  std::optional<Time> until{};  // absent: the schedule has no further border

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "presence", &PresenceOverride::presence),
             field(2, "until", &PresenceOverride::until));
  }
};

struct Agent {
  AgentId agent{};
  Presence presence = Presence::kSignedOut;
  std::optional<NotReadyReasonId> reason{};
  Condition condition = Condition::kOff;
  std::int64_t load = 0;
  std::int64_t capacity = 0;
  std::vector<ConversationId> conversations{};
  std::vector<OfferId> offers{};
  std::vector<ConversationId> wrap_ups{};
  std::optional<Presence> next_presence{};              // once nothing is in hand
  std::optional<PresenceOverride> presence_override{};  // wire name `override`
  std::vector<ConsultationId> consultations{};          // on either side, going on

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Agent::agent), field(2, "presence", &Agent::presence),
             field(3, "reason", &Agent::reason), field(4, "condition", &Agent::condition),
             field(5, "load", &Agent::load), field(6, "capacity", &Agent::capacity),
             field(7, "conversations", &Agent::conversations), field(8, "offers", &Agent::offers),
             field(9, "wrap_ups", &Agent::wrap_ups),
             field(10, "next_presence", &Agent::next_presence),
             field(11, "override", &Agent::presence_override),
             field(12, "consultations", &Agent::consultations));
  }
};

struct Waiting {
  ConversationId conversation{};
  std::string customer{};
  std::int64_t priority = 0;
  Duration waited{0};
  ConversationState state = ConversationState::kQueued;

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Waiting::conversation),
             field(2, "customer", &Waiting::customer), field(3, "priority", &Waiting::priority),
             field(4, "waited_ms", &Waiting::waited), field(5, "state", &Waiting::state));
  }
};

struct QueueAgents {
  std::uint64_t signed_in = 0;
  std::uint64_t ready = 0;
  std::uint64_t free = 0;  // ready, with room for one conversation of the queue

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "signed_in", &QueueAgents::signed_in), field(2, "ready", &QueueAgents::ready),
             field(3, "free", &QueueAgents::free));
  }
};

// Of a newcomer now: half of them would wait no longer than p50, nine of ten no longer than p90.
struct EstimatedWait {
  Duration p50{0};
  Duration p90{0};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "p50", &EstimatedWait::p50), field(2, "p90", &EstimatedWait::p90));
  }
};

struct Queue {
  QueueId queue{};
  std::vector<Waiting> waiting{};  // in serving order
  Duration longest_wait{0};
  QueueAgents agents{};
  std::optional<EstimatedWait> estimated_wait{};  // absent: nothing is known yet, or nobody serves
  QueueStatistics statistics{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "queue", &Queue::queue), field(2, "waiting", &Queue::waiting),
             field(3, "longest_wait_ms", &Queue::longest_wait), field(4, "agents", &Queue::agents),
             field(5, "estimated_wait_ms", &Queue::estimated_wait),
             field(6, "statistics", &Queue::statistics));
  }
};

// One pair that was looked at: the agent, or the conversation.
struct ExplainedPair {
  std::optional<AgentId> agent{};
  std::optional<ConversationId> conversation{};
  RoutingGate gate = RoutingGate::kNone;
  std::optional<SkillId> skill{};        // `skill`: the first that is missing, where there is one
  std::optional<std::int64_t> needed{};  // level, units or conversations
  std::optional<std::int64_t> has{};     // `no_capacity`: units left; `max_per_agent`: had already
  std::optional<Time> until{};           // when the gate opens by itself

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &ExplainedPair::agent),
             field(2, "conversation", &ExplainedPair::conversation),
             field(3, "gate", &ExplainedPair::gate), field(4, "skill", &ExplainedPair::skill),
             field(5, "needed", &ExplainedPair::needed), field(6, "has", &ExplainedPair::has),
             field(7, "until", &ExplainedPair::until));
  }
};

struct Explain {
  std::optional<ConversationId> conversation{};
  std::optional<AgentId> agent{};
  std::vector<ExplainedPair> candidates{};
  std::optional<Time> next_change_at{};  // when the answer will be another if nobody does anything

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Explain::conversation), field(2, "agent", &Explain::agent),
             field(3, "candidates", &Explain::candidates),
             field(4, "next_change_at", &Explain::next_change_at));
  }
};

struct Impact {
  std::vector<ConversationId> stranded{};  // waiting, and no agent of the new site could take them
  std::vector<AgentId> drained_agents{};   // signed in, and gone from the site
  std::vector<QueueId> drained_queues{};   // gone from the site
  std::vector<OfferId> revoked_offers{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "stranded", &Impact::stranded),
             field(2, "drained_agents", &Impact::drained_agents),
             field(3, "drained_queues", &Impact::drained_queues),
             field(4, "revoked_offers", &Impact::revoked_offers));
  }
};

struct QueueFigures {
  QueueStatistics counts{};
  Share service_level{};           // answered in time, of those answered and abandoned
  std::uint64_t average_wait = 0;  // ms, of those answered and abandoned
  std::uint64_t p50_wait = 0;      // ms, of those answered, at most an eighth too long
  std::uint64_t p90_wait = 0;
  std::uint64_t average_handle = 0;  // ms

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "", &QueueFigures::counts),
             field(2, "service_level", &QueueFigures::service_level),
             field(3, "average_wait_ms", &QueueFigures::average_wait),
             field(4, "p50_wait_ms", &QueueFigures::p50_wait),
             field(5, "p90_wait_ms", &QueueFigures::p90_wait),
             field(6, "average_handle_ms", &QueueFigures::average_handle));
  }
};

struct AgentFigures {
  AgentStatistics counts{};
  std::uint64_t average_handle = 0;  // ms
  Share occupancy{};                 // busy, of the time busy or ready

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "", &AgentFigures::counts),
             field(2, "average_handle_ms", &AgentFigures::average_handle),
             field(3, "occupancy", &AgentFigures::occupancy));
  }
};

struct Statistics {
  Time from{};
  Time to{};
  std::vector<Keyed<QueueId, QueueFigures>> queues{};
  std::vector<Keyed<AgentId, AgentFigures>> agents{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "from", &Statistics::from), field(2, "to", &Statistics::to),
             field(3, "queues", &Statistics::queues), field(4, "agents", &Statistics::agents));
  }
};

// On the wire the list alone.
struct PushedUrls {
  std::vector<std::string> urls{};
};

struct CannedResponse {
  std::string key{};
  std::string text{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &CannedResponse::key), field(2, "text", &CannedResponse::text));
  }
};
using CannedResponses = std::vector<CannedResponse>;

struct TargetAgent {
  AgentId agent{};
  std::string name{};
  bool available = false;  // takes offers, and has room for one unit: see the question

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &TargetAgent::agent), field(2, "name", &TargetAgent::name),
             field(3, "available", &TargetAgent::available));
  }
};

// All in the order of the site.
struct Targets {
  std::vector<TargetAgent> agents{};
  std::vector<QueueId> queues{};
  std::vector<TeamId> teams{};
  std::vector<SkillId> skills{};
  std::vector<ConsultationId> consultations{};  // active ones that the asking agent has begun

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agents", &Targets::agents), field(2, "queues", &Targets::queues),
             field(3, "teams", &Targets::teams), field(4, "skills", &Targets::skills),
             field(5, "consultations", &Targets::consultations));
  }
};

using Audit = std::vector<std::string>;
struct StateHash {
  std::string text{};  // 32 hexadecimal digits
};

}  // namespace answer

// The answer to a question, or why there is none.
struct Answer {
  Refusal refusal = Refusal::kNone;
  std::variant<std::monostate, answer::Conversation, answer::Transcript, answer::Agent,
               answer::Queue, answer::Explain, answer::Impact, answer::Statistics,
               answer::PushedUrls, answer::CannedResponses, answer::Targets, answer::Audit,
               answer::StateHash, answer::Customer, answer::Inbox, answer::Case, answer::Cases,
               answer::Calendar, answer::Archive>
      value{};
  std::vector<Fault> faults{};  // of `site_invalid`

  bool ok() const { return refusal == Refusal::kNone; }
};

}  // namespace cordboard
