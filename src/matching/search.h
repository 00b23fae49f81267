// One look for a match in the index: search.cc goes through those who wait, search_agents.cc
// through those who could serve one of them.
#pragma once

#include "matching/index.h"

namespace cordboard::core {

class Index::Search {
 public:
  Search(Index& index, const State& state, Time now) : index_(index), state_(state), now_(now) {}

  // The best agent with room for a conversation in line; none if it must wait.
  AgentId agent_for(Slot conversation);
  // The same for one that has not lined up yet.
  AgentId agent_for_newcomer(Slot conversation);
  // Whether there is one.
  bool is_servable(Slot conversation);
  // The same for a conversation that the index need not know, of this class, or waiting for one
  // agent alone.
  bool is_servable(const Conversation& conversation, const Class& line);
  bool can_take_own(AgentId agent, const Conversation& conversation) const;

  // Puts forward, of each line, the first conversation that the agent could be offered.
  void propose_for(AgentId agent);
  // Puts forward, of each line, the first conversation that could be offered to anybody.
  void propose_all();
  // Puts one forward that could be offered.
  void propose(Slot conversation);
  // The first of all that were put forward: of each queue's first one, the first across queues.
  Slot first_proposed();

 private:
  // Calls `visit(profile, load)` for the groups of agents that have room for one of the class,
  // until it says true; whether it did.
  template <class Visit>
  bool any_group(const Class& line, Visit&& visit);
  // The first in the order of a set who may have the conversation, from `slot` on; kNoSlot if none
  // may.
  template <class Space>
  Slot first_allowed(const OrderedSet& group, Space&& space, Slot slot,
                     const Conversation& conversation, const Class& line);
  bool is_allowed(AgentId agent, const Conversation& conversation, const Class& line) {
    if (conversation.first_lease == kNoSlot && conversation.first_exclusion == kNoSlot) return true;
    const bool allowed = is_let_in(agent, conversation, line);
    met_kept_out_ |= !allowed;
    return allowed;
  }
  bool is_let_in(AgentId agent, const Conversation& conversation, const Class& line);
  bool another_serves(const Conversation& conversation, const Class& line);

  AgentId choose(const Conversation& conversation, const Class& line);
  AgentId longest_idle(const Conversation& conversation, const Class& line);
  void compare_groups(const Conversation& conversation, const Class& line, const Rule& rule);
  void compare_agents(const Conversation& conversation, const Class& line, const Rule& rule);
  void compare_agent(AgentId agent, const Conversation& conversation, const Rule& rule);
  void look_at_setup(Candidate& candidate, AgentId agent, const Conversation& conversation,
                     const Rule& rule);
  // Keeps the better one of the best so far and this one.
  void compare(AgentId agent, const Candidate& candidate, const Rule& rule);
  AgentId next_in_turn(const Conversation& conversation, const Class& line);
  AgentId first_in_site_order(std::uint64_t from, const Conversation& conversation,
                              const Class& line);
  AgentId by_lot(const Conversation& conversation, const Class& line);
  void find_kept_out(const Conversation& conversation, const Class& line);
  std::uint32_t count_up_to(std::uint32_t site_order, const Class& line);

  void keep_first(Slot slot);
  void propose_first(const Class& line);
  void propose_first(const OwnLine& own);

  Index& index_;
  const State& state_;
  Time now_;

  AgentId best_agent_;
  Rank best_rank_;
  bool met_kept_out_ = false;  // an agent with room whom a exclusion or a lease keeps out
  const Conversation* others_for_ = nullptr;  // for which `others_` was worked out
  bool others_ = false;

  Slot best_ = kNoSlot;
  std::int64_t best_priority_ = 0;
};

template <class Visit>
bool Index::Search::any_group(const Class& line, Visit&& visit) {
  const std::int32_t weight = index_.queues_[line.queue.index].weight;
  return Bits::any_common(line.profiles, index_.open_profiles_, [&](ProfileId id) {
    const Profile& profile = index_.profiles_[id];
    return profile.any_open_load(profile.capacity - weight,
                                 [&](std::size_t load) { return visit(profile, load); });
  });
}

template <class Space>
Slot Index::Search::first_allowed(const OrderedSet& group, Space&& space, Slot slot,
                                  const Conversation& conversation, const Class& line) {
  for (; slot != kNoSlot; slot = group.next(space, slot)) {
    ++index_.work_.heads_examined;
    if (is_allowed(AgentId{slot}, conversation, line)) return slot;
  }
  return kNoSlot;
}

}  // namespace cordboard::core
