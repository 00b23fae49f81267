// Small worlds in which each command can be carried out by a permitted actor.
#pragma once

#include <cstdint>

#include "cordboard/engine.h"

namespace cordboard::permissions {

// How far the world has come. Conversation 1 belongs to customer lee, offer 1 and the conversation
// to agent ann.
enum class Stage : std::uint8_t {
  kSignedOut,     // no agent is signed in
  kNotReady,      // ann, bob and supervisor sue are signed in
  kConnected,     // and have a desktop connection each
  kWaiting,       // lee waits, no agent is ready
  kAway,          // lee waits and is disconnected
  kInPullQueue,   // all are ready, and lee waits in a pull queue
  kOffered,       // lee is offered to ann
  kActive,        // ann has accepted, and lee has written message 1; cem is ready
  kParked,        // ann has parked the conversation
  kWrapUp,        // ann has ended it
  kTransferring,  // ann has requested a transfer to cem
  kConsulting,    // ann consults cem
  kInvited,       // ann has invited cem
  kConference,    // cem has joined
  kMonitored,     // sue monitors
  kDesk,          // case 1 of lee, with appointment 1 and, as item 1, a file
  kDeskJoined,    // ann, bob and sue are its operators
  kDeskFinished,  // the case is finished
  kCalling,       // the call of the appointment is active
  kKnown,         // only lee's profile
};

// The world in which a command can be carried out. A new command without a line here does not
// compile.
constexpr Stage stage_of(const command::Advance&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::Configure&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::SignIn&) { return Stage::kSignedOut; }
constexpr Stage stage_of(const command::SignOut&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::SetReady&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::SetNotReady&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::ResetPresence&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::ConnectAgent&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::DisconnectAgent&) { return Stage::kConnected; }
constexpr Stage stage_of(const command::StartConversation&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::AbandonConversation&) { return Stage::kWaiting; }
constexpr Stage stage_of(const command::DisconnectCustomer&) { return Stage::kWaiting; }
constexpr Stage stage_of(const command::ReconnectCustomer&) { return Stage::kAway; }
constexpr Stage stage_of(const command::EndConversation&) { return Stage::kActive; }
constexpr Stage stage_of(const command::UpdateConversation&) { return Stage::kWaiting; }
constexpr Stage stage_of(const command::RequeueConversation&) { return Stage::kActive; }
constexpr Stage stage_of(const command::ParkConversation&) { return Stage::kActive; }
constexpr Stage stage_of(const command::ResumeConversation&) { return Stage::kParked; }
constexpr Stage stage_of(const command::CallbackLater&) { return Stage::kWaiting; }
constexpr Stage stage_of(const command::AcceptOffer&) { return Stage::kOffered; }
constexpr Stage stage_of(const command::DeclineOffer&) { return Stage::kOffered; }
constexpr Stage stage_of(const command::PickConversation&) { return Stage::kInPullQueue; }
constexpr Stage stage_of(const command::AssignConversation&) { return Stage::kInPullQueue; }
constexpr Stage stage_of(const command::SendMessage&) { return Stage::kActive; }
constexpr Stage stage_of(const command::SetTyping&) { return Stage::kActive; }
constexpr Stage stage_of(const command::MarkRead&) { return Stage::kActive; }
constexpr Stage stage_of(const command::SetWrapUpCode&) { return Stage::kWrapUp; }
constexpr Stage stage_of(const command::AddNote&) { return Stage::kWrapUp; }
constexpr Stage stage_of(const command::ExtendWrapUp&) { return Stage::kWrapUp; }
constexpr Stage stage_of(const command::FinishWrapUp&) { return Stage::kWrapUp; }
constexpr Stage stage_of(const command::PutCannedResponse&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::DeleteCannedResponse&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::SendCannedResponse&) { return Stage::kActive; }
constexpr Stage stage_of(const command::PushUrl&) { return Stage::kActive; }
constexpr Stage stage_of(const command::Transfer&) { return Stage::kActive; }
constexpr Stage stage_of(const command::CancelTransfer&) { return Stage::kTransferring; }
constexpr Stage stage_of(const command::Consult&) { return Stage::kActive; }
constexpr Stage stage_of(const command::EndConsultation&) { return Stage::kConsulting; }
constexpr Stage stage_of(const command::InviteToConference&) { return Stage::kActive; }
constexpr Stage stage_of(const command::CancelInvitation&) { return Stage::kInvited; }
constexpr Stage stage_of(const command::RemoveParticipant&) { return Stage::kConference; }
constexpr Stage stage_of(const command::LeaveConversation&) { return Stage::kConference; }
constexpr Stage stage_of(const command::EndConference&) { return Stage::kConference; }
constexpr Stage stage_of(const command::CloseForAll&) { return Stage::kConference; }
constexpr Stage stage_of(const command::Monitor&) { return Stage::kActive; }
constexpr Stage stage_of(const command::Coach&) { return Stage::kActive; }
constexpr Stage stage_of(const command::BargeIn&) { return Stage::kActive; }
constexpr Stage stage_of(const command::StopMonitoring&) { return Stage::kMonitored; }
constexpr Stage stage_of(const command::TakeOver&) { return Stage::kActive; }
constexpr Stage stage_of(const command::PutCustomer&) { return Stage::kNotReady; }
constexpr Stage stage_of(const command::EraseCustomer&) { return Stage::kKnown; }
constexpr Stage stage_of(const command::OpenCase&) { return Stage::kKnown; }
constexpr Stage stage_of(const command::EditCase&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::FinishCase&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::ReopenCase&) { return Stage::kDeskFinished; }
constexpr Stage stage_of(const command::DeleteCase&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::AddOperator&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::RemoveOperator&) { return Stage::kDeskJoined; }
constexpr Stage stage_of(const command::LinkConversation&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::ScheduleAppointment&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::MoveAppointment&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::CancelAppointment&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::SendInvitation&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::StartVideoCall&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::EndVideoCall&) { return Stage::kCalling; }
constexpr Stage stage_of(const command::AttachFile&) { return Stage::kActive; }
constexpr Stage stage_of(const command::TagItem&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::UntagItem&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::DeleteItem&) { return Stage::kDesk; }
constexpr Stage stage_of(const command::ShareCalendar&) { return Stage::kActive; }
constexpr Stage stage_of(const command::BookMeeting&) { return Stage::kActive; }

const Site& site();

// A new engine at this stage.
Engine world_at(Stage stage);

}  // namespace cordboard::permissions
