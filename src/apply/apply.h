// What an event does to the state. The only room that may write; it never refuses, never decides
// and reads no clock.
//
// One function for each event; the consequences of each stand together. A new event without its
// `apply` does not build. The inline ones are in conversations.h and messages.h.
#pragma once

#include "cordboard/event.h"
#include "state/state.h"

namespace cordboard::core {

void apply(State& state, Time at, const event::SiteConfigured& e);

void apply(State& state, Time at, const event::AgentSignedIn& e);
void apply(State& state, Time at, const event::AgentDrainStarted& e);
void apply(State& state, Time at, const event::AgentPresenceChanged& e);
void apply(State& state, Time at, const event::AgentSignedOut& e);
void apply(State& state, Time at, const event::AgentPresencePending& e);
void apply(State& state, Time at, const event::AgentConnected& e);
void apply(State& state, Time at, const event::AgentDisconnected& e);
void apply(State& state, Time at, const event::AgentConnectionLost& e);
void apply(State& state, Time at, const event::AgentConnectionRestored& e);

void apply(State& state, Time at, const event::ConversationStarted& e);
void apply(State& state, Time at, const event::ConversationQueued& e);
void apply(State& state, Time at, const event::ConversationAbandoned& e);
void apply(State& state, Time at, const event::CustomerDisconnected& e);
void apply(State& state, Time at, const event::CustomerReconnected& e);
void apply(State& state, Time at, const event::ParticipantJoined& e);
void apply(State& state, Time at, const event::ParticipantLeft& e);
inline void apply(State& state, Time at, const event::ConversationEnded& e);
inline void apply(State& state, Time at, const event::ConversationClosed& e);
void apply(State& state, Time at, const event::ConversationForgotten& e);
void apply(State& state, Time at, const event::ConversationRejected& e);
void apply(State& state, Time at, const event::RequirementRelaxed& e);
void apply(State& state, Time at, const event::ConversationUpdated& e);
void apply(State& state, Time at, const event::ConversationParked& e);
void apply(State& state, Time at, const event::ConversationResumed& e);
void apply(State& state, Time at, const event::CallbackScheduled& e);
void apply(State& state, Time at, const event::ConversationAssigned& e);

void apply(State& state, Time at, const event::OfferCreated& e);
void apply(State& state, Time at, const event::OfferAccepted& e);
void apply(State& state, Time at, const event::OfferDeclined& e);
void apply(State& state, Time at, const event::OfferExpired& e);
void apply(State& state, Time at, const event::OfferRevoked& e);

void apply(State& state, Time at, const event::TransferRequested& e);
void apply(State& state, Time at, const event::TransferCompleted& e);
void apply(State& state, Time at, const event::TransferFailed& e);
void apply(State& state, Time at, const event::ConsultationRequested& e);
void apply(State& state, Time at, const event::ConsultationStarted& e);
void apply(State& state, Time at, const event::ConsultationEnded& e);
void apply(State& state, Time at, const event::ConferenceRequested& e);
void apply(State& state, Time at, const event::ConferenceRequestDropped& e);
void apply(State& state, Time at, const event::ConferenceStarted& e);
void apply(State& state, Time at, const event::ConferenceEnded& e);
void apply(State& state, Time at, const event::PrimaryChanged& e);
void apply(State& state, Time at, const event::MonitoringStarted& e);
void apply(State& state, Time at, const event::MonitoringStopped& e);

void apply(State& state, Time at, const event::MessageSent& e);
void apply(State& state, Time at, const event::SystemNotice& e);
void apply(State& state, Time at, const event::TypingChanged& e);
void apply(State& state, Time at, const event::MessageRead& e);
inline void apply(State& state, Time at, const event::ReminderChanged& e);
void apply(State& state, Time at, const event::CustomerIdleWarned& e);

void apply(State& state, Time at, const event::WrapUpStarted& e);
void apply(State& state, Time at, const event::WrapUpCodeSet& e);
void apply(State& state, Time at, const event::NoteAdded& e);
void apply(State& state, Time at, const event::WrapUpExtended& e);
void apply(State& state, Time at, const event::WrapUpFinished& e);

void apply(State& state, Time at, const event::CannedResponsePut& e);
void apply(State& state, Time at, const event::CannedResponseDeleted& e);
void apply(State& state, Time at, const event::UrlPushed& e);

void apply(State& state, Time at, const event::CustomerUpdated& e);
void apply(State& state, Time at, const event::CustomerErased& e);

void apply(State& state, Time at, const event::CaseOpened& e);
void apply(State& state, Time at, const event::CaseEdited& e);
void apply(State& state, Time at, const event::CaseFinished& e);
void apply(State& state, Time at, const event::CaseReopened& e);
void apply(State& state, Time at, const event::CaseDeleted& e);
void apply(State& state, Time at, const event::OperatorJoined& e);
void apply(State& state, Time at, const event::OperatorLeft& e);
void apply(State& state, Time at, const event::ConversationLinked& e);

void apply(State& state, Time at, const event::AppointmentScheduled& e);
void apply(State& state, Time at, const event::AppointmentMoved& e);
void apply(State& state, Time at, const event::AppointmentCancelled& e);
void apply(State& state, Time at, const event::InvitationSent& e);
void apply(State& state, Time at, const event::VideoCallStarted& e);
void apply(State& state, Time at, const event::VideoCallEnded& e);

void apply(State& state, Time at, const event::FileAttached& e);
void apply(State& state, Time at, const event::ItemArchived& e);
void apply(State& state, Time at, const event::ItemTagged& e);
void apply(State& state, Time at, const event::ItemUntagged& e);
void apply(State& state, Time at, const event::ItemDeleted& e);

void apply(State& state, Time at, const event::CalendarShared& e);
void apply(State& state, Time at, const event::MeetingBooked& e);

// Routing has seen what changed.
void forget_changes(State& state);
void forget_moves(State& state);
void forget_all_noted(State& state);
// The same where one conversation is all that has changed.
void forget_newcomer(State& state);

}  // namespace cordboard::core
