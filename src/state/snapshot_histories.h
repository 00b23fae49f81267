// The part of a snapshot that outlives conversations: dossiers of customers, cases, appointments,
// the archive, calendars.
#pragma once

#include "describe/archive.h"
#include "state/state.h"

namespace cordboard::core {

// A customer's dossier without cases and meetings, which are stored with their own entities.
void save_dossier(const State& state, const Customer& customer, ArchiveWriter& out);
void load_dossier(ArchiveReader& in, State& state, CustomerId customer);

// Everything else. Must be loaded after customers and conversations. Returns false if the bytes are
// not a snapshot.
void save_histories(const State& state, ArchiveWriter& out, Secrets secrets);
[[nodiscard]] bool load_histories(ArchiveReader& in, State& state);

}  // namespace cordboard::core
