// Conferences: several agents in one conversation, one of them the primary.
//
//   const auto bob = engine.find<AgentId>("bob");
//   const command::InviteToConference invite{chat, ann, Target::of(bob)};
//   engine.submit({.at = now, .command = invite});
//   // conference_requested; offer_created kind=conference
//   engine.submit({.at = later, .command = command::AcceptOffer{offer, bob}});
//   // offer_accepted; participant_joined bob role=agent; conference_started; system_notice
//   engine.submit({.at = later, .command = command::LeaveConversation{chat, ann}});
//   // participant_left ann; wrap_up_started; primary_changed bob; conference_ended; system_notice
//
// The agent who has served the longest becomes the primary when the primary leaves. Plain values;
// no thread-safety concerns.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/targets.h"

namespace cordboard::command {

// Asks another agent into the conversation. The agent whom the asking agent consults joins at once.
// The newcomer sees the whole transcript, except for what agents said among themselves before, and
// takes the queue's `weight` of load. Refuses: malformed (`to` is a team, a skill or a queue),
// unknown_conversation, unknown_agent (also `to`), unknown_consultation, conversation_ended,
// conversation_not_active, not_a_participant, transfer_pending, invitation_pending, unknown_target
// (a consultation of another conversation or another agent), already_a_participant,
// target_unavailable (signed out, draining, pausing after a decline, wrapping up an earlier part,
// or the consultation is not running), agent_not_ready, agent_at_capacity, limit_reached (the
// queue's `max_agents`).
struct InviteToConference {
  // The one to join.
  ConversationId conversation{};
  // The agent who invites; serves the conversation.
  AgentId agent{};
  // An agent, or a consultation.
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

// Takes the agent's own invitation back; the open offer is revoked (`cancelled`). Refuses:
// unknown_conversation, unknown_agent, conversation_ended, conversation_not_active,
// not_a_participant, not_pending.
struct CancelInvitation {
  // The one the invitation is for.
  ConversationId conversation{};
  // The agent who invited.
  AgentId agent{};

  static constexpr std::string_view kName = "cancel_invitation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CancelInvitation::conversation),
             field(2, "agent", &CancelInvitation::agent));
  }
};

// Takes another agent out of the conversation; that agent wraps up. Any agent in it, a supervisor
// or the host may ask. Refuses: unknown_conversation, unknown_agent, conversation_ended,
// conversation_not_active, not_a_participant (`agent` or `participant`), not_permitted (oneself),
// last_agent.
struct RemoveParticipant {
  // The one to leave.
  ConversationId conversation{};
  // The agent who asks; default: the asking agent or supervisor. The host may leave it out.
  std::optional<AgentId> agent{};
  // The agent who is to go.
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

// Ends the agent's own part, with a wrap-up; the others go on. Refuses: unknown_conversation,
// unknown_agent, conversation_ended, conversation_not_active, not_a_participant, last_agent.
struct LeaveConversation {
  // The one to leave.
  ConversationId conversation{};
  // The agent who leaves.
  AgentId agent{};

  static constexpr std::string_view kName = "leave_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &LeaveConversation::conversation),
             field(2, "agent", &LeaveConversation::agent));
  }
};

// All agents but this one leave, with wrap-ups; this one becomes the primary and goes on. Refuses:
// unknown_conversation, unknown_agent, conversation_ended, conversation_not_active,
// not_a_participant, last_agent.
struct EndConference {
  // The one whose conference ends.
  ConversationId conversation{};
  // The agent who goes on alone.
  AgentId agent{};

  static constexpr std::string_view kName = "end_conference";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &EndConference::conversation),
             field(2, "agent", &EndConference::agent));
  }
};

// Ends the conversation for everybody, with any number of agents. Refuses: unknown_conversation,
// unknown_agent, conversation_ended, conversation_not_active, not_a_participant.
struct CloseForAll {
  // The one to end; it may be parked.
  ConversationId conversation{};
  // The agent who ends it.
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

// An agent wants another one in the conversation.
struct ConferenceRequested {
  // The one to join.
  ConversationId conversation{};
  // The agent who invites.
  AgentId agent{};
  // An agent, or a consultation.
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

// Nothing came of the invitation; the conversation goes on as before.
struct ConferenceRequestDropped {
  // The one concerned.
  ConversationId conversation{};
  // The agent who invited.
  AgentId agent{};
  // Why nothing came of it.
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

// A second agent serves the conversation from now on.
struct ConferenceStarted {
  // The one concerned.
  ConversationId conversation{};

  static constexpr std::string_view kName = "conference_started";
  static constexpr std::uint32_t kTag = 78;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConferenceStarted::conversation));
  }
};

// Only one agent serves the conversation any more. When it ends for everybody, `conversation_ended`
// comes alone.
struct ConferenceEnded {
  // The one concerned.
  ConversationId conversation{};

  static constexpr std::string_view kName = "conference_ended";
  static constexpr std::uint32_t kTag = 79;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConferenceEnded::conversation));
  }
};

// An agent who serves the conversation already answers for it from now on.
struct PrimaryChanged {
  // The one concerned.
  ConversationId conversation{};
  // The new primary.
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
