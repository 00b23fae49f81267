// The state as bytes, and back. Slots are not stored: entities are written in the order of their
// numbers and get new slots when they are read, so that equal states have equal bytes.
#include <algorithm>
#include <vector>

#include "describe/archive.h"
#include "state/links.h"
#include "state/set_up.h"
#include "state/snapshot_histories.h"
#include "state/state.h"

namespace cordboard::core {
namespace {

struct SavedTimer {
  TimerKind kind = TimerKind::kForget;
  Time due{};
  std::uint64_t order = 0;

  auto persistent() { return std::tie(kind, due, order); }
};

std::vector<SavedTimer> saved(const Timers& timers, TimerList list) {
  std::vector<SavedTimer> all;
  timers.for_each_of(list, [&](const Timer& timer) {
    all.push_back({timer.kind, timer.due, timer.order});
  });
  std::sort(all.begin(), all.end(),
            [](const SavedTimer& a, const SavedTimer& b) { return a.order < b.order; });
  return all;
}

void arm_all(Timers& timers, TimerList& list, Slot owner, const std::vector<SavedTimer>& all) {
  for (const SavedTimer& timer : all)
    timers.arm_as(list, timer.kind, owner, timer.due, timer.order);
}

struct SavedLease {
  Lease lease;
  std::vector<SavedTimer> timers;

  auto persistent() { return std::tie(lease, timers); }
};

struct SavedConsultation {
  Consultation consultation;
  std::optional<Transcript> transcript;

  auto persistent() { return std::tie(consultation, transcript); }
};

struct SavedConversation {
  Conversation conversation;
  Requirement needs;
  std::vector<Exclusion> exclusions;
  std::vector<QueueId> visits;  // the latest first
  std::optional<Requirement> kept_needs;
  std::optional<Transcript> transcript;
  std::vector<SavedTimer> timers;
  std::vector<SavedLease> leases;
  std::vector<Request> requests;
  std::vector<SavedConsultation> consultations;  // the newest first

  auto persistent() {
    return std::tie(conversation, needs, exclusions, visits, kept_needs, transcript, timers, leases,
                    requests, consultations);
  }
};

void save_requests_and_consultations(const State& state, const Conversation& conversation,
                                     SavedConversation& all) {
  for (Slot slot = conversation.first_request; slot != kNoSlot; slot = state.requests[slot].next) {
    all.requests.push_back(state.requests[slot]);
  }
  for (Slot slot = conversation.first_consultation; slot != kNoSlot;
       slot = state.consultations[slot].next) {
    SavedConsultation& saved = all.consultations.emplace_back();
    saved.consultation = state.consultations[slot];
    if (saved.consultation.transcript != kNoSlot) {
      saved.transcript = state.transcripts[saved.consultation.transcript];
    }
  }
}

// Restores the requests of a conversation in their order.
void restore_requests(State& state, Slot slot, std::vector<Request>& saved) {
  Conversation& conversation = state.conversations[slot];
  for (auto each = saved.rbegin(); each != saved.rend(); ++each) {
    const Slot at = state.requests.take();
    state.requests[at] = std::move(*each);
    state.requests[at].conversation = slot;
    state.requests[at].next = conversation.first_request;
    conversation.first_request = at;
  }
}

// A consultation and the slot of its conversation. Numbers must be bound in ascending order, so
// consultations are collected first.
struct UnlinkedConsultation {
  SavedConsultation saved;
  Slot conversation = kNoSlot;
};

// The newest becomes the first of its conversation's list.
void restore_consultations(State& state, std::vector<UnlinkedConsultation>& all) {
  std::sort(all.begin(), all.end(),
            [](const UnlinkedConsultation& a, const UnlinkedConsultation& b) {
              return a.saved.consultation.number < b.saved.consultation.number;
            });
  for (UnlinkedConsultation& each : all) {
    const auto place = state.consultations.add(each.saved.consultation.number.value);
    Consultation& consultation = place.thing;
    Conversation& conversation = state.conversations[each.conversation];
    consultation = each.saved.consultation;
    consultation.conversation = each.conversation;
    consultation.transcript = kNoSlot;
    consultation.next = conversation.first_consultation;
    conversation.first_consultation = place.slot;
    if (!each.saved.transcript) continue;
    consultation.transcript = state.transcripts.take();
    state.transcripts[consultation.transcript] = std::move(*each.saved.transcript);
  }
}

SavedConversation saved(const State& state, const Conversation& conversation) {
  SavedConversation all;
  all.conversation = conversation;
  all.needs = state.needs.requirement(conversation.needs);
  for (Slot slot = conversation.first_exclusion; slot != kNoSlot;
       slot = state.exclusions[slot].next) {
    all.exclusions.push_back(state.exclusions[slot]);
  }
  for (Slot slot = conversation.first_visit; slot != kNoSlot; slot = state.visits[slot].next) {
    all.visits.push_back(state.visits[slot].queue);
  }
  if (conversation.kept_needs != kNoSlot)
    all.kept_needs = state.kept_needs[conversation.kept_needs];
  if (conversation.transcript != kNoSlot)
    all.transcript = state.transcripts[conversation.transcript];
  save_requests_and_consultations(state, conversation, all);
  all.timers = saved(state.timers, conversation.timers);
  for (Slot slot = conversation.first_lease; slot != kNoSlot;
       slot = state.leases[slot].next_of_conversation) {
    all.leases.push_back({state.leases[slot], saved(state.timers, state.leases[slot].timers)});
  }
  return all;
}

void save_keys(const Keys& keys, ArchiveWriter& out) {
  for (std::size_t kind = 0; kind < kKeyKinds; ++kind) {
    const auto count = static_cast<std::uint32_t>(keys.count(static_cast<KeyKind>(kind)));
    out(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      out(keys.key(static_cast<KeyKind>(kind), i), keys.is_declared(static_cast<KeyKind>(kind), i));
    }
  }
}

void load_keys(ArchiveReader& in, Keys& keys) {
  for (std::size_t kind = 0; kind < kKeyKinds; ++kind) {
    std::uint32_t count = 0;
    in(count);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
      std::string text;
      bool declared = false;
      in(text, declared);
      if (!in.ok()) return;
      keys.intern(static_cast<KeyKind>(kind), text, declared);
    }
  }
}

void save_agents(const State& state, ArchiveWriter& out) {
  out(static_cast<std::uint32_t>(state.agents.size()));
  for (std::uint32_t i = 0; i < state.agents.size(); ++i) {
    const AgentSetup& setup = state.agent_setups[i];
    out(state.agents[i], setup, state.agent_records[i].saved(state.past_of_agents));
    const auto sessions = state.sessions.find(i);
    out(sessions == state.sessions.end() ? std::vector<std::string>() : sessions->second);
    const auto urls = state.pushed_urls.find(i);
    out(urls == state.pushed_urls.end() ? std::vector<std::string>() : urls->second);
  }
}

void load_agents(ArchiveReader& in, State& state) {
  std::uint32_t count = 0;
  in(count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    AgentRecord::Saved record;
    std::vector<std::string> sessions;
    std::vector<std::string> urls;
    in(state.agents.emplace_back(), state.agent_setups.emplace_back(), record, sessions, urls);
    state.agent_records.emplace_back().restore(record, state.past_of_agents);
    if (!sessions.empty()) state.sessions.emplace(i, std::move(sessions));
    if (!urls.empty()) state.pushed_urls.emplace(i, std::move(urls));
  }
}

void save_canned(const State& state, ArchiveWriter& out) {
  out(static_cast<std::uint32_t>(state.canned_responses.size()));
  for (const auto& [key, text] : state.canned_responses) out(key, text);
}

void load_canned(ArchiveReader& in, State& state) {
  std::uint32_t count = 0;
  in(count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    std::string key;
    std::string text;
    in(key, text);
    state.canned_responses.emplace(std::move(key), std::move(text));
  }
}

void save_queues(const State& state, ArchiveWriter& out) {
  out(static_cast<std::uint32_t>(state.queues.size()));
  for (const Queue& queue : state.queues) {
    out(queue.settings, queue.listed, queue.last_offered, queue.pace,
        queue.record.saved(state.past_of_queues));
  }
}

void load_queues(ArchiveReader& in, State& state) {
  std::uint32_t count = 0;
  in(count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    Queue& queue = state.queues.emplace_back();
    QueueRecord::Saved record;
    in(queue.settings, queue.listed, queue.last_offered, queue.pace, record);
    queue.record.restore(record, state.past_of_queues);
    if (in.ok()) set_up_stages(state, queue);
  }
}

void save_customers(const State& state, ArchiveWriter& out) {
  const Customers& customers = state.customers;
  out(customers.numbers().last(), static_cast<std::uint32_t>(customers.live()));
  customers.numbers().for_each([&](std::uint64_t number, Slot) {
    const Customer& customer = *customers.find(CustomerId{number});
    out(number, customer.key(), customer.last_agent);
    save_dossier(state, customer, out);
  });
}

void load_customers(ArchiveReader& in, State& state) {
  Customers& customers = state.customers;
  std::uint64_t last = 0;
  std::uint32_t count = 0;
  in(last, count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    CustomerId number;
    std::string key;
    AgentId last_agent;
    in(number, key, last_agent);
    if (!in.ok()) return;
    customers[customers.add(number, key)].last_agent = last_agent;
    load_dossier(in, state, number);
  }
  customers.skip_to(last);
}

// Restores a conversation with all that belongs to it. A waiting one is appended to the waiting
// line of its queue. The lists of agents are linked later, when all leases exist.
void restore_conversation(State& state, SavedConversation& all,
                          std::vector<UnlinkedConsultation>& unlinked) {
  const auto place = state.conversations.add(all.conversation.number.value);
  Conversation& conversation = place.thing;
  conversation = all.conversation;
  conversation.needs = state.needs.hold(all.needs, state.keys);
  conversation.needs_now = hold_needs_now(state, conversation);
  for (auto exclusion = all.exclusions.rbegin(); exclusion != all.exclusions.rend(); ++exclusion) {
    state.exclusions.push(conversation, *exclusion);
  }
  for (auto queue = all.visits.rbegin(); queue != all.visits.rend(); ++queue) {
    const Slot at = state.visits.take();
    state.visits[at] = {*queue, conversation.first_visit};
    conversation.first_visit = at;
  }
  if (all.kept_needs) {
    conversation.kept_needs = state.kept_needs.take();
    state.kept_needs[conversation.kept_needs] = std::move(*all.kept_needs);
  }
  if (all.transcript) {
    conversation.transcript = state.transcripts.take();
    state.transcripts[conversation.transcript] = std::move(*all.transcript);
  }
  restore_requests(state, place.slot, all.requests);
  for (SavedConsultation& each : all.consultations)
    unlinked.push_back({std::move(each), place.slot});
  arm_all(state.timers, conversation.timers, place.slot, all.timers);
  for (const SavedLease& each : all.leases) {
    const Slot at = state.leases.take();
    Lease& lease = state.leases[at];
    lease = each.lease;
    lease.conversation = place.slot;
    arm_all(state.timers, lease.timers, at, each.timers);
    add_to_conversation(state, at);
  }
  conversation.of_customer = state.customers.begin_conversation(conversation.customer, {});
  if (conversation.is_waiting()) append_to_waiting_line(state, place.slot);
  const bool is_left = conversation.is_done() && conversation.first_lease == kNoSlot;
  if (is_left) link_kept(state, place.slot, conversation);
}

// The newest becomes the first of its customer's list.
void link_all_abandoned(State& state) {
  std::vector<Slot> all;
  state.conversations.numbers().for_each([&](std::uint64_t, Slot slot) {
    if (state.conversations[slot].phase == Phase::kAbandoned) all.push_back(slot);
  });
  std::sort(all.begin(), all.end(), [&](Slot a, Slot b) {
    const Conversation& x = state.conversations[a];
    const Conversation& y = state.conversations[b];
    return x.ended_at != y.ended_at ? x.ended_at < y.ended_at : x.number < y.number;
  });
  for (const Slot slot : all) link_abandoned(state, slot);
}

void link_leases(State& state, std::uint64_t last_offer) {
  std::vector<Slot> all;
  state.conversations.numbers().for_each([&](std::uint64_t, Slot conversation) {
    for (Slot slot = state.conversations[conversation].first_lease; slot != kNoSlot;
         slot = state.leases[slot].next_of_conversation) {
      all.push_back(slot);
    }
  });
  std::sort(all.begin(), all.end(),
            [&](Slot a, Slot b) { return state.leases[a].serial < state.leases[b].serial; });
  for (const Slot slot : all) {
    add_to_agent(state, slot);
    const Lease& lease = state.leases[slot];
    if (lease.is_open_offer()) state.offers.bind(lease.offer.value, slot);
  }
  state.offers.skip_to(last_offer);
}

}  // namespace

void save(const State& state, std::string& bytes, Secrets secrets) {
  ArchiveWriter out(bytes);
  out(state.site != nullptr);
  if (state.site != nullptr) out(*state.site, state.zones);
  save_keys(state.keys, out);
  save_agents(state, out);
  save_canned(state, out);
  save_queues(state, out);
  save_customers(state, out);
  out(state.conversations.numbers().last(), static_cast<std::uint32_t>(state.conversations.live()));
  state.conversations.numbers().for_each(
      [&](std::uint64_t, Slot slot) { out(saved(state, state.conversations[slot])); });
  save_histories(state, out, secrets);
  out(state.offers.last(), state.consultations.numbers().last(), state.lease_serials,
      state.last_message, state.random, state.timers.armings());
}

bool load(ArchiveReader& in, State& state) {
  bool has_site = false;
  in(has_site);
  if (has_site) {
    Site site;
    in(site, state.zones);
    state.site = std::make_shared<const Site>(std::move(site));
  }
  load_keys(in, state.keys);
  load_agents(in, state);
  load_canned(in, state);
  load_queues(in, state);
  load_customers(in, state);
  std::uint64_t last_conversation = 0;
  std::uint32_t count = 0;
  in(last_conversation, count);
  std::vector<UnlinkedConsultation> unlinked;
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    SavedConversation all;
    in(all);
    if (in.ok()) restore_conversation(state, all, unlinked);
  }
  restore_consultations(state, unlinked);
  if (!load_histories(in, state)) return false;
  std::uint64_t last_offer = 0;
  std::uint64_t last_consultation = 0;
  std::uint64_t armings = 0;
  in(last_offer, last_consultation, state.lease_serials, state.last_message, state.random, armings);
  if (!in.ok()) return false;
  state.conversations.skip_to(last_conversation);
  state.consultations.skip_to(last_consultation);
  state.timers.restore_armings(armings);
  link_leases(state, last_offer);
  link_all_abandoned(state);
  if (has_site) set_up_times(state);
  state.changes.site = state.changes.must_settle = true;
  return true;
}

}  // namespace cordboard::core
