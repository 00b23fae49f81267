// Supervision: looking on, helping, stepping in, taking over. Supervisors need only be signed in.
#pragma once

#include <cstdint>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// Looks on, seen by nobody: reads what the agents read, writes nothing, takes no load. Refuses:
// unknown_conversation, unknown_agent, conversation_ended, conversation_not_active, not_permitted
// (no supervisor), not_signed_in, already_a_participant.
struct Monitor {
  ConversationId conversation{};
  AgentId agent{};  // the supervisor, here and below

  static constexpr std::string_view kName = "monitor";
  static constexpr unsigned kMay = may::kHost | may::kSupervisor;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Monitor::conversation), field(2, "agent", &Monitor::agent));
  }
};

// The same, and may write what the agents alone see. Refuses as monitor.
struct Coach {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "coach";
  static constexpr unsigned kMay = may::kHost | may::kSupervisor;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Coach::conversation), field(2, "agent", &Coach::agent));
  }
};

// Becomes one of the chat's agents, over capacity if need be. Refuses as monitor, also while the
// chat is put aside, and limit_reached (the queue's `max_agents`).
struct BargeIn {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "barge_in";
  static constexpr unsigned kMay = may::kHost | may::kSupervisor;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &BargeIn::conversation), field(2, "agent", &BargeIn::agent));
  }
};

// Looks on, or coaches, no longer. Refuses as monitor, and not_a_participant if they did not.
struct StopMonitoring {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "stop_monitoring";
  static constexpr unsigned kMay = may::kHost | may::kSupervisor;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &StopMonitoring::conversation),
             field(2, "agent", &StopMonitoring::agent));
  }
};

// The chat becomes the supervisor's, over capacity if need be; the former primary goes into
// wrap-up, and what was pending is cancelled. Refuses as barge_in, but for the limit.
struct TakeOver {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "take_over";
  static constexpr unsigned kMay = may::kHost | may::kSupervisor;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &TakeOver::conversation),
             field(2, "agent", &TakeOver::agent));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// Not for the eyes of the customer or the agents. In which role is told by `participant_joined`.
struct MonitoringStarted {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "monitoring_started";
  static constexpr std::uint32_t kTag = 81;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &MonitoringStarted::conversation),
             field(2, "agent", &MonitoringStarted::agent));
  }
};
struct MonitoringStopped {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "monitoring_stopped";
  static constexpr std::uint32_t kTag = 82;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &MonitoringStopped::conversation),
             field(2, "agent", &MonitoringStopped::agent));
  }
};

}  // namespace cordboard::event
