// Whom a transfer, a consultation or a conference is for, and what can come between.
#pragma once

#include <cstdint>

#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// One agent; somebody of a team, with a skill, or who serves a queue; or the agent that is being
// consulted. Wire: {"agent":"bob"}, {"team":"billing"}, {"skill":"en","at_least":3},
// {"queue":"sales"}, {"consultation":1}.
struct Target {
  enum class Kind : std::uint8_t { kAgent, kTeam, kSkill, kQueue, kConsultation };

  Kind kind = Kind::kAgent;
  AgentId agent{};
  TeamId team{};
  SkillId skill{};
  std::int32_t at_least = 1;  // level, 1–10
  QueueId queue{};
  ConsultationId consultation{};

  static Target of(AgentId agent) { return {Kind::kAgent, agent, {}, {}, 1, {}, {}}; }
  static Target of(TeamId team) { return {Kind::kTeam, {}, team, {}, 1, {}, {}}; }
  static Target of(SkillId skill, std::int32_t at_least = 1) {
    return {Kind::kSkill, {}, {}, skill, at_least, {}, {}};
  }
  static Target of(QueueId queue) { return {Kind::kQueue, {}, {}, {}, 1, queue, {}}; }
  static Target of(ConsultationId consultation) {
    return {Kind::kConsultation, {}, {}, {}, 1, {}, consultation};
  }

  // Whether one is asked after the other until somebody accepts.
  bool is_group() const {
    return kind == Kind::kTeam || kind == Kind::kSkill || kind == Kind::kQueue;
  }
  friend bool operator==(const Target&, const Target&) = default;
};
CORDBOARD_ENUM_NAMES_IN_CLASS(Target::Kind, TargetKind, "agent", "team", "skill", "queue",
                              "consultation")

// Why nothing came of a request. `no_target`: all who were asked have refused. `target_gone`: the
// one who was asked cannot be had any more. `sender_gone`: who asked does not serve any more.
enum class RequestEnd : std::uint8_t {
  kDeclined,
  kExpired,
  kNoTarget,
  kTargetGone,
  kCancelled,
  kSenderGone,
  kConversationEnded
};
CORDBOARD_ENUM_NAMES(RequestEnd, "declined", "expired", "no_target", "target_gone", "cancelled",
                     "sender_gone", "conversation_ended")

}  // namespace cordboard
