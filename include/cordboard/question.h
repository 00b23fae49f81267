// Questions and their answers. Asking changes nothing and takes no time; answers are values of
// their own, for the engine's clock, and stay valid as long as one likes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/refusal.h"
#include "cordboard/statistics.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/agents.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/conversations.h"
#include "cordboard/vocabulary/messages.h"

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

namespace question {

struct Conversation {
  ConversationId conversation;

  static constexpr std::string_view kName = "conversation";
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &Conversation::conversation)};
  }
};

// The lines that an actor may see.
struct Transcript {
  ConversationId conversation;
  std::optional<Actor> reader;  // wire name `for`; default: the host, who sees all

  static constexpr std::string_view kName = "transcript";
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &Transcript::conversation),
                      field(2, "for", &Transcript::reader)};
  }
};

struct Agent {
  AgentId agent;

  static constexpr std::string_view kName = "agent";
  static constexpr auto fields() { return std::tuple{field(1, "agent", &Agent::agent)}; }
};

struct Queue {
  QueueId queue;

  static constexpr std::string_view kName = "queue";
  static constexpr auto fields() { return std::tuple{field(1, "queue", &Queue::queue)}; }
};

// Runs every invariant over the state; an empty list when all hold.
struct Audit {
  static constexpr std::string_view kName = "audit";
  static constexpr auto fields() { return std::tuple{}; }
};

// A digest of the whole state, the same on every machine.
struct StateHash {
  static constexpr std::string_view kName = "state_hash";
  static constexpr auto fields() { return std::tuple{}; }
};

}  // namespace question

using Question = std::variant<question::Conversation, question::Transcript, question::Agent,
                              question::Queue, question::Audit, question::StateHash>;

namespace answer {

struct Participant {
  AgentId agent;
  ParticipantRole role = ParticipantRole::kPrimary;

  static constexpr auto fields() {
    return std::tuple{field(1, "agent", &Participant::agent), field(2, "role", &Participant::role)};
  }
};

// One line of a transcript: a message or an agent's note, with who wrote it.
struct Line {
  Time at{};
  std::optional<MessageId> message;
  std::optional<Speaker> from;
  std::optional<std::string> text;
  std::optional<std::string> note;  // agents alone see it

  static constexpr auto fields() {
    return std::tuple{field(1, "at", &Line::at), field(2, "message", &Line::message),
                      field(3, "from", &Line::from), field(4, "text", &Line::text),
                      field(5, "note", &Line::note)};
  }
};

struct Conversation {
  ConversationId conversation;
  std::string customer;
  bool customer_connected = true;
  ConversationState state = ConversationState::kQueued;
  QueueId queue;
  std::optional<std::uint64_t> position;  // from 1, while queued or offered
  std::int64_t priority = 0;              // effective, rounded down
  Duration waited{0};                     // until accepted or gone
  std::vector<Participant> participants;
  std::vector<OfferId> offers;  // open ones
  Duration elapsed{0};          // from its start to its end, or until now
  std::vector<Line> last_lines;

  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &Conversation::conversation),
                      field(2, "customer", &Conversation::customer),
                      field(3, "customer_connected", &Conversation::customer_connected),
                      field(4, "state", &Conversation::state),
                      field(5, "queue", &Conversation::queue),
                      field(6, "position", &Conversation::position),
                      field(7, "priority", &Conversation::priority),
                      field(8, "waited_ms", &Conversation::waited),
                      field(9, "participants", &Conversation::participants),
                      field(10, "offers", &Conversation::offers),
                      field(11, "elapsed_ms", &Conversation::elapsed),
                      field(12, "last_lines", &Conversation::last_lines)};
  }
};

struct Transcript {
  std::vector<Line> lines;

  static constexpr auto fields() { return std::tuple{field(1, "lines", &Transcript::lines)}; }
};

struct Agent {
  AgentId agent;
  Presence presence = Presence::kSignedOut;
  std::optional<NotReadyReasonId> reason;
  Condition condition = Condition::kOff;
  std::int64_t load = 0;
  std::int64_t capacity = 0;
  std::vector<ConversationId> conversations;
  std::vector<OfferId> offers;
  std::vector<ConversationId> wrap_ups;

  static constexpr auto fields() {
    return std::tuple{field(1, "agent", &Agent::agent),
                      field(2, "presence", &Agent::presence),
                      field(3, "reason", &Agent::reason),
                      field(4, "condition", &Agent::condition),
                      field(5, "load", &Agent::load),
                      field(6, "capacity", &Agent::capacity),
                      field(7, "conversations", &Agent::conversations),
                      field(8, "offers", &Agent::offers),
                      field(9, "wrap_ups", &Agent::wrap_ups)};
  }
};

struct Waiting {
  ConversationId conversation;
  std::string customer;
  std::int64_t priority = 0;
  Duration waited{0};
  ConversationState state = ConversationState::kQueued;

  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &Waiting::conversation),
                      field(2, "customer", &Waiting::customer),
                      field(3, "priority", &Waiting::priority),
                      field(4, "waited_ms", &Waiting::waited), field(5, "state", &Waiting::state)};
  }
};

struct QueueAgents {
  std::uint64_t signed_in = 0;
  std::uint64_t ready = 0;
  std::uint64_t free = 0;  // ready, with room for one conversation of the queue

  static constexpr auto fields() {
    return std::tuple{field(1, "signed_in", &QueueAgents::signed_in),
                      field(2, "ready", &QueueAgents::ready), field(3, "free", &QueueAgents::free)};
  }
};

struct Queue {
  QueueId queue;
  std::vector<Waiting> waiting;  // in serving order
  Duration longest_wait{0};
  QueueAgents agents;
  QueueStatistics statistics;

  static constexpr auto fields() {
    return std::tuple{field(1, "queue", &Queue::queue), field(2, "waiting", &Queue::waiting),
                      field(3, "longest_wait_ms", &Queue::longest_wait),
                      field(4, "agents", &Queue::agents),
                      field(5, "statistics", &Queue::statistics)};
  }
};

using Audit = std::vector<std::string>;
struct StateHash {
  std::string text;  // 32 hexadecimal digits
};

}  // namespace answer

// The answer to a question, or why there is none.
struct Answer {
  Refusal refusal = Refusal::kNone;
  std::variant<std::monostate, answer::Conversation, answer::Transcript, answer::Agent,
               answer::Queue, answer::Audit, answer::StateHash>
      value;

  bool ok() const { return refusal == Refusal::kNone; }
};

}  // namespace cordboard
