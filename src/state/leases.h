// A lease: one agent's hold on one conversation, from the offer through the service to the end of
// the wrap-up.
//
// Invariants
//   (1) An agent has at most one lease on a conversation.
//   (2) An open offer and a parked conversation have a timer; a wrap-up has one if its time is
//       limited. Nothing else of a lease has a timer.
//   (3) The phase changes only as kLeaseMoves allows.
//   (4) A parked lease adds no load. Neither does a consulted or a monitoring agent, nor a wrap-up
//       that follows. Any other lease adds the weight that the queue set when the lease began to
//       weigh.
#pragma once

#include <cstdint>
#include <tuple>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/conversations.h"
#include "cordboard/vocabulary/messages.h"
#include "cordboard/vocabulary/offers.h"
#include "describe/assert.h"
#include "state/moves.h"
#include "state/timers.h"

namespace cordboard::core {

enum class LeasePhase : std::uint8_t {
  kOffered,
  kAccepted,
  kServing,
  kParked,
  kWrapUp,
  kGone,
  kConsulted,
  kWatching
};
CORDBOARD_ENUM_NAMES(LeasePhase, "offered", "accepted", "serving", "parked", "wrap_up", "gone",
                     "consulted", "watching")

// Whether the participant watches the conversation unseen, as a supervisor.
inline bool is_watching_role(ParticipantRole role) { return role >= ParticipantRole::kMonitor; }

// Every allowed move. The diagram in the docs is printed from this table.
struct LeaseMove {
  LeasePhase from;
  LeasePhase to;
  std::string_view by;  // the event that causes the move
};
inline constexpr LeaseMove kLeaseMoves[] = {
    {LeasePhase::kOffered, LeasePhase::kAccepted, "offer_accepted"},
    {LeasePhase::kOffered, LeasePhase::kGone, "offer_declined, offer_expired, offer_revoked"},
    {LeasePhase::kAccepted, LeasePhase::kServing, "participant_joined"},
    {LeasePhase::kServing, LeasePhase::kWrapUp, "participant_left wraps_up=true"},
    {LeasePhase::kServing, LeasePhase::kGone, "participant_left"},
    {LeasePhase::kServing, LeasePhase::kParked, "conversation_parked"},
    {LeasePhase::kParked, LeasePhase::kServing, "conversation_resumed"},
    {LeasePhase::kParked, LeasePhase::kWrapUp, "participant_left wraps_up=true"},
    {LeasePhase::kParked, LeasePhase::kGone, "participant_left"},
    {LeasePhase::kWrapUp, LeasePhase::kGone, "wrap_up_finished"},
    {LeasePhase::kAccepted, LeasePhase::kConsulted, "consultation_started"},
    {LeasePhase::kConsulted, LeasePhase::kServing, "participant_joined"},
    {LeasePhase::kConsulted, LeasePhase::kWrapUp, "consultation_ended wraps_up=true"},
    {LeasePhase::kConsulted, LeasePhase::kGone, "consultation_ended"},
    {LeasePhase::kAccepted, LeasePhase::kWatching, "monitoring_started"},
    {LeasePhase::kWatching, LeasePhase::kGone, "monitoring_stopped"},
};
inline constexpr AllowedMoves kAllowedLeaseMoves{kLeaseMoves};
constexpr bool may_move(LeasePhase from, LeasePhase to) { return kAllowedLeaseMoves.has(from, to); }

struct Lease {
  std::uint64_t serial = 0;  // counts leases; orders those of an agent and of a conversation
  OfferId offer;             // the offer that it began with; none: it began without one
  Time since{};              // begin of the phase
  Time accepted_at{};
  Slot conversation = kNoSlot;
  AgentId agent;
  Slot next_of_agent = kNoSlot;
  Slot previous_of_agent = kNoSlot;
  Slot next_of_conversation = kNoSlot;
  TimerList timers = kNoSlot;
  std::int32_t weight = 0;  // units of capacity
  WrapUpCodeId code;
  LeasePhase phase = LeasePhase::kOffered;
  OfferKind kind = OfferKind::kRoute;
  ParticipantRole role = ParticipantRole::kPrimary;
  bool typing = false;
  std::uint32_t sees_from = 0;  // first transcript entry for agents that this agent sees
  MessageId read;               // the last message that the agent has read

  bool is_open_offer() const { return phase == LeasePhase::kOffered; }
  bool is_serving() const { return phase == LeasePhase::kServing; }
  bool is_parked() const { return phase == LeasePhase::kParked; }
  bool is_wrapping_up() const { return phase == LeasePhase::kWrapUp; }
  // Serves the conversation or has parked it.
  bool is_in_chat() const { return is_serving() || is_parked(); }
  bool is_consulted() const { return phase == LeasePhase::kConsulted; }
  bool is_watching() const { return phase == LeasePhase::kWatching; }
  // Whether the agent works on it. One bit test instead of three comparisons.
  static constexpr unsigned kWork = 1u << static_cast<unsigned>(LeasePhase::kServing) |
                                    1u << static_cast<unsigned>(LeasePhase::kWrapUp) |
                                    1u << static_cast<unsigned>(LeasePhase::kConsulted);
  bool is_work() const { return (kWork >> static_cast<unsigned>(phase) & 1) != 0; }
  std::int32_t units() const { return is_parked() ? 0 : weight; }
  // Whether it counts towards the queue's `max_per_agent`.
  bool counts_for_cap() const {
    return is_in_chat() || phase == LeasePhase::kAccepted ||
           (is_open_offer() && kind != OfferKind::kConsultation);
  }

  void move(LeasePhase to, Time at) {
    CORDBOARD_ASSERT(may_move(phase, to));
    phase = to;
    since = at;
  }

  auto persistent() {
    return std::tie(serial, offer, since, accepted_at, agent, weight, code, phase, kind, role,
                    typing, sees_from, read);
  }
};

}  // namespace cordboard::core
