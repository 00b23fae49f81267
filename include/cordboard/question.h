// Questions to an engine, and their answers.
//
//   const Answer answer = engine.ask(question::Queue{sales});
//   if (!answer.ok()) return show(explain(answer.refusal));
//   const auto& queue = std::get<answer::Queue>(answer.value);
//   show(queue.waiting.size(), queue.longest_wait, queue.agents.free);
//   const Answer why = engine.ask(question::Explain{.conversation = chat});  // not offered: why?
//
// A question changes nothing and takes no time. An answer owns its texts. Texts and pointers in a
// question belong to the caller and are read during `ask`. A thing that the engine has forgotten is
// unknown here. A question with a time out of range, an enum value without a name, a key without
// the syntax of keys, or text with U+0000 or invalid UTF-8 is `malformed`; the clauses below do not
// repeat this. `history.h` has the questions about customers, cases and calendars. Plain values; no
// thread-safety concerns.
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

// The state of an agent as routing sees it: the first of these that holds.
enum class Condition : std::uint8_t {
  kOff,       // Signed out.
  kDraining,  // Signs out when the last conversation and wrap-up are done.
  kRona,      // Missed too many offers in a row.
  kNotReady,  // Signed in, not ready.
  kFull,      // No capacity left.
  kWrapUp,    // Ready, with wrap-ups only.
  kEngaged,   // Ready, with a conversation, consultation or open offer.
  kIdle       // Ready, without any of these; monitoring does not count.
};
CORDBOARD_ENUM_NAMES(Condition, "off", "draining", "rona", "not_ready", "full", "wrap_up",
                     "engaged", "idle")

// How far a conference is.
enum class ConferenceState : std::uint8_t {
  kRequested,  // An agent was invited.
  kActive      // Several agents serve the conversation.
};
CORDBOARD_ENUM_NAMES(ConferenceState, "requested", "active")

namespace question {

// One conversation. Refuses: unknown_conversation.
struct Conversation {
  ConversationId conversation;  // Live, or over and not yet forgotten.

  static constexpr std::string_view kName = "conversation";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Conversation::conversation));
  }
};

// A conversation or a consultation as an actor may read it. Refuses: malformed (neither or both),
// unknown_conversation, unknown_consultation, unknown_agent (the reader), not_permitted.
struct Transcript {
  std::optional<ConversationId> conversation{};  // The conversation; or `consultation`.
  std::optional<Actor> reader{};  // Wire name `for`. Default: the host, who sees all.
  std::optional<ConsultationId> consultation{};  // The consultation; or `conversation`.

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

// One agent. Refuses: unknown_agent.
struct Agent {
  AgentId agent;  // In the site, or removed and still draining.

  static constexpr std::string_view kName = "agent";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Agent::agent));
  }
};

// One queue and those who wait in it. Refuses: unknown_queue.
struct Queue {
  QueueId queue;  // In the site, or removed while conversations wait in it.

  static constexpr std::string_view kName = "queue";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "queue", &Queue::queue));
  }
};

// Why agents and waiting conversations are not matched. Refuses: malformed (neither or both),
// unknown_conversation, unknown_agent.
struct Explain {
  std::optional<ConversationId> conversation{};  // There are candidates only while it waits.
  std::optional<AgentId> agent{};                // The agent; or `conversation`.

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

// The effect of a new site, if it were configured now. Refuses: malformed (no site), site_invalid.
struct Impact {
  const Site* site = nullptr;  // REQUIRES: unchanged until `ask` returns, or null with `faults`.
  std::span<const Fault> faults{};  // Faults that were found while the site was read from text.

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

// Figures by queue and agent. Without times: since the engine began. With times: whole
// quarter-hours of the last 24 hours. Refuses: unknown_queue, unknown_agent.
struct Statistics {
  std::optional<Time> from{};      // Rounded down to a quarter-hour.
  std::optional<Time> to{};        // Rounded up to a quarter-hour.
  std::optional<QueueId> queue{};  // Only this queue.
  std::optional<AgentId> agent{};  // Only this agent.

  static constexpr std::string_view kName = "statistics";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "from", &Statistics::from), field(2, "to", &Statistics::to),
             field(3, "queue", &Statistics::queue), field(4, "agent", &Statistics::agent));
  }
};

// The links that an agent has pushed, the newest first, each once. Refuses: unknown_agent.
struct PushedUrls {
  AgentId agent{};  // The agent who pushed them.

  static constexpr std::string_view kName = "pushed_urls";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &PushedUrls::agent));
  }
};

// The canned responses in force, in the order of their keys. Refuses nothing.
struct CannedResponses {
  static constexpr std::string_view kName = "canned_responses";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v();
  }
};

// Possible targets of a transfer, consultation or invitation; the asking agent is left out.
// Refuses: malformed (not UTF-8), not_permitted (a customer, or no supervisor), unknown_agent.
struct Targets {
  Actor reader{};  // Wire name `for`. Who wants to transfer, consult or invite.
  std::optional<std::string_view> filter{};  // A part of a key or name; case is ignored.

  static constexpr std::string_view kName = "targets";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "for", &Targets::reader), field(2, "filter", &Targets::filter));
  }
};

// Checks every invariant over the state; for tests and operations. Refuses nothing.
struct Audit {
  static constexpr std::string_view kName = "audit";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v();
  }
};

// A digest of the state without the clock and the remembered ids. Refuses nothing.
struct StateHash {
  static constexpr std::string_view kName = "state_hash";
  template <class V>
  static constexpr auto fields(V&& v) {
    return v();
  }
};

}  // namespace question

// One of all questions.
using Question =
    std::variant<question::Conversation, question::Transcript, question::Agent, question::Queue,
                 question::Explain, question::Impact, question::Statistics, question::PushedUrls,
                 question::CannedResponses, question::Targets, question::Audit, question::StateHash,
                 question::Customer, question::Inbox, question::Case, question::Cases,
                 question::Calendar, question::Archive>;

// Why an agent may not be offered a conversation now: the first check that fails, in this order.
enum class RoutingGate : std::uint8_t {
  kSignedOut,       // Not signed in.
  kDraining,        // Is signing out.
  kNotReady,        // Not ready, or about to be.
  kRona,            // In RONA.
  kNoCapacity,      // Too few units left; `needed` and `has` are units.
  kMaxPerAgent,     // The queue's `max_per_agent`; `needed` is the limit, `has` the agent's count.
  kNotServing,      // Not among those who serve the queue at this step.
  kSkill,           // Lacks a skill: `skill`, `needed` and `has` (levels).
  kRecentlyMissed,  // Missed an offer of it; passes at `until`.
  kRecentlyDeclined,  // Declined it or gave it back, or still wraps up an earlier part in it.
  kDeclinedPause,     // Declined an offer; gets none before `until`.
  kStickyWait,        // The conversation waits for its preferred agent until `until`.
  kCustomerAway,      // The customer is disconnected.
  kBetterWaits,       // Others are offered it already.
  kNone               // Nothing: the agent holds an offer, is next, or may pick it.
};
CORDBOARD_ENUM_NAMES(RoutingGate, "signed_out", "draining", "not_ready", "rona", "no_capacity",
                     "max_per_agent", "not_serving", "skill", "recently_missed",
                     "recently_declined", "declined_pause", "sticky_wait", "customer_away",
                     "better_waits", "none")

// A part of a whole.
struct Share {
  std::uint64_t permille = 0;  // Thousandths; on the wire 0.857.
};

// A value under its key; on the wire a member of an object.
template <class AnyHandle, class T>
struct Keyed {
  AnyHandle key;  // The handle; its key is the member's name on the wire.
  T value;        // The value under the key.
};

namespace answer {

// An agent or supervisor in a conversation.
struct Participant {
  AgentId agent{};  // An agent, or a supervisor who monitors or coaches.
  ParticipantRole role = ParticipantRole::kPrimary;  // Monitors and coaches included.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &Participant::agent), field(2, "role", &Participant::role));
  }
};

// The answer to `question::Conversation`.
struct Conversation {
  ConversationId conversation{};                         // The number asked for.
  std::string customer{};                                // The customer's key.
  bool customer_connected = true;                        // False after `disconnect_customer`.
  ConversationState state = ConversationState::kQueued;  // Queued, offered, active and so on.
  QueueId queue{};                              // Its queue; after the end, its last queue.
  std::optional<std::uint64_t> position{};      // From 1, while queued or offered.
  std::int64_t priority = 0;                    // Effective, rounded down.
  Duration waited{0};                           // Wire name `waited_ms`. Until accepted or gone.
  std::vector<Participant> participants{};      // Agents who serve, and supervisors who read along.
  std::vector<OfferId> offers{};                // Open ones.
  std::vector<ConsultationId> consultations{};  // Requested or running.
  std::optional<ConferenceState> conference{};  // Absent: one agent, nobody invited.
  std::optional<Target> transfer{};             // The pending one's target.
  std::optional<ReminderColor> reminder{};      // While active or parked.
  Duration elapsed{0};             // Wire name `elapsed_ms`. From start to end, or until now.
  std::vector<Line> last_lines{};  // The last 3, except notices and messages to one agent.

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

// The answer to `question::Transcript`.
struct Transcript {
  std::vector<Line> lines{};  // In order; only those that the reader may see.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "lines", &Transcript::lines));
  }
};

// A presence that an agent chose over their schedule.
struct PresenceOverride {
  Presence presence = Presence::kNotReady;  // The chosen one.
  std::optional<Time> until{};              // Its latest end; absent: there is no further boundary.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "presence", &PresenceOverride::presence),
             field(2, "until", &PresenceOverride::until));
  }
};

// The answer to `question::Agent`.
struct Agent {
  AgentId agent{};                                      // The agent asked for.
  Presence presence = Presence::kSignedOut;             // The state that was set last.
  std::optional<NotReadyReasonId> reason{};             // With not ready.
  Condition condition = Condition::kOff;                // The state as routing sees it.
  std::int64_t load = 0;                                // Units in use.
  std::int64_t capacity = 0;                            // Units in all.
  std::vector<ConversationId> conversations{};          // Served and parked ones.
  std::vector<OfferId> offers{};                        // Open offers of every kind.
  std::vector<ConversationId> wrap_ups{};               // Conversations that the agent wraps up.
  std::optional<Presence> next_presence{};              // Set when the current work is done.
  std::optional<PresenceOverride> presence_override{};  // Wire name `override`.
  std::vector<ConsultationId> consultations{};          // Running ones, on either side.

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

// One waiting conversation.
struct Waiting {
  ConversationId conversation{};                         // Its number.
  std::string customer{};                                // The customer's key.
  std::int64_t priority = 0;                             // Effective, rounded down.
  Duration waited{0};                                    // Wire name `waited_ms`.
  ConversationState state = ConversationState::kQueued;  // Queued or offered.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Waiting::conversation),
             field(2, "customer", &Waiting::customer), field(3, "priority", &Waiting::priority),
             field(4, "waited_ms", &Waiting::waited), field(5, "state", &Waiting::state));
  }
};

// How many agents serve a queue, without relaxation.
struct QueueAgents {
  std::uint64_t signed_in = 0;  // Draining ones included.
  std::uint64_t ready = 0;      // Of these: take offers.
  std::uint64_t free = 0;       // Of these: with capacity for one, and not in a pause.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "signed_in", &QueueAgents::signed_in), field(2, "ready", &QueueAgents::ready),
             field(3, "free", &QueueAgents::free));
  }
};

// The estimated wait of a newcomer. docs/estimated_wait.md has the formula and its sources.
struct EstimatedWait {
  Duration p50{0};  // Half of such newcomers would wait no longer.
  Duration p90{0};  // Nine of ten would wait no longer.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "p50", &EstimatedWait::p50), field(2, "p90", &EstimatedWait::p90));
  }
};

// The answer to `question::Queue`.
struct Queue {
  QueueId queue{};                                // The queue asked for.
  std::vector<Waiting> waiting{};                 // In serving order.
  Duration longest_wait{0};                       // Wire name `longest_wait_ms`. 0 if none waits.
  QueueAgents agents{};                           // Counts of the agents who serve it.
  std::optional<EstimatedWait> estimated_wait{};  // Absent: no figures yet, or nobody serves.
  QueueStatistics statistics{};                   // Since the engine began.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "queue", &Queue::queue), field(2, "waiting", &Queue::waiting),
             field(3, "longest_wait_ms", &Queue::longest_wait), field(4, "agents", &Queue::agents),
             field(5, "estimated_wait_ms", &Queue::estimated_wait),
             field(6, "statistics", &Queue::statistics));
  }
};

// The answer for one agent and one conversation; the question names one of them, this the other.
struct ExplainedPair {
  std::optional<AgentId> agent{};                // If the question names a conversation.
  std::optional<ConversationId> conversation{};  // If the question names an agent.
  RoutingGate gate = RoutingGate::kNone;         // The first check that fails.
  std::optional<SkillId> skill{};                // The first that is missing, if one decides.
  std::optional<std::int64_t> needed{};          // Level, units or conversations.
  std::optional<std::int64_t> has{};             // The agent's, in the same unit.
  std::optional<Time> until{};                   // When this check passes by itself.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &ExplainedPair::agent),
             field(2, "conversation", &ExplainedPair::conversation),
             field(3, "gate", &ExplainedPair::gate), field(4, "skill", &ExplainedPair::skill),
             field(5, "needed", &ExplainedPair::needed), field(6, "has", &ExplainedPair::has),
             field(7, "until", &ExplainedPair::until));
  }
};

// The answer to `question::Explain`.
struct Explain {
  std::optional<ConversationId> conversation{};  // The one asked for, if any.
  std::optional<AgentId> agent{};                // The one asked for, if any.
  std::vector<ExplainedPair> candidates{};       // Agents by first declaration, or numbers.
  std::optional<Time> next_change_at{};          // When it changes by itself; absent: not foreseen.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Explain::conversation), field(2, "agent", &Explain::agent),
             field(3, "candidates", &Explain::candidates),
             field(4, "next_change_at", &Explain::next_change_at));
  }
};

// The answer to `question::Impact`.
struct Impact {
  std::vector<ConversationId> stranded{};  // Waiting ones that no agent could serve any more.
  std::vector<AgentId> drained_agents{};   // Signed in, and not in the new site.
  std::vector<QueueId> drained_queues{};   // Not in the new site.
  std::vector<OfferId> revoked_offers{};   // Would be taken back.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "stranded", &Impact::stranded),
             field(2, "drained_agents", &Impact::drained_agents),
             field(3, "drained_queues", &Impact::drained_queues),
             field(4, "revoked_offers", &Impact::revoked_offers));
  }
};

// A queue's counts and the figures made of them; 0 where there is nothing to divide by.
struct QueueFigures {
  QueueStatistics counts{};          // On the wire, its members stand here.
  Share service_level{};             // within_service_level / (answered + abandoned).
  std::uint64_t average_wait = 0;    // wait_ms / (answered + abandoned).
  std::uint64_t p50_wait = 0;        // Of answered ones; up to an eighth too long.
  std::uint64_t p90_wait = 0;        // The same.
  std::uint64_t average_handle = 0;  // handle_ms / handled.

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

// An agent's counts and the figures made of them; 0 where there is nothing to divide by.
struct AgentFigures {
  AgentStatistics counts{};          // On the wire, its members stand here.
  std::uint64_t average_handle = 0;  // handle_ms / handled.
  Share occupancy{};                 // busy_ms / (busy_ms + ready_ms).

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "", &AgentFigures::counts),
             field(2, "average_handle_ms", &AgentFigures::average_handle),
             field(3, "occupancy", &AgentFigures::occupancy));
  }
};

// The answer to `question::Statistics`.
struct Statistics {
  Time from{};                                         // The begin of the first quarter-hour, or 0.
  Time to{};                                           // The end of the last one, or now.
  std::vector<Keyed<QueueId, QueueFigures>> queues{};  // Default: all of the site.
  std::vector<Keyed<AgentId, AgentFigures>> agents{};  // Default: all known ones.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "from", &Statistics::from), field(2, "to", &Statistics::to),
             field(3, "queues", &Statistics::queues), field(4, "agents", &Statistics::agents));
  }
};

// The answer to `question::PushedUrls`; on the wire the list alone.
struct PushedUrls {
  std::vector<std::string> urls{};  // The newest first.
};

// One canned response.
struct CannedResponse {
  std::string key{};   // The key by which it is sent.
  std::string text{};  // Its parameters stand in < and >.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "key", &CannedResponse::key), field(2, "text", &CannedResponse::text));
  }
};

// The answer to `question::CannedResponses`.
using CannedResponses = std::vector<CannedResponse>;

// An agent as a possible target.
struct TargetAgent {
  AgentId agent{};         // The agent.
  std::string name{};      // As in the site.
  bool available = false;  // Takes offers and has 1 unit free; full agents can be consulted, too.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &TargetAgent::agent), field(2, "name", &TargetAgent::name),
             field(3, "available", &TargetAgent::available));
  }
};

// The answer to `question::Targets`, in the site's order. A heavy conversation may be refused.
struct Targets {
  std::vector<TargetAgent> agents{};            // Agents of the site, available or not.
  std::vector<QueueId> queues{};                // Queues that pass the filter.
  std::vector<TeamId> teams{};                  // Teams that pass the filter.
  std::vector<SkillId> skills{};                // Skills that pass the filter.
  std::vector<ConsultationId> consultations{};  // Running ones that the asking agent began.

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agents", &Targets::agents), field(2, "queues", &Targets::queues),
             field(3, "teams", &Targets::teams), field(4, "skills", &Targets::skills),
             field(5, "consultations", &Targets::consultations));
  }
};

// The answer to `question::Audit`: a sentence for each broken invariant; empty when all hold.
using Audit = std::vector<std::string>;
// The answer to `question::StateHash`; equal on every machine for equal states.
struct StateHash {
  std::string text{};  // 32 hexadecimal digits.
};

}  // namespace answer

// The answer to a question, or why there is none.
struct Answer {
  Refusal refusal = Refusal::kNone;  // `kNone` if there is an answer.
  std::variant<std::monostate, answer::Conversation, answer::Transcript, answer::Agent,
               answer::Queue, answer::Explain, answer::Impact, answer::Statistics,
               answer::PushedUrls, answer::CannedResponses, answer::Targets, answer::Audit,
               answer::StateHash, answer::Customer, answer::Inbox, answer::Case, answer::Cases,
               answer::Calendar, answer::Archive>
      value{};  // The alternative with the question's name; monostate after a refusal.
  std::vector<Fault> faults{};  // Of `site_invalid`, by `question::Impact`.

  // Returns whether there is an answer.
  bool ok() const { return refusal == Refusal::kNone; }
};

}  // namespace cordboard
