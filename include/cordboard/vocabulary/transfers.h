// Transfers: a conversation goes from the agent who serves it to another agent or to a queue.
//
//   const auto bob = engine.find<AgentId>("bob");
//   engine.submit({.at = now, .command = command::Transfer{chat, ann, Target::of(bob),
//   "Refund?"}});
//   // transfer_requested; offer_created kind=transfer agent=bob
//   engine.submit({.at = later, .command = command::AcceptOffer{offer, bob}});
//   // offer_accepted; participant_joined bob; participant_left ann; transfer_completed
//   const Target queue = Target::of(engine.find<QueueId>("sales"));
//   engine.submit({.at = now, .command = command::Transfer{chat, bob, queue}});  // at once
//
// The conversation is never without an agent or a queue on the way, and keeps its age, priority and
// requirements. Plain values; no thread-safety concerns.
#pragma once

#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/targets.h"

namespace cordboard::command {

// Asks the target to take the conversation over. The sender keeps conversation and load until
// somebody accepts. A transfer to a queue, or to the agent who is being consulted, is complete at
// once. If nobody accepts, the conversation stays with the sender or goes to its queue
// (`transfer_missed`). Refuses: malformed (also `at_least`), unknown_conversation, unknown_agent
// (also `to`), unknown_team, unknown_skill, unknown_queue, unknown_consultation,
// conversation_ended, conversation_not_active, not_a_participant, not_permitted (to a queue, out of
// a conference), transfer_pending, invitation_pending, unknown_target (a consultation of another
// conversation or another agent), already_a_participant, target_unavailable (signed out, draining,
// pausing after a decline, wrapping up an earlier part, nobody of a group can be asked, a queue
// that does not take it in, or a consultation that is not running), agent_not_ready,
// agent_at_capacity, limit_reached (notes), message_empty, message_too_long,
// message_reserved_character (these three: the note).
struct Transfer {
  // The one to hand over.
  ConversationId conversation{};
  // The sender, who serves it.
  AgentId agent{};
  // The agent, group, queue or consultation that is to have it.
  Target to{};
  // For the target: 1 to `limits::kAgentMessage` code points, without < and >. Agents alone see it.
  std::optional<std::string_view> note{};

  static constexpr std::string_view kName = "transfer";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Transfer::conversation), field(2, "agent", &Transfer::agent),
             field(3, "to", &Transfer::to), field(4, "note", &Transfer::note));
  }
};

// The sender takes the request back; the open offer is revoked (`cancelled`) and the conversation
// stays with the sender. Refuses: unknown_conversation, unknown_agent, conversation_ended,
// conversation_not_active, not_a_participant, not_pending.
struct CancelTransfer {
  // The one whose transfer is pending.
  ConversationId conversation{};
  // The sender.
  AgentId agent{};

  static constexpr std::string_view kName = "cancel_transfer";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CancelTransfer::conversation),
             field(2, "agent", &CancelTransfer::agent));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// An agent wants to hand the conversation over. The note stands in the transcript from now on, for
// agents.
struct TransferRequested {
  // The one to hand over.
  ConversationId conversation{};
  // The sender.
  AgentId agent{};
  // The agent, group, queue or consultation that is to have it.
  Target to{};
  // Absent: none was given.
  std::optional<std::string_view> note{};

  static constexpr std::string_view kName = "transfer_requested";
  static constexpr std::uint32_t kTag = 70;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &TransferRequested::conversation),
             field(2, "agent", &TransferRequested::agent), field(3, "to", &TransferRequested::to),
             field(4, "note", &TransferRequested::note));
  }
};

// The transfer is complete. `participant_joined`, `participant_left` or `conversation_queued`
// precede this event and have the details.
struct TransferCompleted {
  // The one handed over.
  ConversationId conversation{};
  // The sender, who has left.
  AgentId agent{};
  // The agent who has it now, or the queue in which it waits.
  Target to{};

  static constexpr std::string_view kName = "transfer_completed";
  static constexpr std::uint32_t kTag = 71;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &TransferCompleted::conversation),
             field(2, "agent", &TransferCompleted::agent), field(3, "to", &TransferCompleted::to));
  }
};

// Nothing came of the transfer. The conversation is with the sender, or goes to its queue next.
struct TransferFailed {
  // The one concerned.
  ConversationId conversation{};
  // The sender.
  AgentId agent{};
  // Why nothing came of it.
  RequestEnd cause = RequestEnd::kDeclined;

  static constexpr std::string_view kName = "transfer_failed";
  static constexpr std::uint32_t kTag = 72;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &TransferFailed::conversation),
             field(2, "agent", &TransferFailed::agent), field(3, "cause", &TransferFailed::cause));
  }
};

}  // namespace cordboard::event
