// Cases and their appointments.
//
// Invariants
//   (1) The customer of a case is known, and the case is in that customer's list.
//   (2) A conversation is part of at most one case, and is remembered as long as the case.
//   (3) An appointment belongs to one case. Its state changes only as kAppointmentMoves allows.
//   (4) An appointment that is not cancelled, of a case that is not finished, is in the calendar of
//       each operator of the case, and in no other.
//   (5) Operators are listed once each, in the order in which they joined.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/appointments.h"
#include "cordboard/vocabulary/cases.h"
#include "describe/assert.h"
#include "state/moves.h"
#include "state/packed_texts.h"
#include "state/pool.h"

namespace cordboard::core {

// An entry of a case's history. Messages of its conversations are not part of it.
struct CaseEntry {
  Time at{};
  std::uint64_t number = 0;  // of the appointment or the conversation
  ItemId item;
  AgentId agent;
  Activity type = Activity::kCaseOpened;
  InvitationForm form = InvitationForm::kInvitation;

  auto persistent() { return std::tie(at, number, item, agent, type, form); }
};

struct CaseField {
  std::string key;
  std::string value;

  auto persistent() { return std::tie(key, value); }
};

struct Case {
  enum Text : std::size_t { kName, kNotes, kLanguage, kTexts };

  CaseId number;
  CustomerId customer;
  Slot next_of_customer = kNoSlot;
  CaseState state = CaseState::kActive;
  bool needs_password = false;
  PackedTexts<kTexts> texts;
  std::vector<CaseField> fields;  // sorted by key
  std::vector<AgentId> operators;
  std::vector<AppointmentId> appointments;
  std::vector<ConversationId> conversations;
  std::vector<ItemId> recordings;
  std::vector<CaseEntry> entries;

  bool is_finished() const { return state == CaseState::kFinished; }
  bool has_operator(AgentId agent) const {
    return std::find(operators.begin(), operators.end(), agent) != operators.end();
  }

  auto persistent() {
    return std::tie(number, customer, state, needs_password, fields, operators, appointments,
                    conversations, recordings, entries);
  }
};

struct AppointmentMove {
  AppointmentState from;
  AppointmentState to;
  std::string_view by;  // the event that causes the move
};
inline constexpr AppointmentMove kAppointmentMoves[] = {
    {AppointmentState::kScheduled, AppointmentState::kInProgress, "video_call_started"},
    {AppointmentState::kScheduled, AppointmentState::kCancelled, "appointment_cancelled"},
    {AppointmentState::kInProgress, AppointmentState::kCompleted, "video_call_ended"},
    {AppointmentState::kCompleted, AppointmentState::kInProgress, "video_call_started"},
};
inline constexpr AllowedMoves kAllowedAppointmentMoves{kAppointmentMoves};

struct Appointment {
  AppointmentId number;
  CaseId case_id;
  Time start{};
  Duration duration{0};
  AppointmentState state = AppointmentState::kScheduled;
  std::string password_hash;  // empty: no password is needed

  bool is_protected() const { return !password_hash.empty(); }
  bool is_cancelled() const { return state == AppointmentState::kCancelled; }
  void move(AppointmentState to) {
    CORDBOARD_ASSERT(kAllowedAppointmentMoves.has(state, to));
    state = to;
  }

  // Without the password hash, which the state hash omits.
  auto persistent() { return std::tie(number, case_id, start, duration, state); }
};

}  // namespace cordboard::core
