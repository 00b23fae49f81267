// The list of all commands, and the form in which a host hands one in.
//
//   const command::AcceptOffer accept{offer, ann};
//   const Batch& batch = engine.submit({.at = now,
//                                       .by = Actor::as_agent(ann),
//                                       .id = "desktop-7-42",
//                                       .command = accept});
//   if (!batch.reply().ok()) show(explain(batch.reply().refusal));
//
// Commands are plain structs in `vocabulary/`; a command requests something and the events in the
// batch report what happened. Each command's comment lists its refusals after `Refuses:`, in the
// order in which the engine checks them. Two refusals stand before that list and are named only
// where they mean something special:
//
// `malformed`: the command cannot be read as one. A text is not UTF-8 or contains NUL, a key has a
// wrong form, a number or an enum value is out of range, or two exclusive fields are both set.
//
// `not_permitted`: the actor in `by` may never give this command, is unknown, or names another
// agent or customer than itself (see `may` in `vocabulary/common.h`).
//
// Texts, spans and pointers in a command belong to the caller. The engine reads them during
// `submit` and keeps copies. Plain values; no thread-safety concerns.
#pragma once

#include <optional>
#include <string_view>
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

// One of all commands. The order is internal; the wire uses each struct's `kName`.
using Command = std::variant<
    command::Advance, command::Configure, command::SignIn, command::SignOut, command::SetReady,
    command::SetNotReady, command::ResetPresence, command::ConnectAgent, command::DisconnectAgent,
    command::StartConversation, command::AbandonConversation, command::DisconnectCustomer,
    command::ReconnectCustomer, command::EndConversation, command::UpdateConversation,
    command::RequeueConversation, command::ParkConversation, command::ResumeConversation,
    command::CallbackLater, command::AcceptOffer, command::DeclineOffer, command::PickConversation,
    command::AssignConversation, command::SendMessage, command::SetTyping, command::MarkRead,
    command::SetWrapUpCode, command::AddNote, command::ExtendWrapUp, command::FinishWrapUp,
    command::Transfer, command::CancelTransfer, command::Consult, command::EndConsultation,
    command::InviteToConference, command::CancelInvitation, command::RemoveParticipant,
    command::LeaveConversation, command::EndConference, command::CloseForAll, command::Monitor,
    command::Coach, command::BargeIn, command::StopMonitoring, command::TakeOver,
    command::PutCannedResponse, command::DeleteCannedResponse, command::SendCannedResponse,
    command::PushUrl, command::PutCustomer, command::EraseCustomer, command::OpenCase,
    command::EditCase, command::FinishCase, command::ReopenCase, command::DeleteCase,
    command::AddOperator, command::RemoveOperator, command::LinkConversation,
    command::ScheduleAppointment, command::MoveAppointment, command::CancelAppointment,
    command::SendInvitation, command::StartVideoCall, command::EndVideoCall, command::AttachFile,
    command::TagItem, command::UntagItem, command::DeleteItem, command::ShareCalendar,
    command::BookMeeting>;

// A command together with its circumstances.
struct Submission {
  // When the command happens. Absent, or earlier than the engine's clock: the engine's clock. Below
  // 0 or beyond `limits::kLatestTimeMs`: malformed.
  std::optional<Time> at{};
  // The actor who gives the command; the host by default. The engine checks what this actor may do,
  // but does not authenticate anybody.
  Actor by{};
  // Makes the command idempotent: 1 to 64 code points, or empty for no id. The engine answers a
  // known id with the first reply (`Reply::repeated`), carries nothing out and lets no time pass.
  // It remembers the ids of the last `limits::kRememberedIdsMs`, at most the
  // `limits::kRememberedIds` newest.
  std::string_view id{};
  // The request.
  Command command{};
};

}  // namespace cordboard
