// The state as bytes, and back. Places (slots) are not kept: things are written in the order of
// their numbers, and find new places when they are read, so that equal states have equal bytes
// whatever their past.
#include <algorithm>
#include <vector>

#include "describe/archive.h"
#include "state/links.h"
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

struct SavedConversation {
  Conversation conversation;
  Requirement needs;
  std::vector<Bar> bars;
  std::optional<Transcript> transcript;
  std::vector<SavedTimer> timers;
  std::vector<SavedLease> leases;

  auto persistent() { return std::tie(conversation, needs, bars, transcript, timers, leases); }
};

SavedConversation saved(const State& state, const Conversation& conversation) {
  SavedConversation all;
  all.conversation = conversation;
  all.needs = state.needs.requirement(conversation.needs);
  for (Slot slot = conversation.first_bar; slot != kNoSlot; slot = state.bars[slot].next) {
    all.bars.push_back(state.bars[slot]);
  }
  if (conversation.transcript != kNoSlot)
    all.transcript = state.transcripts[conversation.transcript];
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
  for (std::size_t i = 0; i < state.agents.size(); ++i) {
    const AgentSetup& setup = state.agent_setups[i];
    out(state.agents[i], setup.teams, setup.wrap_up_limit_ms,
        static_cast<std::uint32_t>(setup.skills.size()));
    for (const Level level : setup.skills) out(level.skill, level.level);
  }
}

void load_agents(ArchiveReader& in, State& state) {
  std::uint32_t count = 0;
  in(count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    Agent& agent = state.agents.emplace_back();
    AgentSetup& setup = state.agent_setups.emplace_back();
    std::uint32_t skills = 0;
    in(agent, setup.teams, setup.wrap_up_limit_ms, skills);
    for (std::uint32_t k = 0; k < skills && in.ok(); ++k) {
      Level& level = setup.skills.emplace_back();
      in(level.skill, level.level);
    }
  }
}

void save_queues(const State& state, ArchiveWriter& out) {
  out(static_cast<std::uint32_t>(state.queues.size()));
  for (const Queue& queue : state.queues) {
    out(queue.settings, queue.everyone, queue.agents, queue.teams, queue.listed, queue.seen);
  }
}

void load_queues(ArchiveReader& in, State& state) {
  std::uint32_t count = 0;
  in(count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    Queue& queue = state.queues.emplace_back();
    in(queue.settings, queue.everyone, queue.agents, queue.teams, queue.listed, queue.seen);
    queue.needs = state.needs.hold(queue.settings.needs, state.keys);
  }
}

void save_customers(const Customers& customers, ArchiveWriter& out) {
  out(customers.numbers().last(), static_cast<std::uint32_t>(customers.live()));
  customers.numbers().for_each(
      [&](std::uint64_t number, Slot) { out(number, customers.find(CustomerId{number})->key()); });
}

void load_customers(ArchiveReader& in, Customers& customers) {
  std::uint64_t last = 0;
  std::uint32_t count = 0;
  in(last, count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    CustomerId number;
    std::string key;
    in(number, key);
    if (in.ok()) customers.add(number, key);
  }
  customers.skip_to(last);
}

// A thing that waits goes to the end of its queue's list; agents' lists follow when all leases are
// there.
void put_back(State& state, SavedConversation& all) {
  const Slot slot = state.conversations.add(all.conversation.number.value);
  Conversation& conversation = state.conversations[slot];
  conversation = all.conversation;
  conversation.needs = state.needs.hold(all.needs, state.keys);
  for (auto bar = all.bars.rbegin(); bar != all.bars.rend(); ++bar) {
    const Slot at = state.bars.take();
    state.bars[at] = *bar;
    state.bars[at].next = conversation.first_bar;
    conversation.first_bar = at;
  }
  if (all.transcript) {
    conversation.transcript = state.transcripts.take();
    state.transcripts[conversation.transcript] = std::move(*all.transcript);
  }
  arm_all(state.timers, conversation.timers, slot, all.timers);
  for (const SavedLease& each : all.leases) {
    const Slot at = state.leases.take();
    Lease& lease = state.leases[at];
    lease = each.lease;
    lease.conversation = slot;
    arm_all(state.timers, lease.timers, at, each.timers);
    add_to_conversation(state, at);
  }
  state.customers.begin_conversation(conversation.customer);
  if (conversation.is_waiting()) stand_in_line(state, slot);
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
    burden_agent(state, slot);
    const Lease& lease = state.leases[slot];
    if (lease.is_open_offer()) state.offers.bind(lease.offer.value, slot);
  }
  state.offers.skip_to(last_offer);
}

}  // namespace

void save(const State& state, std::string& bytes) {
  ArchiveWriter out(bytes);
  out(state.site != nullptr);
  if (state.site != nullptr) out(*state.site);
  save_keys(state.keys, out);
  save_agents(state, out);
  save_queues(state, out);
  save_customers(state.customers, out);
  out(state.conversations.numbers().last(), static_cast<std::uint32_t>(state.conversations.live()));
  state.conversations.numbers().for_each(
      [&](std::uint64_t, Slot slot) { out(saved(state, state.conversations[slot])); });
  out(state.offers.last(), state.lease_serials, state.last_message, state.timers.armings());
}

bool load(ArchiveReader& in, State& state) {
  bool has_site = false;
  in(has_site);
  if (has_site) {
    Site site;
    in(site);
    state.site = std::make_shared<const Site>(std::move(site));
  }
  load_keys(in, state.keys);
  load_agents(in, state);
  load_queues(in, state);
  load_customers(in, state.customers);
  std::uint64_t last_conversation = 0;
  std::uint32_t count = 0;
  in(last_conversation, count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    SavedConversation all;
    in(all);
    if (in.ok()) put_back(state, all);
  }
  std::uint64_t last_offer = 0;
  std::uint64_t armings = 0;
  in(last_offer, state.lease_serials, state.last_message, armings);
  if (!in.ok()) return false;
  state.conversations.numbers().skip_to(last_conversation);
  state.timers.restore_armings(armings);
  link_leases(state, last_offer);
  state.changes.site = true;
  return true;
}

}  // namespace cordboard::core
