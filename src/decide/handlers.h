// What each command may do: a ladder of refusals, a line, and facts. A new command without its
// handler does not build.
#pragma once

#include "cordboard/command.h"
#include "cordboard/refusal.h"
#include "decide/turn.h"

namespace cordboard::core {

Refusal handle(Turn& turn, const command::Advance& c);
Refusal handle(Turn& turn, const command::Configure& c);

Refusal handle(Turn& turn, const command::SignIn& c);
Refusal handle(Turn& turn, const command::SignOut& c);
Refusal handle(Turn& turn, const command::SetReady& c);
Refusal handle(Turn& turn, const command::SetNotReady& c);
Refusal handle(Turn& turn, const command::ResetPresence& c);
Refusal handle(Turn& turn, const command::ConnectAgent& c);
Refusal handle(Turn& turn, const command::DisconnectAgent& c);

Refusal handle(Turn& turn, const command::StartConversation& c);
Refusal handle(Turn& turn, const command::AbandonConversation& c);
Refusal handle(Turn& turn, const command::DisconnectCustomer& c);
Refusal handle(Turn& turn, const command::ReconnectCustomer& c);
Refusal handle(Turn& turn, const command::EndConversation& c);
Refusal handle(Turn& turn, const command::UpdateConversation& c);
Refusal handle(Turn& turn, const command::RequeueConversation& c);
Refusal handle(Turn& turn, const command::ParkConversation& c);
Refusal handle(Turn& turn, const command::ResumeConversation& c);
Refusal handle(Turn& turn, const command::CallbackLater& c);

Refusal handle(Turn& turn, const command::AcceptOffer& c);
Refusal handle(Turn& turn, const command::DeclineOffer& c);
Refusal handle(Turn& turn, const command::PickConversation& c);
Refusal handle(Turn& turn, const command::AssignConversation& c);

Refusal handle(Turn& turn, const command::SendMessage& c);
Refusal handle(Turn& turn, const command::SetTyping& c);
Refusal handle(Turn& turn, const command::MarkRead& c);

Refusal handle(Turn& turn, const command::SetWrapUpCode& c);
Refusal handle(Turn& turn, const command::AddNote& c);
Refusal handle(Turn& turn, const command::ExtendWrapUp& c);
Refusal handle(Turn& turn, const command::FinishWrapUp& c);

Refusal handle(Turn& turn, const command::Transfer& c);
Refusal handle(Turn& turn, const command::CancelTransfer& c);

Refusal handle(Turn& turn, const command::Consult& c);
Refusal handle(Turn& turn, const command::EndConsultation& c);

Refusal handle(Turn& turn, const command::InviteToConference& c);
Refusal handle(Turn& turn, const command::CancelInvitation& c);
Refusal handle(Turn& turn, const command::RemoveParticipant& c);
Refusal handle(Turn& turn, const command::LeaveConversation& c);
Refusal handle(Turn& turn, const command::EndConference& c);
Refusal handle(Turn& turn, const command::CloseForAll& c);

Refusal handle(Turn& turn, const command::Monitor& c);
Refusal handle(Turn& turn, const command::Coach& c);
Refusal handle(Turn& turn, const command::BargeIn& c);
Refusal handle(Turn& turn, const command::StopMonitoring& c);
Refusal handle(Turn& turn, const command::TakeOver& c);

// What happens when a timer of the state is due; disarms it.
void on_due(Turn& turn, const Timer& timer);

}  // namespace cordboard::core
