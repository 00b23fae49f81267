// Whether a command is one at all: the first rung of every ladder, before any time passes. What
// reads lines refuses these things itself, with their place; this is for hosts that fill the
// structs by hand.
#pragma once

#include "cordboard/command.h"
#include "cordboard/limits.h"

namespace cordboard::core {

// Whether a time is one that the engine can be given.
inline bool is_time(Time at) { return to_ms(at) >= 0 && to_ms(at) <= limits::kLatestTimeMs; }

bool is_well_formed(const command::Configure& c);
bool is_well_formed(const command::SignIn& c);
bool is_well_formed(const command::SetNotReady& c);
bool is_well_formed(const command::ConnectAgent& c);
bool is_well_formed(const command::DisconnectAgent& c);
bool is_well_formed(const command::StartConversation& c);
bool is_well_formed(const command::UpdateConversation& c);
bool is_well_formed(const command::ParkConversation& c);
bool is_well_formed(const command::CallbackLater& c);
bool is_well_formed(const command::SendMessage& c);
bool is_well_formed(const command::SetTyping& c);
bool is_well_formed(const command::Transfer& c);
bool is_well_formed(const command::Consult& c);
bool is_well_formed(const command::InviteToConference& c);
bool is_well_formed(const command::AddNote& c);
bool is_well_formed(const command::ExtendWrapUp& c);
bool is_well_formed(const command::FinishWrapUp& c);
bool is_well_formed(const command::PutCannedResponse& c);
bool is_well_formed(const command::DeleteCannedResponse& c);
bool is_well_formed(const command::SendCannedResponse& c);
bool is_well_formed(const command::PushUrl& c);
bool is_well_formed(const command::PutCustomer& c);
bool is_well_formed(const command::OpenCase& c);
bool is_well_formed(const command::EditCase& c);
bool is_well_formed(const command::ScheduleAppointment& c);
bool is_well_formed(const command::MoveAppointment& c);
bool is_well_formed(const command::SendInvitation& c);
bool is_well_formed(const command::StartVideoCall& c);
bool is_well_formed(const command::EndVideoCall& c);
bool is_well_formed(const command::AttachFile& c);
bool is_well_formed(const command::TagItem& c);
bool is_well_formed(const command::UntagItem& c);
bool is_well_formed(const command::BookMeeting& c);

// Commands of numbers and handles alone cannot be misshapen.
template <class C>
inline constexpr bool kHasShape = requires(const C& c) {
  is_well_formed(c);
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
