// The agents by group: their load, idle time and free capacity.
//
// Each group keeps its agents with free capacity in sets by load, and each set in order of idle
// time. A search looks at the first agent of each set, so its cost depends on the number of groups,
// not on the number of agents.
//
// The agent of each group who has been idle longest, whatever the load, is the *head* of the group.
// The idle times of all heads are in one array, which the most common search reads sequentially.
//
//   groups.update(state, agent, now);                  // after a change of the agent
//   groups.longest_idle(state, suitable);              // the agent to offer to, if any
//
// Usually an agent's load changes while nobody waits for the capacity. Then the agent is moved to
// the right set only before the next search (`move_all`), not at each change.
#pragma once

#include <cstdint>
#include <vector>

#include "cordboard/work.h"
#include "matching/agent_orders.h"
#include "matching/bits.h"
#include "matching/group_members.h"
#include "matching/matching_wake_up.h"
#include "matching/news.h"
#include "matching/suitability.h"

namespace cordboard::core {

class AgentGroups {
 public:
  // All four must outlive this object. New free capacity is added to `news`, the ends of pauses to
  // `wake_ups`, the number of heads that searches compare to `work`.
  AgentGroups(Suitability& suitability, News& news, MatchingWakeUps& wake_ups, WorkCounters& work)
      : suitability_(suitability), news_(news), wake_ups_(wake_ups), work_(work) {}

  // Forgets everything. The agents are added by `update`. REQUIRES: `suitability` is rebuilt.
  void rebuild(const State& state);

  // Whether the groups keep no order but that of idle time, and no caps.
  bool keeps_idle_order_only() const { return keeps_idle_order_only_; }
  // Whether nothing but the load or the idle time of the agent differs from what is known, and the
  // groups keep only that order: then a move is enough.
  bool needs_move_only(const State& state, AgentId id, Time now) const {
    const GroupedAgent& entry = agents_[id.index];
    const Agent& agent = state.agents[id.index];
    return keeps_idle_order_only_ && !entry.paused && agent.paused_until <= now &&
           entry.ready == agent.takes_offers() && entry.on_duty == agent.is_on_duty();
  }
  // Puts a ready agent into the set of the present load and idle time, and adds the new capacity to
  // the news.
  void move_freed(const State& state, AgentId id);
  // Puts those of these agents who are ready into the right sets. REQUIRES:
  // `keeps_idle_order_only`.
  void move_all(const State& state, const std::vector<AgentId>& moved);

  // Reads everything about the agent anew. Returns what else follows from the change.
  struct Change {
    bool on_duty = false;         // the agent signed in, signed out or began to drain
    bool became_unready = false;  // the agent takes no offers any more
  };
  Change update(const State& state, AgentId id, Time now);

  // Records that the agent has more free capacity than at the last search.
  void add_news(AgentId id);
  // Removes the agents from the news who have no free capacity any more.
  void drop_stale_news();
  void clear_news();

  const GroupedAgent& agent(AgentId id) const { return agents_[id.index]; }
  const GroupMembers& members(GroupId id) const { return members_[id]; }
  const std::vector<GroupedAgent>& agents() const { return agents_; }
  const std::vector<CountedLinks>& site_order_links() const { return site_order_links_; }
  const std::vector<HandledCount>& handled_counts() const { return handled_; }

  // The groups that have an agent with free capacity.
  const Bits& open_groups() const { return open_groups_; }
  // The agents with free capacity, in all groups.
  const Bits& free_agents() const { return free_agents_; }
  // Whether the agent takes offers and has room for so many units.
  bool has_room_for(AgentId id, std::int32_t weight) const {
    const GroupedAgent& entry = agents_[id.index];
    return entry.in_sets && entry.load + weight <= suitability_.group(entry.group).capacity;
  }
  // The agent with free capacity in these groups who has been idle longest; then the least loaded,
  // then the first in the site's order. None if there is none.
  AgentId longest_idle(const State& state, const Bits& groups) const;
  // Whether `a` comes before `b` in this order.
  bool is_longer_idle(const State& state, Slot a, Slot b) const {
    const Time since = agents_[b].idle_since;
    if (agents_[a].idle_since != since) return agents_[a].idle_since < since;
    return is_less_loaded(state, a, b);
  }

  // How many agents of these groups, given without variants, take offers.
  std::uint64_t count_ready(const Bits& groups) const;
  // Whether an agent of these groups, given without variants, is signed in and does not drain.
  bool is_any_staff(const Bits& groups) const;

  // Whether the wake-up for the end of a pause is still the agent's latest.
  bool is_needed(const MatchingWakeUp& wake_up) const {
    return agents_[wake_up.agent.index].pause_wake_up == wake_up.at;
  }

 private:
  // The best head that a search has compared so far.
  struct BestHead {
    Time since = Time::max();
    std::size_t group = kNoSlot;
    std::uint64_t seen = 0;
  };

  // Compares two agents who have been idle equally long.
  bool is_less_loaded(const State& state, Slot a, Slot b) const {
    if (agents_[a].load != agents_[b].load) return agents_[a].load < agents_[b].load;
    return state.agents[a].site_order < state.agents[b].site_order;
  }
  void compare_heads(const State& state, BestHead& best, std::size_t first,
                     std::uint64_t word) const;
  AgentId longest_idle_of_many(const State& state, const Bits& groups) const;
  AgentId take_head(const BestHead& best) const;
  bool is_before_head(const State& state, Slot agent) const;
  void become_head(Slot agent);
  void find_head(GroupId id);

  void add_groups();
  void move(const State& state, AgentId id);
  void add_to_sets(const State& state, AgentId id);
  void remove_from_sets(const State& state, AgentId id);
  void add_to_further_sets(const State& state, AgentId id);
  void remove_from_further_sets(const State& state, AgentId id);
  void update_caps(const State& state, AgentId id);
  void find_capped_queues(const State& state, AgentId id);

  Suitability& suitability_;
  News& news_;
  MatchingWakeUps& wake_ups_;
  std::vector<GroupedAgent> agents_;
  std::vector<CountedLinks> site_order_links_;  // by agent; empty if no strategy needs them
  std::vector<HandledCount> handled_;           // likewise
  bool keeps_idle_order_only_ = false;          // see `keeps_idle_order_only`
  std::vector<GroupMembers> members_;           // by group
  Bits open_groups_;
  Bits free_agents_;
  std::vector<Slot> heads_;        // by group; of no meaning while the group has no free capacity
  std::vector<Time> heads_since_;  // since when the heads are idle
  std::vector<QueueId> capped_;    // scratch of `update_caps`
  WorkCounters& work_;
};

}  // namespace cordboard::core
