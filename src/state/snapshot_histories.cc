#include "state/snapshot_histories.h"

#include "state/links.h"

namespace cordboard::core {
namespace {

void save_cases(const State& state, ArchiveWriter& out) {
  out(state.cases.numbers().last(), static_cast<std::uint32_t>(state.cases.live()));
  state.cases.numbers().for_each([&](std::uint64_t, Slot slot) {
    out(state.cases[slot]);
    state.cases[slot].texts.save(out);
  });
}

// Returns false if the bytes name an entity that does not exist: they are not a snapshot then.
bool link_case(State& state, Slot slot) {
  const Case& loaded = state.cases[slot];
  for (const ConversationId number : loaded.conversations) {
    const Slot conversation = state.find(number);
    if (conversation == kNoSlot) return false;
    state.conversations[conversation].of_case = slot;
  }
  const Slot customer = state.customers.place(loaded.customer);
  if (customer == kNoSlot) return false;
  Dossier& dossier = state.customers.open_dossier(loaded.customer, {});
  state.cases[slot].next_of_customer = dossier.first_case;
  dossier.first_case = slot;
  ++dossier.cases;
  return true;
}

bool load_cases(ArchiveReader& in, State& state) {
  std::uint64_t last = 0;
  std::uint32_t count = 0;
  in(last, count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    Case loaded;
    in(loaded);
    loaded.texts.load(in);
    if (!in.ok() || loaded.number.value <= state.cases.numbers().last()) return false;
    const Slot slot = state.cases.add(loaded.number.value).slot;
    state.cases[slot] = std::move(loaded);
    if (!link_case(state, slot)) return false;
  }
  state.cases.skip_to(last);
  return in.ok();
}

void save_appointments(const State& state, ArchiveWriter& out, Secrets secrets) {
  out(state.appointments.numbers().last(), static_cast<std::uint32_t>(state.appointments.live()));
  state.appointments.numbers().for_each([&](std::uint64_t, Slot slot) {
    const Appointment& appointment = state.appointments[slot];
    out(appointment, appointment.is_protected());
    if (secrets == Secrets::kKept) out(appointment.password_hash);
  });
}

bool load_appointments(ArchiveReader& in, State& state) {
  std::uint64_t last = 0;
  std::uint32_t count = 0;
  in(last, count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    Appointment loaded;
    bool is_protected = false;
    in(loaded, is_protected, loaded.password_hash);
    const bool is_sound = in.ok() && loaded.number.value > state.appointments.numbers().last() &&
                          state.cases.find(loaded.case_id.value) != kNoSlot;
    if (!is_sound) return false;
    const Case& of = state.cases[state.cases.find(loaded.case_id.value)];
    if (!loaded.is_cancelled() && !of.is_finished()) {
      for (const AgentId agent : of.operators) {
        state.calendars[agent.index].appointments.emplace(loaded.start, loaded.number);
      }
    }
    state.appointments.add(loaded.number.value).thing = std::move(loaded);
  }
  state.appointments.skip_to(last);
  return in.ok();
}

void save_items(const State& state, ArchiveWriter& out) {
  out(state.items.numbers().last(), static_cast<std::uint32_t>(state.items.live()));
  state.items.numbers().for_each([&](std::uint64_t, Slot slot) {
    out(state.items[slot]);
    state.items[slot].texts.save(out);
  });
}

bool load_items(ArchiveReader& in, State& state) {
  std::uint64_t last = 0;
  std::uint32_t count = 0;
  in(last, count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    Item loaded;
    in(loaded);
    loaded.texts.load(in);
    const bool has_owner = loaded.conversation ? state.find(loaded.conversation) != kNoSlot
                                               : state.cases.find(loaded.case_id.value) != kNoSlot;
    const bool is_sound = loaded.number.value > state.items.numbers().last() && has_owner;
    if (!in.ok() || !is_sound) return false;
    state.items.add(loaded.number.value).thing = std::move(loaded);
  }
  state.items.skip_to(last);
  return in.ok();
}

void save_meetings(const State& state, ArchiveWriter& out) {
  for (std::uint32_t agent = 0; agent < state.agents.size(); ++agent) {
    const auto found = state.calendars.find(agent);
    if (found == state.calendars.end() || found->second.meetings.empty()) continue;
    out(agent, static_cast<std::uint32_t>(found->second.meetings.size()));
    for (const auto& [start, meeting] : found->second.meetings) out(start, meeting);
  }
  out(AgentId::kNone);
}

bool load_meetings(ArchiveReader& in, State& state) {
  std::uint32_t agent = AgentId::kNone;
  for (in(agent); in.ok() && agent != AgentId::kNone; in(agent)) {
    std::uint32_t count = 0;
    in(count);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
      Time start{};
      Meeting meeting;
      in(start, meeting);
      if (!in.ok() || state.customers.place(meeting.customer) == kNoSlot) return false;
      state.calendars[agent].meetings.emplace(start, meeting);
      state.customers.open_dossier(meeting.customer, {})
          .meetings.push_back({AgentId{agent}, start});
    }
  }
  return in.ok();
}

}  // namespace

void save_dossier(const State& state, const Customer& customer, ArchiveWriter& out) {
  const Dossier* dossier = state.customers.dossier_of(customer);
  const bool has_profile = dossier != nullptr && dossier->has_profile;
  out(has_profile);
  if (has_profile) dossier->profile.save(out);
}

void load_dossier(ArchiveReader& in, State& state, CustomerId customer) {
  bool has_profile = false;
  in(has_profile);
  if (!has_profile || !in.ok()) return;
  Dossier& dossier = state.customers.open_dossier(customer, {});
  dossier.profile.load(in);
  dossier.has_profile = true;
}

void save_histories(const State& state, ArchiveWriter& out, Secrets secrets) {
  save_cases(state, out);
  save_appointments(state, out, secrets);
  save_items(state, out);
  save_meetings(state, out);
}

bool load_histories(ArchiveReader& in, State& state) {
  return load_cases(in, state) && load_appointments(in, state) && load_items(in, state) &&
         load_meetings(in, state);
}

}  // namespace cordboard::core
