// The part of snapshots that outlasts chats: dossiers of customers, cases, appointments, the
// archive, calendars.
#pragma once

#include "describe/archive.h"
#include "state/state.h"

namespace cordboard::core {

// What is known of one customer beside chats; cases and meetings follow with their own.
void save_dossier(const State& state, const Customer& customer, ArchiveWriter& out);
void load_dossier(ArchiveReader& in, State& state, CustomerId customer);

// Everything else. Loaded once customers and conversations are there; false if the
// bytes are none of ours.
void save_histories(const State& state, ArchiveWriter& out, Secrets secrets);
[[nodiscard]] bool load_histories(ArchiveReader& in, State& state);

}  // namespace cordboard::core
