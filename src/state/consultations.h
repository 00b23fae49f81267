// A consultation: a private thread between two agents about a conversation.
//
// Invariants
//   (1) Requested: the initiator has an open request for it. Active: the target has a lease in
//       phase `consulted`. Over: neither exists.
//   (2) An initiator has at most one consultation about a conversation that is not over.
//   (3) A consultation is remembered as long as its conversation.
#pragma once

#include <cstdint>
#include <tuple>

#include "cordboard/ids.h"
#include "cordboard/vocabulary/consultations.h"
#include "describe/assert.h"
#include "state/moves.h"
#include "state/pool.h"

namespace cordboard::core {

enum class ConsultationPhase : std::uint8_t { kRequested, kActive, kOver };
CORDBOARD_ENUM_NAMES(ConsultationPhase, "requested", "active", "over")

struct ConsultationMove {
  ConsultationPhase from;
  ConsultationPhase to;
  std::string_view by;  // the event that causes the move
};
inline constexpr ConsultationMove kConsultationMoves[] = {
    {ConsultationPhase::kRequested, ConsultationPhase::kActive, "consultation_started"},
    {ConsultationPhase::kRequested, ConsultationPhase::kOver, "consultation_ended"},
    {ConsultationPhase::kActive, ConsultationPhase::kOver, "consultation_ended"},
};
inline constexpr AllowedMoves kAllowedConsultationMoves{kConsultationMoves};
constexpr bool may_move(ConsultationPhase from, ConsultationPhase to) {
  return kAllowedConsultationMoves.has(from, to);
}

struct Consultation {
  ConsultationId number;
  Slot conversation = kNoSlot;
  AgentId initiator;
  AgentId target;             // none: no agent has accepted yet
  Slot transcript = kNoSlot;  // none: nothing was written
  Slot next = kNoSlot;        // of the same conversation
  ConsultationMedium medium = ConsultationMedium::kChat;
  ConsultationPhase phase = ConsultationPhase::kRequested;
  bool initiator_typing = false;
  bool target_typing = false;

  bool is_active() const { return phase == ConsultationPhase::kActive; }
  bool is_over() const { return phase == ConsultationPhase::kOver; }
  bool has_side(AgentId agent) const { return agent == initiator || agent == target; }

  void move(ConsultationPhase to) {
    CORDBOARD_ASSERT(may_move(phase, to));
    phase = to;
  }

  auto persistent() {
    return std::tie(number, initiator, target, medium, phase, initiator_typing, target_typing);
  }
};

}  // namespace cordboard::core
