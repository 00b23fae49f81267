// Every event, and how it is numbered. Events are facts in the past tense, plain structs in
// `vocabulary/`.
#pragma once

#include <cstdint>
#include <variant>

#include "cordboard/time.h"
#include "cordboard/vocabulary/agents.h"
#include "cordboard/vocabulary/conferences.h"
#include "cordboard/vocabulary/consultations.h"
#include "cordboard/vocabulary/conversations.h"
#include "cordboard/vocabulary/messages.h"
#include "cordboard/vocabulary/offers.h"
#include "cordboard/vocabulary/site.h"
#include "cordboard/vocabulary/supervision.h"
#include "cordboard/vocabulary/transfers.h"
#include "cordboard/vocabulary/wrap_up.h"

namespace cordboard {

using Event = std::variant<
    event::SiteConfigured, event::AgentSignedIn, event::AgentDrainStarted,
    event::AgentPresenceChanged, event::AgentSignedOut, event::AgentPresencePending,
    event::AgentConnected, event::AgentDisconnected, event::AgentConnectionLost,
    event::AgentConnectionRestored, event::ConversationStarted, event::ConversationQueued,
    event::ConversationAbandoned, event::CustomerDisconnected, event::CustomerReconnected,
    event::ParticipantJoined, event::ParticipantLeft, event::ConversationEnded,
    event::ConversationClosed, event::ConversationForgotten, event::ConversationRejected,
    event::RequirementRelaxed, event::ConversationUpdated, event::ConversationParked,
    event::ConversationResumed, event::CallbackScheduled, event::ConversationAssigned,
    event::OfferCreated, event::OfferAccepted, event::OfferDeclined, event::OfferExpired,
    event::OfferRevoked, event::MessageSent, event::SystemNotice, event::TypingChanged,
    event::MessageRead, event::ReminderChanged, event::CustomerIdleWarned, event::WrapUpStarted,
    event::WrapUpCodeSet, event::NoteAdded, event::WrapUpExtended, event::WrapUpFinished,
    event::TransferRequested, event::TransferCompleted, event::TransferFailed,
    event::ConsultationRequested, event::ConsultationStarted, event::ConsultationEnded,
    event::ConferenceRequested, event::ConferenceRequestDropped, event::ConferenceStarted,
    event::ConferenceEnded, event::PrimaryChanged, event::MonitoringStarted,
    event::MonitoringStopped>;

// A numbered event. `seq` counts from 1 without gaps over the life of the engine, recoveries
// included.
struct EventRecord {
  std::uint64_t seq = 0;
  Time at{};
  Event event;
};

}  // namespace cordboard
