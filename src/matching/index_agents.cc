// Who is free: agents come and go in the sets of their profiles.
#include <algorithm>

#include "matching/index_spaces.h"

namespace cordboard::core {

// Whether the agent, as it stands now, comes before the head of its profile.
inline bool Index::is_before_head(const State& state, AgentId id) const {
  const AgentEntry& entry = agents_[id.index];
  const Time since = heads_since_[entry.profile];
  if (entry.idle_since != since) return entry.idle_since < since;
  return is_further_ahead(state, id.index, heads_[entry.profile]);
}

inline void Index::become_head(Slot agent) {
  const AgentEntry& entry = agents_[agent];
  heads_since_[entry.profile] = entry.idle_since;
  heads_[entry.profile] = agent;
}

// Of those who have been idle equally long the least loaded, who is met first.
inline void Index::find_head(ProfileId id) {
  const Profile& profile = profiles_[id];
  Slot best = kNoSlot;
  profile.for_each_open_load([&](std::size_t load) {
    const Slot first = profile.by_load[load].first;
    const bool is_better = best == kNoSlot || agents_[first].idle_since < agents_[best].idle_since;
    if (is_better) best = first;
  });
  CORDBOARD_ASSERT(best != kNoSlot);
  become_head(best);
}

// To where a ready agent belongs.
[[gnu::always_inline]] inline void Index::move(const State& state, AgentId id) {
  AgentEntry& entry = agents_[id.index];
  const Agent& agent = state.agent(id);
  if (!entry.placed || agent.load >= agent.capacity) {
    if (entry.placed) unplace(state, id);
    if (agent.load < agent.capacity) return place(state, id);
    entry.load = agent.load;
    return;
  }
  Profile& profile = profiles_[entry.profile];
  const auto from = static_cast<std::uint32_t>(entry.load);
  const auto to = static_cast<std::uint32_t>(agent.load);
  // Whoever has been idle for the shortest time of all, and is so anew, stays last.
  const bool stays =
      from == to && agent.idle_since >= entry.idle_since &&
      (profile.by_load[from].last == id.index || agent.idle_since == entry.idle_since);
  if (!stays) profile.by_load[from].erase(AgentSpace{agents_, state}, id.index);
  entry.idle_since = agent.idle_since;
  entry.load = agent.load;
  if (!stays) profile.by_load[to].insert(AgentSpace{agents_, state}, id.index);
  if (from != to) {
    profile.open(to);
    profile.close(from);
  }
  if (profile.with_room == 1 || is_before_head(state, id)) {
    become_head(id.index);
  } else if (heads_[entry.profile] == id.index) {
    find_head(entry.profile);
  }
}

void Index::move_freed(const State& state, AgentId id) {
  move(state, id);
  freshen(id);
}

void Index::put_right(const State& state, Time now) {
  for (const Slot slot : state.changes.gone) step_out(state, slot, now);
  if (!is_simple_) return sync_moved_anew(state, now);
  for (const AgentId id : state.changes.moved) {
    const AgentEntry& entry = agents_[id.index];
    if (entry.ready && !entry.paused) move(state, id);
  }
}

void Index::sync_moved_anew(const State& state, Time now) {
  for (const AgentId id : state.changes.moved) sync_agent_anew(state, id, now);
}

// Whether somebody waits whom the agent could serve with more room.
bool Index::could_be_wanted(const AgentEntry& entry) const {
  return entry.first_own_line != kNoSlot ||
         Bits::any_common(profiles_[entry.profile].classes, open_classes_,
                          [](ClassId) { return true; });
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
    // Somebody is missing among those who could have served: exclusions on others may no longer
    // count.
    if (!entry.ready) freshen_excluded(state);
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
  if (profile.with_room == 0) open_profiles_.set(entry.profile);
  if (profile.with_room == 0 || is_before_head(state, id)) become_head(id.index);
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
  } else if (heads_[entry.profile] == id.index) {
    find_head(entry.profile);
  }
  if (entry.first_own_line != kNoSlot) open_own_lines(id, false);
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
