// Whether a command is one at all: the first rung of every ladder, before any time passes. What
// reads lines refuses these things itself, with their place; this is for hosts that fill the
// structs by hand.
#pragma once

#include "cordboard/command.h"
#include "cordboard/limits.h"

namespace cordboard::core {

// Whether a time is one that the engine can be given.
inline bool is_time(Time at) { return to_ms(at) >= 0 && to_ms(at) <= limits::kLatestTimeMs; }

bool reads_well(const command::Configure& c);
bool reads_well(const command::SignIn& c);
bool reads_well(const command::SetNotReady& c);
bool reads_well(const command::ConnectAgent& c);
bool reads_well(const command::DisconnectAgent& c);
bool reads_well(const command::StartConversation& c);
bool reads_well(const command::UpdateConversation& c);
bool reads_well(const command::ParkConversation& c);
bool reads_well(const command::CallbackLater& c);
bool reads_well(const command::SendMessage& c);
bool reads_well(const command::SetTyping& c);
bool reads_well(const command::Transfer& c);
bool reads_well(const command::Consult& c);
bool reads_well(const command::InviteToConference& c);
bool reads_well(const command::AddNote& c);
bool reads_well(const command::ExtendWrapUp& c);
bool reads_well(const command::FinishWrapUp& c);
bool reads_well(const command::PutCannedResponse& c);
bool reads_well(const command::DeleteCannedResponse& c);
bool reads_well(const command::SendCannedResponse& c);
bool reads_well(const command::PushUrl& c);
bool reads_well(const command::PutCustomer& c);
bool reads_well(const command::OpenCase& c);
bool reads_well(const command::EditCase& c);
bool reads_well(const command::ScheduleAppointment& c);
bool reads_well(const command::MoveAppointment& c);
bool reads_well(const command::SendInvitation& c);
bool reads_well(const command::StartVideoCall& c);
bool reads_well(const command::EndVideoCall& c);
bool reads_well(const command::AttachFile& c);
bool reads_well(const command::TagItem& c);
bool reads_well(const command::UntagItem& c);
bool reads_well(const command::BookMeeting& c);

// Commands of numbers and handles alone cannot be misshapen.
template <class C>
inline constexpr bool kHasShape = requires(const C& c) {
  reads_well(c);
};

// Whether a command that could be misshapen has nothing of the kind, as most have not.
inline bool is_plain(const command::StartConversation& c) {
  return c.customer.id && !c.priority && !c.waiting_since && !c.due_at && !c.subject &&
         c.needs == nullptr && c.attributes.empty();
}
inline bool is_plain(const command::FinishWrapUp& c) { return !c.note; }
template <class C>
bool is_plain(const C&) {
  return !kHasShape<C>;
}

}  // namespace cordboard::core
