// Agents' presence: what they say of themselves, and what happens to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// `rona`: redirect on no answer; the agent let offers expire and must set themselves ready again by
// hand.
enum class Presence : std::uint8_t { kSignedOut, kNotReady, kReady, kRona };
CORDBOARD_ENUM_NAMES(Presence, "signed_out", "not_ready", "ready", "rona")

enum class PresenceCause : std::uint8_t { kAsked, kMissedOffer, kDrained };
CORDBOARD_ENUM_NAMES(PresenceCause, "asked", "missed_offer", "drained")

}  // namespace cordboard

namespace cordboard::command {

// Refuses: unknown_agent, already_signed_in. While the agent drains after `sign_out`, ends the
// drain instead.
struct SignIn {
  AgentId agent{};
  std::optional<Presence> presence{};  // ready or not_ready; default not_ready

  static constexpr std::string_view kName = "sign_in";
  static constexpr unsigned kMay = may::kStaff;
  static constexpr auto fields() {
    return std::tuple{field(1, "agent", &SignIn::agent), field(2, "presence", &SignIn::presence)};
  }
};

// Drains: no new offers, open offers revoked, chats go on; signed out when the last chat and
// wrap-up are done. Refuses: unknown_agent, not_signed_in.
struct SignOut {
  AgentId agent{};

  static constexpr std::string_view kName = "sign_out";
  static constexpr unsigned kMay = may::kStaff;
  static constexpr auto fields() { return std::tuple{field(1, "agent", &SignOut::agent)}; }
};

// Leaves not ready or RONA, and missed offers are forgotten; nothing happens to who is ready.
// Refuses: unknown_agent, not_signed_in.
struct SetReady {
  AgentId agent{};

  static constexpr std::string_view kName = "set_ready";
  static constexpr unsigned kMay = may::kStaff;
  static constexpr auto fields() { return std::tuple{field(1, "agent", &SetReady::agent)}; }
};

// Open offers are revoked, active chats unaffected. Refuses: unknown_agent, unknown_reason,
// not_signed_in.
struct SetNotReady {
  AgentId agent{};
  std::optional<NotReadyReasonId> reason{};

  static constexpr std::string_view kName = "set_not_ready";
  static constexpr unsigned kMay = may::kStaff;
  static constexpr auto fields() {
    return std::tuple{field(1, "agent", &SetNotReady::agent),
                      field(2, "reason", &SetNotReady::reason)};
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// The agent is signed in, or goes on being so: a drain has ended.
struct AgentSignedIn {
  AgentId agent{};

  static constexpr std::string_view kName = "agent_signed_in";
  static constexpr std::uint32_t kTag = 2;
  static constexpr auto fields() { return std::tuple{field(1, "agent", &AgentSignedIn::agent)}; }
};

// The agent has asked to leave and still has chats or wrap-ups to finish.
struct AgentDrainStarted {
  AgentId agent{};

  static constexpr std::string_view kName = "agent_drain_started";
  static constexpr std::uint32_t kTag = 3;
  static constexpr auto fields() {
    return std::tuple{field(1, "agent", &AgentDrainStarted::agent)};
  }
};

struct AgentPresenceChanged {
  AgentId agent{};
  Presence presence = Presence::kNotReady;
  std::optional<NotReadyReasonId> reason{};
  PresenceCause cause = PresenceCause::kAsked;

  static constexpr std::string_view kName = "agent_presence_changed";
  static constexpr std::uint32_t kTag = 4;
  static constexpr auto fields() {
    return std::tuple{field(1, "agent", &AgentPresenceChanged::agent),
                      field(2, "presence", &AgentPresenceChanged::presence),
                      field(3, "reason", &AgentPresenceChanged::reason),
                      field(4, "cause", &AgentPresenceChanged::cause)};
  }
};

struct AgentSignedOut {
  AgentId agent{};

  static constexpr std::string_view kName = "agent_signed_out";
  static constexpr std::uint32_t kTag = 5;
  static constexpr auto fields() { return std::tuple{field(1, "agent", &AgentSignedOut::agent)}; }
};

}  // namespace cordboard::event
