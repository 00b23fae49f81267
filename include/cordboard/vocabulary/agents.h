// Agents' presence: signing in and out, being ready, desktop connections.
//
//   const auto ann = engine.find<AgentId>("ann");
//   engine.submit({.at = now, .command = command::SignIn{ann, Presence::kReady}});
//   // agent_signed_in ann; agent_presence_changed ann presence=ready cause=asked
//   engine.submit({.at = now, .command = command::ConnectAgent{ann, "browser-1"}});
//   command::SetNotReady lunch{ann, engine.find<NotReadyReasonId>("lunch")};
//   lunch.when = NotReadyWhen::kAfterCurrent;
//   engine.submit({.at = now, .command = lunch});
//   engine.submit({.at = now, .command = command::SignOut{ann}});  // drains
//
// An agent is offered conversations only while their presence is `ready`, nothing is pending and
// they do not drain. The state machine is in docs/state_machines.md. Plain values; no thread-safety
// concerns.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// Whether an agent is available for offers, as the agent chose or as the engine set it.
enum class Presence : std::uint8_t {
  kSignedOut,  // Not at work. Takes no part in routing.
  kNotReady,   // Signed in, takes no offers. Active conversations go on.
  kReady,      // Takes offers as long as capacity is free.
  // Redirect on no answer: missed too many offers in a row (`missed_before_rona`). Takes no offers
  // until `set_ready` or `set_not_ready`; the schedule does not end it.
  kRona
};
CORDBOARD_ENUM_NAMES(Presence, "signed_out", "not_ready", "ready", "rona")

// Why a presence changed.
enum class PresenceCause : std::uint8_t {
  kAsked,        // By a command of the agent, a supervisor or the host.
  kMissedOffer,  // The agent went into RONA.
  // The last conversation and wrap-up of an agent who signed out is done, or the agent left the
  // site.
  kDrained,
  // A block of the agent's schedule began or ended, or the agent went back to the schedule.
  kSchedule,
  kConnectionLost  // No desktop was connected for longer than `disconnect_grace_ms`.
};
CORDBOARD_ENUM_NAMES(PresenceCause, "asked", "missed_offer", "drained", "schedule",
                     "connection_lost")

// When `set_not_ready` takes effect.
enum class NotReadyWhen : std::uint8_t {
  kNow,  // At once.
  // No new offers from now on; not ready once the last conversation and wrap-up are done.
  kAfterCurrent
};
CORDBOARD_ENUM_NAMES(NotReadyWhen, "now", "after_current")

}  // namespace cordboard

namespace cordboard::command {

// Signs the agent in. An agent who drains after `sign_out` stays signed in, and the drain ends.
// Refuses: malformed (`presence`), unknown_agent (also one who has left the site and drains),
// already_signed_in.
struct SignIn {
  // The agent who signs in.
  AgentId agent{};
  // Ready or not ready. Default: what the schedule says, or not ready without one. An agent who
  // ends a drain without naming a presence keeps the one they had, unless a schedule says
  // otherwise; RONA stays.
  std::optional<Presence> presence{};

  static constexpr std::string_view kName = "sign_in";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &SignIn::agent),
             field(2, "presence", &SignIn::presence,
                   rule::either(Presence::kReady, Presence::kNotReady)));
  }
};

// Drains the agent: no new offers come, open offers are revoked, monitoring stops, and
// conversations go on. The agent is signed out when the last conversation and wrap-up are done, or
// at once if there are none. An agent who drains already stays as they are. Refuses: unknown_agent,
// not_signed_in.
struct SignOut {
  // The agent who signs out.
  AgentId agent{};

  static constexpr std::string_view kName = "sign_out";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &SignOut::agent));
  }
};

// Makes the agent ready, also out of RONA, and sets missed offers in a row to 0. Takes back a
// pending presence. An agent who is ready without anything pending stays unchanged. Refuses:
// unknown_agent, not_signed_in.
struct SetReady {
  // The agent who becomes ready.
  AgentId agent{};

  static constexpr std::string_view kName = "set_ready";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &SetReady::agent));
  }
};

// Makes the agent not ready. Open offers are revoked; active conversations are unaffected. Leaves
// RONA, too. The same reason again changes nothing. Refuses: unknown_agent, unknown_reason,
// not_signed_in.
struct SetNotReady {
  // The agent who becomes not ready.
  AgentId agent{};
  // One of the site's `not_ready_reasons`, or none.
  std::optional<NotReadyReasonId> reason{};
  // Default: now. `after_current` acts at once if the agent is not `ready`, or has no conversation,
  // consultation and wrap-up.
  std::optional<NotReadyWhen> when{};

  static constexpr std::string_view kName = "set_not_ready";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &SetNotReady::agent), field(2, "reason", &SetNotReady::reason),
             field(3, "when", &SetNotReady::when));
  }
};

// Sets the presence back from what the agent said to what the schedule says now. Without a
// schedule, while draining, in RONA, and while a lost connection keeps the agent from being ready,
// nothing changes. Refuses: unknown_agent, not_signed_in.
struct ResetPresence {
  // The agent whose presence follows the schedule again.
  AgentId agent{};

  static constexpr std::string_view kName = "reset_presence";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &ResetPresence::agent));
  }
};

// Adds a connection of the agent's desktop. From the first connection on, the engine watches for
// the loss of the last one: it makes the agent not ready after `disconnect_grace_ms`, and gives
// their conversations back to the front of the queues after `requeue_after_ms`. A known session
// changes nothing. Refuses: malformed (the session), unknown_agent, limit_reached (more than
// `limits::kSessionsPerAgent`).
struct ConnectAgent {
  // The agent whose desktop connects; need not be signed in.
  AgentId agent{};
  // Names the connection among the agent's; has the form of a key and is chosen by the host.
  std::string_view session{};

  static constexpr std::string_view kName = "connect_agent";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &ConnectAgent::agent),
             field(2, "session", &ConnectAgent::session, rule::key()));
  }
};

// Removes a connection of the agent's desktop. An unknown session changes nothing. Refuses:
// malformed (the session), unknown_agent.
struct DisconnectAgent {
  // The agent whose desktop is gone.
  AgentId agent{};
  // As given to `connect_agent`.
  std::string_view session{};

  static constexpr std::string_view kName = "disconnect_agent";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &DisconnectAgent::agent),
             field(2, "session", &DisconnectAgent::session, rule::key()));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// The agent is signed in, or a drain has ended and the agent goes on. A change of presence follows
// as its own event.
struct AgentSignedIn {
  // The agent concerned.
  AgentId agent{};

  static constexpr std::string_view kName = "agent_signed_in";
  static constexpr std::uint32_t kTag = 2;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentSignedIn::agent));
  }
};

// The agent is to sign out, or has left the site, and still has conversations, wrap-ups or
// consultations to finish. No offers from now on.
struct AgentDrainStarted {
  // The agent who drains.
  AgentId agent{};

  static constexpr std::string_view kName = "agent_drain_started";
  static constexpr std::uint32_t kTag = 3;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentDrainStarted::agent));
  }
};

// The agent's presence is another one from now on. It starts the idle time when it becomes ready,
// and takes back a pending presence.
struct AgentPresenceChanged {
  // The agent whose presence it is.
  AgentId agent{};
  // The new presence.
  Presence presence = Presence::kNotReady;
  // With not ready: the reason that was given.
  std::optional<NotReadyReasonId> reason{};
  // Why it changed. With `asked` the presence holds over the schedule until its next boundary.
  PresenceCause cause = PresenceCause::kAsked;

  static constexpr std::string_view kName = "agent_presence_changed";
  static constexpr std::uint32_t kTag = 4;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentPresenceChanged::agent),
             field(2, "presence", &AgentPresenceChanged::presence),
             field(3, "reason", &AgentPresenceChanged::reason),
             field(4, "cause", &AgentPresenceChanged::cause));
  }
};

// The agent has nothing left to do and is signed out. Follows the change of presence to
// `signed_out`. An agent who has left the site is unknown from now on.
struct AgentSignedOut {
  // The agent concerned.
  AgentId agent{};

  static constexpr std::string_view kName = "agent_signed_out";
  static constexpr std::uint32_t kTag = 5;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentSignedOut::agent));
  }
};

// The agent gets no new offers from now on. The presence changes when the last conversation and
// wrap-up are done; any change of presence before that takes it back.
struct AgentPresencePending {
  // The agent whose presence will change.
  AgentId agent{};
  // The presence to come; always not ready.
  Presence presence = Presence::kNotReady;
  // The reason to come.
  std::optional<NotReadyReasonId> reason{};

  static constexpr std::string_view kName = "agent_presence_pending";
  static constexpr std::uint32_t kTag = 6;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentPresencePending::agent),
             field(2, "presence", &AgentPresencePending::presence),
             field(3, "reason", &AgentPresencePending::reason));
  }
};

// A desktop of the agent has connected.
struct AgentConnected {
  // The agent whose desktop it is.
  AgentId agent{};
  // The host's name for the connection.
  std::string_view session{};

  static constexpr std::string_view kName = "agent_connected";
  static constexpr std::uint32_t kTag = 7;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentConnected::agent),
             field(2, "session", &AgentConnected::session));
  }
};

// A desktop of the agent has disconnected.
struct AgentDisconnected {
  // The agent whose desktop it is.
  AgentId agent{};
  // The host's name for the connection.
  std::string_view session{};

  static constexpr std::string_view kName = "agent_disconnected";
  static constexpr std::uint32_t kTag = 8;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentDisconnected::agent),
             field(2, "session", &AgentDisconnected::session));
  }
};

// The last desktop of a signed-in agent has disconnected. The times `disconnect_grace_ms` and
// `requeue_after_ms` begin.
struct AgentConnectionLost {
  // The agent who cannot be reached.
  AgentId agent{};

  static constexpr std::string_view kName = "agent_connection_lost";
  static constexpr std::uint32_t kTag = 9;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentConnectionLost::agent));
  }
};

// A desktop has connected after the last one was lost. Both times stop. A presence that has changed
// meanwhile stays as it is.
struct AgentConnectionRestored {
  // The agent who can be reached again.
  AgentId agent{};

  static constexpr std::string_view kName = "agent_connection_restored";
  static constexpr std::uint32_t kTag = 20;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentConnectionRestored::agent));
  }
};

}  // namespace cordboard::event
