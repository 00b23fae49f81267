#include "matching/agent_groups.h"

#include <algorithm>

#include "describe/assert.h"

namespace cordboard::core {

void AgentGroups::rebuild(const State& state) {
  const std::size_t agents = state.agents.size();
  agents_.assign(agents, GroupedAgent{});
  for (std::uint32_t index = 0; index < agents; ++index) {
    agents_[index].group = agents_[index].origin = suitability_.group_of(AgentId{index});
  }
  site_order_links_.assign(suitability_.uses_site_order() ? agents : 0, CountedLinks{});
  handled_.assign(suitability_.uses_handled() ? agents : 0, HandledCount{});
  keeps_idle_order_only_ =
      site_order_links_.empty() && handled_.empty() && !suitability_.has_caps();
  members_.clear();
  open_groups_ = {};
  free_agents_ = {};
  add_groups();
}

// Makes room for the groups that `suitability_` has added.
void AgentGroups::add_groups() {
  while (members_.size() < suitability_.group_count()) {
    const auto id = static_cast<GroupId>(members_.size());
    const auto loads = static_cast<std::size_t>(suitability_.group(id).capacity);
    GroupMembers& members = members_.emplace_back();
    members.by_load.resize(loads);
    if (!site_order_links_.empty()) members.in_site_order.resize(loads);
    if (!handled_.empty()) members.by_handled.resize(loads);
  }
  heads_.resize(members_.size());
  heads_since_.resize(members_.size());
}

// Whether the agent comes before the head of the group.
inline bool AgentGroups::is_before_head(const State& state, Slot agent) const {
  const GroupedAgent& entry = agents_[agent];
  const Time since = heads_since_[entry.group];
  if (entry.idle_since != since) return entry.idle_since < since;
  return is_less_loaded(state, agent, heads_[entry.group]);
}

inline void AgentGroups::become_head(Slot agent) {
  const GroupedAgent& entry = agents_[agent];
  heads_since_[entry.group] = entry.idle_since;
  heads_[entry.group] = agent;
}

// Loads are visited in ascending order, so of agents who have been idle equally
// long the least loaded is met first.
inline void AgentGroups::find_head(GroupId id) {
  const GroupMembers& members = members_[id];
  Slot best = kNoSlot;
  members.for_each_open_load([&](std::size_t load) {
    const Slot first = members.by_load[load].first;
    if (best == kNoSlot || agents_[first].idle_since < agents_[best].idle_since) best = first;
  });
  CORDBOARD_ASSERT(best != kNoSlot);
  become_head(best);
}

// always_inline: into `move_all`, which runs before every search.
[[gnu::always_inline]] inline void AgentGroups::move(const State& state, AgentId id) {
  GroupedAgent& entry = agents_[id.index];
  const Agent& agent = state.agent(id);
  if (!entry.in_sets || agent.load >= agent.capacity) {
    if (entry.in_sets) remove_from_sets(state, id);
    if (agent.load < agent.capacity) return add_to_sets(state, id);
    entry.load = agent.load;
    return;
  }
  GroupMembers& members = members_[entry.group];
  const auto from = static_cast<std::uint32_t>(entry.load);
  const auto to = static_cast<std::uint32_t>(agent.load);
  // An agent who is last in the set and becomes idle later stays last.
  const bool stays =
      from == to && agent.idle_since >= entry.idle_since &&
      (members.by_load[from].last == id.index || agent.idle_since == entry.idle_since);
  if (!stays) members.by_load[from].erase(IdleOrder{agents_, state}, id.index);
  entry.idle_since = agent.idle_since;
  entry.load = agent.load;
  if (!stays) members.by_load[to].insert(IdleOrder{agents_, state}, id.index);
  if (from != to) {
    members.add_at(to);
    members.remove_at(from);
  }
  if (members.with_room == 1 || is_before_head(state, id.index)) {
    become_head(id.index);
  } else if (heads_[entry.group] == id.index) {
    find_head(entry.group);
  }
}

void AgentGroups::move_freed(const State& state, AgentId id) {
  move(state, id);
  add_news(id);
}

void AgentGroups::move_all(const State& state, const std::vector<AgentId>& moved) {
  for (const AgentId id : moved) {
    const GroupedAgent& entry = agents_[id.index];
    if (entry.ready && !entry.paused) move(state, id);
  }
}

AgentGroups::Change AgentGroups::update(const State& state, AgentId id, Time now) {
  GroupedAgent& entry = agents_[id.index];
  const Agent& agent = state.agent(id);
  const bool was_in_sets = entry.in_sets;
  const std::int32_t old_load = entry.load;
  Change change;
  if (was_in_sets) remove_from_sets(state, id);
  if (entry.on_duty != agent.is_on_duty()) {
    entry.on_duty = agent.is_on_duty();
    change.on_duty = true;
    members_[entry.origin].on_duty += entry.on_duty ? 1u : -1u;
  }
  if (entry.ready != agent.takes_offers()) {
    entry.ready = agent.takes_offers();
    change.became_unready = !entry.ready;
    members_[entry.origin].ready += entry.ready ? 1u : -1u;
  }
  if (suitability_.has_caps()) update_caps(state, id);
  entry.load = agent.load;
  entry.paused = agent.paused_until > now;
  if (!entry.ready) return change;
  if (entry.paused) {
    if (entry.pause_wake_up != agent.paused_until) {
      entry.pause_wake_up = agent.paused_until;
      wake_ups_.add({agent.paused_until, id, kNoSlot});
    }
  } else if (agent.load < agent.capacity) {
    add_to_sets(state, id);
    if (!was_in_sets || agent.load < old_load) add_news(id);
  }
  return change;
}

void AgentGroups::add_to_sets(const State& state, AgentId id) {
  GroupedAgent& entry = agents_[id.index];
  const Agent& agent = state.agent(id);
  GroupMembers& members = members_[entry.group];
  const auto load = static_cast<std::size_t>(agent.load);
  entry.idle_since = agent.idle_since;
  entry.load = agent.load;
  entry.in_sets = true;
  free_agents_.set(id.index);
  CORDBOARD_ASSERT(load < members.by_load.size());
  members.by_load[load].insert(IdleOrder{agents_, state}, id.index);
  add_to_further_sets(state, id);
  if (members.with_room == 0) open_groups_.set(entry.group);
  if (members.with_room == 0 || is_before_head(state, id.index)) become_head(id.index);
  members.add_at(load);
}

void AgentGroups::remove_from_sets(const State& state, AgentId id) {
  GroupedAgent& entry = agents_[id.index];
  GroupMembers& members = members_[entry.group];
  const auto load = static_cast<std::size_t>(entry.load);
  entry.in_sets = false;
  free_agents_.reset(id.index);
  members.by_load[load].erase(IdleOrder{agents_, state}, id.index);
  remove_from_further_sets(state, id);
  members.remove_at(load);
  if (members.with_room == 0) {
    open_groups_.reset(entry.group);
  } else if (heads_[entry.group] == id.index) {
    find_head(entry.group);
  }
}

void AgentGroups::add_to_further_sets(const State& state, AgentId id) {
  GroupMembers& members = members_[agents_[id.index].group];
  const auto load = static_cast<std::size_t>(agents_[id.index].load);
  if (!site_order_links_.empty()) {
    members.in_site_order[load].insert(SiteOrder{site_order_links_, state}, id.index);
  }
  if (handled_.empty()) return;
  handled_[id.index].handled = state.agent(id).handled;
  members.by_handled[load].insert(HandledOrder{handled_, IdleOrder{agents_, state}}, id.index);
}

void AgentGroups::remove_from_further_sets(const State& state, AgentId id) {
  GroupMembers& members = members_[agents_[id.index].group];
  const auto load = static_cast<std::size_t>(agents_[id.index].load);
  if (!site_order_links_.empty()) {
    members.in_site_order[load].erase(SiteOrder{site_order_links_, state}, id.index);
  }
  if (handled_.empty()) return;
  members.by_handled[load].erase(HandledOrder{handled_, IdleOrder{agents_, state}}, id.index);
}

// Moves an agent who is in no sets to the variant for the caps that the agent
// has reached.
void AgentGroups::update_caps(const State& state, AgentId id) {
  GroupedAgent& entry = agents_[id.index];
  find_capped_queues(state, id);
  const std::vector<QueueId>& before = suitability_.group(entry.group).capped;
  if (before == capped_) return;
  const bool may_take_more =
      !std::includes(capped_.begin(), capped_.end(), before.begin(), before.end());
  entry.group = suitability_.variant(entry.origin, capped_);
  add_groups();
  if (may_take_more) add_news(id);
}

// Sets `capped_` to the queues of which the agent may take no more, in order.
void AgentGroups::find_capped_queues(const State& state, AgentId id) {
  capped_.clear();
  for (Slot at = state.agent(id).first_lease; at != kNoSlot; at = state.leases[at].next_of_agent) {
    const Lease& lease = state.leases[at];
    const QueueId queue = state.conversations[lease.conversation].queue;
    if (lease.counts_for_cap() && suitability_.rules(queue).most_per_agent > 0) {
      capped_.push_back(queue);
    }
  }
  std::sort(capped_.begin(), capped_.end());
  auto kept = capped_.begin();
  for (auto run = capped_.begin(); run != capped_.end();) {
    const QueueId queue = *run;
    const auto end = std::upper_bound(run, capped_.end(), queue);
    if (end - run >= suitability_.rules(queue).most_per_agent) *kept++ = queue;
    run = end;
  }
  capped_.erase(kept, capped_.end());
}

void AgentGroups::add_news(AgentId id) {
  if (agents_[id.index].is_news) return;
  agents_[id.index].is_news = news_.any = true;
  news_.agents.push_back(id);
}

void AgentGroups::drop_stale_news() {
  std::erase_if(news_.agents, [this](AgentId id) {
    GroupedAgent& entry = agents_[id.index];
    entry.is_news = entry.in_sets;
    return !entry.in_sets;
  });
}

void AgentGroups::clear_news() {
  for (const AgentId id : news_.agents) agents_[id.index].is_news = false;
  news_.agents.clear();
}

// Compares the heads of the groups that the bits of `word` mean, from group
// `first` on.
inline void AgentGroups::compare_heads(const State& state, BestHead& best, std::size_t first,
                                       std::uint64_t word) const {
  const Time* const since = heads_since_.data() + first;
  for (; word != 0; word &= word - 1) {
    const auto at = static_cast<std::size_t>(std::countr_zero(word));
    ++best.seen;
    if (since[at] > best.since) continue;
    if (since[at] == best.since && is_less_loaded(state, heads_[best.group], heads_[first + at])) {
      continue;
    }
    best.since = since[at];
    best.group = first + at;
  }
}

inline AgentId AgentGroups::take_head(const BestHead& best) const {
  work_.heads_examined += best.seen;
  return best.group == kNoSlot ? AgentId{} : AgentId{heads_[best.group]};
}

// Few sites have more groups than a word has bits.
// noinline: the loop over the heads needs all registers.
[[gnu::noinline]] AgentId AgentGroups::longest_idle(const State& state, const Bits& groups) const {
  if (!groups.is_one_word()) return longest_idle_of_many(state, groups);
  BestHead best;
  compare_heads(state, best, 0, Bits::common_word(groups, open_groups_));
  return take_head(best);
}

// noinline: keeps the loop over several words out of the common case.
[[gnu::noinline]] AgentId AgentGroups::longest_idle_of_many(const State& state,
                                                            const Bits& groups) const {
  BestHead best;
  Bits::for_each_common_word(groups, open_groups_, [&](std::size_t first, std::uint64_t word) {
    compare_heads(state, best, first, word);
  });
  return take_head(best);
}

std::uint64_t AgentGroups::count_ready(const Bits& groups) const {
  std::uint64_t sum = 0;
  groups.for_each([&](GroupId id) { sum += members_[id].ready; });
  return sum;
}

bool AgentGroups::is_any_staff(const Bits& groups) const {
  return Bits::any_common(groups, groups, [&](GroupId id) { return members_[id].on_duty > 0; });
}

}  // namespace cordboard::core
