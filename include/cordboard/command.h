// Every command, and how one is handed in.
//
//   const command::AcceptOffer accept{offer, ann};
//   engine.submit({.at = now, .by = Actor::as_agent(ann), .command = accept});
//
// Commands are plain structs (`vocabulary/`); texts and pointers in them are the caller's and are
// read during the call only.
#pragma once

#include <optional>
#include <string_view>
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
    command::Coach, command::BargeIn, command::StopMonitoring, command::TakeOver>;

// A command with its circumstances.
struct Submission {
  std::optional<Time> at{};  // absent, or earlier than the engine's clock: the engine's clock
  Actor by{};                // default: the host
  std::string_view id{};     // 1–64 characters make the command idempotent; empty: none
  Command command{};
};

}  // namespace cordboard
