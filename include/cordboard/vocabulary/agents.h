// Agents' presence: what they say of themselves, and what happens to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// `rona`: redirect on no answer; the agent let offers expire and must set themselves ready again by
// hand.
enum class Presence : std::uint8_t { kSignedOut, kNotReady, kReady, kRona };
CORDBOARD_ENUM_NAMES(Presence, "signed_out", "not_ready", "ready", "rona")

// `schedule`: a block of the agent's schedule has begun or ended, or the agent went back to it.
enum class PresenceCause : std::uint8_t {
  kAsked,
  kMissedOffer,
  kDrained,
  kSchedule,
  kConnectionLost
};
CORDBOARD_ENUM_NAMES(PresenceCause, "asked", "missed_offer", "drained", "schedule",
                     "connection_lost")

// `after_current`: no new offers from now on; not ready once the last chat and wrap-up are done.
enum class NotReadyWhen : std::uint8_t { kNow, kAfterCurrent };
CORDBOARD_ENUM_NAMES(NotReadyWhen, "now", "after_current")

}  // namespace cordboard

namespace cordboard::command {

// Refuses: unknown_agent, already_signed_in. While the agent drains after `sign_out`, ends the
// drain instead.
struct SignIn {
  AgentId agent{};
  // ready or not_ready; default: what the schedule says, not_ready without one
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

// Drains: no new offers, open offers revoked, chats go on; signed out when the last chat and
// wrap-up are done. Refuses: unknown_agent, not_signed_in.
struct SignOut {
  AgentId agent{};

  static constexpr std::string_view kName = "sign_out";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &SignOut::agent));
  }
};

// Leaves not ready or RONA, and missed offers are forgotten; nothing happens to who is ready.
// Refuses: unknown_agent, not_signed_in.
struct SetReady {
  AgentId agent{};

  static constexpr std::string_view kName = "set_ready";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &SetReady::agent));
  }
};

// Open offers are revoked, active chats unaffected. Refuses: unknown_agent, unknown_reason,
// not_signed_in.
struct SetNotReady {
  AgentId agent{};
  std::optional<NotReadyReasonId> reason{};
  std::optional<NotReadyWhen> when{};  // default: now

  static constexpr std::string_view kName = "set_not_ready";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &SetNotReady::agent), field(2, "reason", &SetNotReady::reason),
             field(3, "when", &SetNotReady::when));
  }
};

// Back from what the agent said to what the schedule says; without a schedule, and in RONA, nothing
// happens. Refuses: unknown_agent, not_signed_in.
struct ResetPresence {
  AgentId agent{};

  static constexpr std::string_view kName = "reset_presence";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &ResetPresence::agent));
  }
};

// One more connection of the agent's desktop; from the first on, losing the last one counts: not
// ready after `disconnect_grace_ms`, chats back to the front of their queues after
// `requeue_after_ms`. A session that is known already changes nothing. Refuses: malformed,
// unknown_agent, limit_reached.
struct ConnectAgent {
  AgentId agent{};
  std::string_view session{};  // a key, chosen by the host

  static constexpr std::string_view kName = "connect_agent";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &ConnectAgent::agent),
             field(2, "session", &ConnectAgent::session, rule::key()));
  }
};

// That connection is gone. An unknown session changes nothing. Refuses: malformed, unknown_agent.
struct DisconnectAgent {
  AgentId agent{};
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

// The agent is signed in, or goes on being so: a drain has ended.
struct AgentSignedIn {
  AgentId agent{};

  static constexpr std::string_view kName = "agent_signed_in";
  static constexpr std::uint32_t kTag = 2;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentSignedIn::agent));
  }
};

// The agent has asked to leave and still has chats or wrap-ups to finish.
struct AgentDrainStarted {
  AgentId agent{};

  static constexpr std::string_view kName = "agent_drain_started";
  static constexpr std::uint32_t kTag = 3;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentDrainStarted::agent));
  }
};

struct AgentPresenceChanged {
  AgentId agent{};
  Presence presence = Presence::kNotReady;
  std::optional<NotReadyReasonId> reason{};
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

struct AgentSignedOut {
  AgentId agent{};

  static constexpr std::string_view kName = "agent_signed_out";
  static constexpr std::uint32_t kTag = 5;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentSignedOut::agent));
  }
};

// The agent gets no new offer from now on and will be `presence` when the last chat and wrap-up are
// done. Any change of presence before that takes it back.
struct AgentPresencePending {
  AgentId agent{};
  Presence presence = Presence::kNotReady;
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

// One desktop more, one less.
struct AgentConnected {
  AgentId agent{};
  std::string_view session{};

  static constexpr std::string_view kName = "agent_connected";
  static constexpr std::uint32_t kTag = 7;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentConnected::agent),
             field(2, "session", &AgentConnected::session));
  }
};
struct AgentDisconnected {
  AgentId agent{};
  std::string_view session{};

  static constexpr std::string_view kName = "agent_disconnected";
  static constexpr std::uint32_t kTag = 8;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentDisconnected::agent),
             field(2, "session", &AgentDisconnected::session));
  }
};

// The last connection of a signed-in agent is gone, or there is one again.
struct AgentConnectionLost {
  AgentId agent{};

  static constexpr std::string_view kName = "agent_connection_lost";
  static constexpr std::uint32_t kTag = 9;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentConnectionLost::agent));
  }
};
struct AgentConnectionRestored {
  AgentId agent{};

  static constexpr std::string_view kName = "agent_connection_restored";
  static constexpr std::uint32_t kTag = 20;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "agent", &AgentConnectionRestored::agent));
  }
};

}  // namespace cordboard::event
