// Supervision: monitoring, coaching, barging in, taking over.
//
//   const auto sue = engine.find<AgentId>("sue");  // role: supervisor
//   engine.submit({.at = now, .by = Actor::as_supervisor(sue),
//                  .command = command::Monitor{chat, sue}});
//   // monitoring_started; participant_joined role=monitor: for staff only
//   engine.submit({.at = now, .command = command::Coach{chat, sue}});     // may write to agents
//   engine.submit({.at = now, .command = command::BargeIn{chat, sue}});   // joins visibly
//   engine.submit({.at = now, .command = command::TakeOver{chat, sue}});  // becomes the primary
//
// A supervisor need only be signed in; presence does not matter. Monitoring and coaching take no
// load. `agent` names a supervisor in every command here. Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// Reads along unseen: everything that the agents read. A monitor writes nothing. A coach becomes a
// monitor. Refuses: unknown_conversation, unknown_agent, conversation_ended,
// conversation_not_active, not_permitted (no supervisor), not_signed_in (also draining),
// already_a_participant (also a monitor already, with an open offer, or wrapping up an earlier
// part).
struct Monitor {
  // The one to monitor; it may be parked.
  ConversationId conversation{};
  // The supervisor.
  AgentId agent{};

  static constexpr std::string_view kName = "monitor";
  static constexpr unsigned kMay = may::kHost | may::kSupervisor;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Monitor::conversation), field(2, "agent", &Monitor::agent));
  }
};

// As `monitor`, and the supervisor may write messages that agents alone see. A monitor becomes a
// coach. Refuses: unknown_conversation, unknown_agent, conversation_ended, conversation_not_active,
// not_permitted (no supervisor), not_signed_in (also draining), already_a_participant (also a coach
// already, with an open offer, or wrapping up an earlier part).
struct Coach {
  // The one to coach in; it may be parked.
  ConversationId conversation{};
  // The supervisor.
  AgentId agent{};

  static constexpr std::string_view kName = "coach";
  static constexpr unsigned kMay = may::kHost | may::kSupervisor;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Coach::conversation), field(2, "agent", &Coach::agent));
  }
};

// The supervisor becomes one of the agents, over capacity if need be. Monitoring ends; a
// consultation with the supervisor becomes part of the conference. Refuses: unknown_conversation,
// unknown_agent, conversation_ended, conversation_not_active (also parked, but that is checked
// after not_signed_in), not_permitted (no supervisor), not_signed_in (also draining),
// already_a_participant (also with an open offer, or wrapping up an earlier part), limit_reached
// (the queue's `max_agents`).
struct BargeIn {
  // The one to join.
  ConversationId conversation{};
  // The supervisor.
  AgentId agent{};

  static constexpr std::string_view kName = "barge_in";
  static constexpr unsigned kMay = may::kHost | may::kSupervisor;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &BargeIn::conversation), field(2, "agent", &BargeIn::agent));
  }
};

// Ends monitoring or coaching. Refuses: unknown_conversation, unknown_agent, conversation_ended,
// conversation_not_active, not_permitted (no supervisor), not_signed_in (also draining),
// not_a_participant (neither monitors nor coaches).
struct StopMonitoring {
  // The one that is monitored.
  ConversationId conversation{};
  // The supervisor.
  AgentId agent{};

  static constexpr std::string_view kName = "stop_monitoring";
  static constexpr unsigned kMay = may::kHost | may::kSupervisor;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &StopMonitoring::conversation),
             field(2, "agent", &StopMonitoring::agent));
  }
};

// The supervisor becomes the primary, over capacity if need be. The former primary leaves into
// wrap-up, and that agent's transfers, invitations and consultations are cancelled. Refuses:
// unknown_conversation, unknown_agent, conversation_ended, conversation_not_active (also parked,
// but that is checked after not_signed_in), not_permitted (no supervisor), not_signed_in (also
// draining), already_a_participant (the primary already, with an open offer, or wrapping up an
// earlier part).
struct TakeOver {
  // The one to take over.
  ConversationId conversation{};
  // The supervisor.
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

// A supervisor monitors or coaches from now on; `participant_joined` has the role. Not for
// customers and agents.
struct MonitoringStarted {
  // The one that is monitored.
  ConversationId conversation{};
  // The supervisor.
  AgentId agent{};

  static constexpr std::string_view kName = "monitoring_started";
  static constexpr std::uint32_t kTag = 81;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &MonitoringStarted::conversation),
             field(2, "agent", &MonitoringStarted::agent));
  }
};

// The supervisor monitors or coaches no longer. Not for customers and agents.
struct MonitoringStopped {
  // The one that was monitored.
  ConversationId conversation{};
  // The supervisor.
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
