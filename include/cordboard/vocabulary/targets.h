// The target of a transfer, a consultation or a conference invitation, and how a request can end.
//
//   const Target bob = Target::of(engine.find<AgentId>("bob"));
//   const Target english = Target::of(engine.find<SkillId>("en"), 3);  // level 3 or higher
//   const Target sales = Target::of(engine.find<QueueId>("sales"));
//   engine.submit({.at = now, .command = command::Transfer{chat, ann, bob, "Please check"}});
//   engine.submit({.at = now, .command = command::Consult{.conversation = chat,
//                                                         .agent = ann,
//                                                         .to = english}});
//   if (english.is_group()) show("asking one agent after the other");
//
// A group (team, skill, queue) is asked one agent after the other, longest idle first, until one
// accepts or the queue's `consult_timeout_ms` is over. A transfer to a queue is different: it is
// complete at once. Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>

#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// Exactly one of: an agent, a member of a team, an agent with a skill, an agent who serves a queue,
// or the agent of a running consultation. Wire form {"agent":"bob"}, {"team":"billing"},
// {"skill":"en","at_least":3}, {"queue":"sales"}, {"consultation":1}.
struct Target {
  // Which of the members counts.
  enum class Kind : std::uint8_t {
    kAgent,        // `agent`.
    kTeam,         // `team`.
    kSkill,        // `skill` and `at_least`.
    kQueue,        // `queue`: agents who serve it and meet its own requirement, without relaxation.
    kConsultation  // `consultation`: its target, who need not be asked again.
  };

  // The other members are none.
  Kind kind = Kind::kAgent;
  // For `kAgent`.
  AgentId agent{};
  // For `kTeam`.
  TeamId team{};
  // For `kSkill`.
  SkillId skill{};
  // For `kSkill`: the lowest level that will do, 1 to `limits::kSkillLevel`.
  std::int32_t at_least = 1;
  // For `kQueue`.
  QueueId queue{};
  // For `kConsultation`.
  ConsultationId consultation{};

  // Returns one agent as the target.
  static Target of(AgentId agent) { return {Kind::kAgent, agent, {}, {}, 1, {}, {}}; }
  // Returns the members of a team.
  static Target of(TeamId team) { return {Kind::kTeam, {}, team, {}, 1, {}, {}}; }
  // Returns the agents with the skill at this level or above.
  static Target of(SkillId skill, std::int32_t at_least = 1) {
    return {Kind::kSkill, {}, {}, skill, at_least, {}, {}};
  }
  // Returns the agents who serve a queue; for a transfer, the queue itself.
  static Target of(QueueId queue) { return {Kind::kQueue, {}, {}, {}, 1, queue, {}}; }
  // Returns the agent whom the asking agent is consulting.
  static Target of(ConsultationId consultation) {
    return {Kind::kConsultation, {}, {}, {}, 1, {}, consultation};
  }

  // Returns whether one agent is asked after the other until somebody accepts.
  bool is_group() const {
    return kind == Kind::kTeam || kind == Kind::kSkill || kind == Kind::kQueue;
  }
  friend bool operator==(const Target&, const Target&) = default;
};
CORDBOARD_ENUM_NAMES_IN_CLASS(Target::Kind, TargetKind, "agent", "team", "skill", "queue",
                              "consultation")

// Why nothing came of a request.
enum class RequestEnd : std::uint8_t {
  kDeclined,          // The agent who was asked declined.
  kExpired,           // The agent did not answer in time, or the time for asking a group is over.
  kNoTarget,          // Every agent of the group who could be asked has failed to accept.
  kTargetGone,        // The agent who was asked became unavailable.
  kCancelled,         // Taken back, or a supervisor took the conversation over.
  kSenderGone,        // The agent who asked no longer serves the conversation.
  kConversationEnded  // The conversation is over.
};
CORDBOARD_ENUM_NAMES(RequestEnd, "declined", "expired", "no_target", "target_gone", "cancelled",
                     "sender_gone", "conversation_ended")

}  // namespace cordboard
