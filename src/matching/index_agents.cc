// Who is free: agents come and go in the sets of their profiles.
#include "matching/index_spaces.h"

namespace cordboard::core {

void Index::sync_agent(const State& state, AgentId id, Time now) {
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
  if (!entry.ready) return;
  if (agent.paused_until > now) {
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
  entry.idle_since = agent.idle_since;
  entry.load = agent.load;
  entry.placed = true;
  CORDBOARD_ASSERT(static_cast<std::size_t>(entry.load) < profile.by_load.size());
  profile.by_load[static_cast<std::size_t>(entry.load)].insert(AgentSpace{agents_, state},
                                                               id.index);
  if (orders_further_) place_in_further_orders(state, id);
  if (profile.with_room++ == 0) open_profiles_.set(entry.profile);
  if (entry.first_own_line != kNoSlot) open_own_lines(id, true);
}

void Index::unplace(const State& state, AgentId id) {
  AgentEntry& entry = agents_[id.index];
  Profile& profile = profiles_[entry.profile];
  entry.placed = false;
  profile.by_load[static_cast<std::size_t>(entry.load)].erase(AgentSpace{agents_, state}, id.index);
  if (orders_further_) unplace_in_further_orders(state, id);
  if (--profile.with_room == 0) open_profiles_.reset(entry.profile);
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
