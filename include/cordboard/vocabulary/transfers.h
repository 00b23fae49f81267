// Transfers: a chat goes from the agent who serves it to somebody else, and is never without one on
// the way.
#pragma once

#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/targets.h"

namespace cordboard::command {

// Puts the chat before the target, with an optional note for them. The sender keeps chat and load
// until somebody has accepted; to a queue, or to the agent who is being consulted, it is complete
// at once. Its age, priority and requirements stay as they are. A request that fails leaves the
// chat with the sender, or gives it to its queue (the queue's `transfer_missed`).
// Refuses: malformed, unknown_conversation, unknown_agent, unknown_queue, unknown_team,
// unknown_skill, unknown_consultation, conversation_ended, conversation_not_active,
// not_a_participant, not_permitted (to a queue, out of a conference), transfer_pending,
// invitation_pending, already_a_participant, unknown_target (a consultation of another chat),
// target_unavailable, agent_not_ready, agent_at_capacity, limit_reached (notes), message_… (the
// note).
struct Transfer {
  ConversationId conversation{};
  AgentId agent{};  // the sender
  Target to{};
  std::optional<std::string_view> note{};

  static constexpr std::string_view kName = "transfer";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &Transfer::conversation), field(2, "agent", &Transfer::agent),
             field(3, "to", &Transfer::to), field(4, "note", &Transfer::note));
  }
};

// The sender takes the request back. Refuses: unknown_conversation, unknown_agent,
// conversation_ended, conversation_not_active, not_a_participant, not_pending.
struct CancelTransfer {
  ConversationId conversation{};
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

// The note, if there is one, stands in the transcript from now on, for agents.
struct TransferRequested {
  ConversationId conversation{};
  AgentId agent{};
  Target to{};
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

// `to` is the agent who has the chat now, or the queue that it waits in.
struct TransferCompleted {
  ConversationId conversation{};
  AgentId agent{};
  Target to{};

  static constexpr std::string_view kName = "transfer_completed";
  static constexpr std::uint32_t kTag = 71;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &TransferCompleted::conversation),
             field(2, "agent", &TransferCompleted::agent), field(3, "to", &TransferCompleted::to));
  }
};

struct TransferFailed {
  ConversationId conversation{};
  AgentId agent{};
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
