// Who is free: agents come and go in the sets of their profiles.
#include <algorithm>

#include "matching/index_spaces.h"

namespace cordboard::core {
namespace {

// So many at most are put right at once.

constexpr std::size_t kMostStale = 8;

}  // namespace

// Nearly always nothing has changed but the load, or since when the agent has been idle; and unless
// there is new room that somebody waits for, nobody looks before the next search.
void Index::sync_agent(const State& state, AgentId id, Time now) {
  AgentEntry& entry = agents_[id.index];
  const Agent& agent = state.agent(id);
  const bool is_usual = is_simple_ && !entry.paused && agent.paused_until <= now &&
                        entry.ready == agent.takes_offers() && entry.staff == agent.is_staff();
  if (!is_usual) return sync_agent_anew(state, id, now);
  if (!entry.ready) return;
  if (agent.load < entry.load && could_be_wanted(entry)) {
    move(state, id);
    return freshen(id);
  }
  if (entry.stale) return;
  entry.stale = true;
  stale_agents_.push_back(id);
  if (stale_agents_.size() == kMostStale) refresh_stale(state);
}

// Whether somebody waits whom the agent could serve with more room.
bool Index::could_be_wanted(const AgentEntry& entry) const {
  return entry.first_own_line != kNoSlot ||
         Bits::any_common(profiles_[entry.profile].classes, open_classes_,
                          [](ClassId) { return true; });
}

void Index::refresh_stale(const State& state) {
  for (const AgentId id : stale_agents_) {
    AgentEntry& entry = agents_[id.index];
    entry.stale = false;
    if (entry.ready && !entry.paused) move(state, id);
  }
  stale_agents_.clear();
}

// To where a ready agent belongs.
void Index::move(const State& state, AgentId id) {
  AgentEntry& entry = agents_[id.index];
  const Agent& agent = state.agent(id);
  if (entry.placed) {
    if (agent.load == entry.load) {
      if (agent.idle_since == entry.idle_since) return;
      const OrderedSet& group =
          profiles_[entry.profile].by_load[static_cast<std::size_t>(entry.load)];
      // Whoever has been idle for the shortest time and is so anew stays last.
      if (group.last == id.index && agent.idle_since > entry.idle_since) {
        entry.idle_since = agent.idle_since;
        if (heads_[entry.profile].agent == id.index) find_head(state, entry.profile);
        return;
      }
    }
    unplace(state, id);
  }
  if (agent.load < agent.capacity) {
    place(state, id);
  } else {
    entry.load = agent.load;
  }
}

void Index::sync_agent_anew(const State& state, AgentId id, Time now) {
  AgentEntry& entry = agents_[id.index];
  const Agent& agent = state.agent(id);
  const bool was_placed = entry.placed;
  const std::int32_t old_load = entry.load;
  if (was_placed) unplace(state, id);
  if (entry.staff != agent.is_staff()) count_staff(state, id, now);
  if (entry.ready != agent.takes_offers()) {
    entry.ready = agent.takes_offers();
    profiles_[entry.origin].ready += entry.ready ? 1u : -1u;
    // Somebody is missing among those who could have served: bars on others may no longer count.
    if (!entry.ready) freshen_barred(state);
  }
  if (has_caps_) refresh_caps(state, id);
  entry.load = agent.load;
  entry.paused = agent.paused_until > now;
  if (!entry.ready) return;
  if (entry.paused) {
    if (entry.watched != agent.paused_until) {
      entry.watched = agent.paused_until;
      add_gate({agent.paused_until, id, kNoSlot});
    }
  } else if (agent.load < agent.capacity) {
    place(state, id);
    if (!was_placed || agent.load < old_load) freshen(id);
  }
}

// Signed in or gone: who waited for this agent waits no more, or does again.
void Index::count_staff(const State& state, AgentId id, Time now) {
  AgentEntry& entry = agents_[id.index];
  entry.staff = state.agent(id).is_staff();
  profiles_[entry.origin].staff += entry.staff ? 1u : -1u;
  if (entry.first_bound != kNoSlot) reconsider_bound(state, id, now);
}

void Index::place(const State& state, AgentId id) {
  AgentEntry& entry = agents_[id.index];
  const Agent& agent = state.agent(id);
  Profile& profile = profiles_[entry.profile];
  const auto load = static_cast<std::size_t>(agent.load);
  entry.idle_since = agent.idle_since;
  entry.load = agent.load;
  entry.placed = true;
  CORDBOARD_ASSERT(load < profile.by_load.size());
  profile.by_load[load].insert(AgentSpace{agents_, state}, id.index);
  if (orders_further_) place_in_further_orders(state, id);
  const Head head = head_of(state, id.index);
  if (profile.with_room == 0) open_profiles_.set(entry.profile);
  if (profile.with_room == 0 || head < heads_[entry.profile]) heads_[entry.profile] = head;
  profile.open(load);
  if (entry.first_own_line != kNoSlot) open_own_lines(id, true);
}

void Index::unplace(const State& state, AgentId id) {
  AgentEntry& entry = agents_[id.index];
  Profile& profile = profiles_[entry.profile];
  const auto load = static_cast<std::size_t>(entry.load);
  entry.placed = false;
  profile.by_load[load].erase(AgentSpace{agents_, state}, id.index);
  if (orders_further_) unplace_in_further_orders(state, id);
  profile.close(load);
  if (profile.with_room == 0) {
    open_profiles_.reset(entry.profile);
  } else if (heads_[entry.profile].agent == id.index) {
    find_head(state, entry.profile);
  }
  if (entry.first_own_line != kNoSlot) open_own_lines(id, false);
}

Index::Head Index::head_of(const State& state, Slot agent) const {
  const AgentEntry& entry = agents_[agent];
  const std::uint64_t load = static_cast<std::uint32_t>(entry.load);
  return {entry.idle_since, load << 32 | state.agents[agent].site_order, agent};
}

void Index::find_head(const State& state, ProfileId id) {
  const Profile& profile = profiles_[id];
  Head best;
  profile.any_open_load(profile.capacity - 1, [&](std::size_t load) {
    best = std::min(best, head_of(state, profile.by_load[load].first));
    return false;
  });
  heads_[id] = best;
}

void Index::place_in_further_orders(const State& state, AgentId id) {
  Profile& profile = profiles_[agents_[id.index].profile];
  const auto load = static_cast<std::size_t>(agents_[id.index].load);
  if (!site_order_links_.empty()) {
    profile.in_site_order[load].insert(SiteOrderSpace{site_order_links_, state}, id.index);
  }
  if (handled_.empty()) return;
  handled_[id.index].handled = state.agent(id).handled;
  profile.by_handled[load].insert(HandledSpace{handled_, {agents_, state}}, id.index);
}

void Index::unplace_in_further_orders(const State& state, AgentId id) {
  Profile& profile = profiles_[agents_[id.index].profile];
  const auto load = static_cast<std::size_t>(agents_[id.index].load);
  if (!site_order_links_.empty()) {
    profile.in_site_order[load].erase(SiteOrderSpace{site_order_links_, state}, id.index);
  }
  if (handled_.empty()) return;
  profile.by_handled[load].erase(HandledSpace{handled_, {agents_, state}}, id.index);
}

void Index::open_own_lines(AgentId id, bool open) {
  for (Slot own = agents_[id.index].first_own_line; own != kNoSlot; own = own_lines_[own].next) {
    open ? open_own_lines_.set(own) : open_own_lines_.reset(own);
  }
}

}  // namespace cordboard::core
