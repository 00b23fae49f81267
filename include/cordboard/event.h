// The list of all events, and how they are numbered.
//
//   for (const EventRecord& record : batch.events()) {
//     if (const auto* sent = std::get_if<event::MessageSent>(&record.event)) {
//       show(sent->conversation, sent->text);
//     } else if (const auto* offer = std::get_if<event::OfferCreated>(&record.event)) {
//       ring(offer->agent, offer->offer, offer->expires_at);
//     }
//   }
//
// An event reports one fact in the past tense. Events are plain structs in `vocabulary/`. The state
// of an engine is the result of applying all its events in order, so a journal of events is a
// complete record, and replaying it never depends on today's routing rules.
//
// Events of one turn stand in causal order: `offer_accepted` before `participant_joined`, and that
// before `conversation_ended`. One command may cause many events, also about other conversations
// and agents, because the engine offers waiting conversations after each command. Listeners need
// not know the command; each event carries what a listener needs. An event about a conversation
// carries its number, one about an agent the agent's handle. To keep a copy of the state elsewhere,
// hand the events of every batch to `Engine::replay` of a second engine.
//
// Three events need action by the host: `invitation_sent` (send it), `item_deleted` (delete the
// bytes) and `offer_created` (show it to the agent). Old journals stay readable: a tag is never
// used for another event, and a field's tag within an event never for another field.
//
// Texts, spans and pointers in an event belong to the batch (see `batch.h` for how long they are
// valid). Event types are trivially destructible, so a batch reuses their memory without cost. A
// copied `EventRecord` still refers to the batch's texts; a host that keeps events stores them as
// text or JSON (`text.h`, `json.h`). Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>
#include <variant>

#include "cordboard/time.h"
#include "cordboard/vocabulary/agents.h"
#include "cordboard/vocabulary/appointments.h"
#include "cordboard/vocabulary/archive.h"
#include "cordboard/vocabulary/calendars.h"
#include "cordboard/vocabulary/canned.h"
#include "cordboard/vocabulary/cases.h"
#include "cordboard/vocabulary/conferences.h"
#include "cordboard/vocabulary/consultations.h"
#include "cordboard/vocabulary/conversations.h"
#include "cordboard/vocabulary/customers.h"
#include "cordboard/vocabulary/messages.h"
#include "cordboard/vocabulary/offers.h"
#include "cordboard/vocabulary/site.h"
#include "cordboard/vocabulary/supervision.h"
#include "cordboard/vocabulary/transfers.h"
#include "cordboard/vocabulary/urls.h"
#include "cordboard/vocabulary/wrap_up.h"

namespace cordboard {

// One of all events; `std::visit` reaches each type. The order is internal: the wire uses each
// struct's `kName`, journals and snapshots its `kTag`, and neither ever changes its meaning. A
// field that does not apply is absent: an empty optional, a number 0, or a handle of none.
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
    event::MonitoringStopped, event::CannedResponsePut, event::CannedResponseDeleted,
    event::UrlPushed, event::CustomerUpdated, event::CustomerErased, event::CaseOpened,
    event::CaseEdited, event::CaseFinished, event::CaseReopened, event::CaseDeleted,
    event::OperatorJoined, event::OperatorLeft, event::ConversationLinked,
    event::AppointmentScheduled, event::AppointmentMoved, event::AppointmentCancelled,
    event::InvitationSent, event::VideoCallStarted, event::VideoCallEnded, event::FileAttached,
    event::ItemArchived, event::ItemTagged, event::ItemUntagged, event::ItemDeleted,
    event::CalendarShared, event::MeetingBooked>;

// An event with its number and its time.
struct EventRecord {
  // Counts from 1 without gaps over the life of the engine, recoveries included. A gap means that
  // the reader has lost an event.
  std::uint64_t seq = 0;
  // When it happened: the time of the command, or the due time of a timer. Never decreases.
  Time at{};
  // The fact.
  Event event;
};

}  // namespace cordboard
