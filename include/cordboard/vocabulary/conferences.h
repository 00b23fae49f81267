// Conferences: several agents in one chat, the primary among them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/targets.h"

namespace cordboard::command {

// Asks another agent into the chat; whom the agent is consulting joins at once. The newcomer sees
// the whole transcript, but for what agents said among themselves before, and takes the load that
// the queue gives a chat.
// Refuses: malformed (`to` neither an agent nor a consultation), unknown_conversation,
// unknown_agent, unknown_consultation, conversation_ended, conversation_not_active,
// not_a_participant, transfer_pending, invitation_pending, already_a_participant, unknown_target,
// target_unavailable, agent_not_ready, agent_at_capacity, limit_reached (the queue's `max_agents`).
struct InviteToConference {
  ConversationId conversation{};
  AgentId agent{};
  Target to{};

  static constexpr std::string_view kName = "invite_to_conference";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &InviteToConference::conversation),
             field(2, "agent", &InviteToConference::agent),
             field(3, "to", &InviteToConference::to, rule::one_agent()));
  }
};

// Takes the agent's own invitation back. Refuses: unknown_conversation, unknown_agent,
// conversation_ended, conversation_not_active, not_a_participant, not_pending.
struct CancelInvitation {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "cancel_invitation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CancelInvitation::conversation),
             field(2, "agent", &CancelInvitation::agent));
  }
};

// Takes another agent out of the chat, who wraps up. By any agent in it, a supervisor, or the host.
// Refuses: unknown_conversation, unknown_agent, conversation_ended, conversation_not_active,
// not_a_participant (who asks, or who is to go), not_permitted (oneself), last_agent.
struct RemoveParticipant {
  ConversationId conversation{};
  std::optional<AgentId> agent{};  // who asks; the host need not say
  AgentId participant{};

  static constexpr std::string_view kName = "remove_participant";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &RemoveParticipant::conversation),
             field(2, "agent", &RemoveParticipant::agent),
             field(3, "participant", &RemoveParticipant::participant));
  }
};

// The agent's own part ends, the others go on. Refuses: unknown_conversation, unknown_agent,
// conversation_ended, conversation_not_active, not_a_participant, last_agent.
struct LeaveConversation {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "leave_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &LeaveConversation::conversation),
             field(2, "agent", &LeaveConversation::agent));
  }
};

// All agents but this one leave; the chat goes on with them. Refuses as leave_conversation.
struct EndConference {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "end_conference";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &EndConference::conversation),
             field(2, "agent", &EndConference::agent));
  }
};

// Ends the chat for everybody, however many agents there are. Refuses: unknown_conversation,
// unknown_agent, conversation_ended, conversation_not_active, not_a_participant.
struct CloseForAll {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "close_for_all";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CloseForAll::conversation),
             field(2, "agent", &CloseForAll::agent));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

struct ConferenceRequested {
  ConversationId conversation{};
  AgentId agent{};  // who asks, here and below
  Target to{};

  static constexpr std::string_view kName = "conference_requested";
  static constexpr std::uint32_t kTag = 76;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConferenceRequested::conversation),
             field(2, "agent", &ConferenceRequested::agent),
             field(3, "to", &ConferenceRequested::to));
  }
};

// The chat goes on as before.
struct ConferenceRequestDropped {
  ConversationId conversation{};
  AgentId agent{};
  RequestEnd cause = RequestEnd::kDeclined;

  static constexpr std::string_view kName = "conference_request_dropped";
  static constexpr std::uint32_t kTag = 77;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConferenceRequestDropped::conversation),
             field(2, "agent", &ConferenceRequestDropped::agent),
             field(3, "cause", &ConferenceRequestDropped::cause));
  }
};

// More than one agent serves; only one does. An end for all is told by `conversation_ended` alone.
struct ConferenceStarted {
  ConversationId conversation{};

  static constexpr std::string_view kName = "conference_started";
  static constexpr std::uint32_t kTag = 78;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConferenceStarted::conversation));
  }
};
struct ConferenceEnded {
  ConversationId conversation{};

  static constexpr std::string_view kName = "conference_ended";
  static constexpr std::uint32_t kTag = 79;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConferenceEnded::conversation));
  }
};

// An agent who serves already answers for the chat from now on.
struct PrimaryChanged {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "primary_changed";
  static constexpr std::uint32_t kTag = 80;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &PrimaryChanged::conversation),
             field(2, "agent", &PrimaryChanged::agent));
  }
};

}  // namespace cordboard::event
