// One look for a match in the index.
#pragma once

#include "matching/index.h"

namespace cordboard::core {

class Index::Search {
 public:
  Search(Index& index, const State& state, Time now) : index_(index), state_(state), now_(now) {}

  // The best agent with room for a conversation in line; none if it must wait.
  AgentId agent_for(Slot conversation);

  // The first conversation, in serving order, that the agent could be offered.
  Slot conversation_for(AgentId agent);

  // The first conversation that could be offered to anybody, and its best agent.
  std::optional<Match> any();

 private:
  // The longest idle of an agent group who may be offered the conversation.
  AgentId first_allowed(const OrderedSet& group, Slot conversation);
  void consider_group(const Class& line, const Profile& profile, std::int32_t load,
                      Slot conversation);
  bool is_allowed(AgentId agent, Slot conversation);
  bool another_serves(Slot conversation);

  // Keeps the better one of what was found before and `slot`, each queue's first against the
  // others'.
  void consider(Slot slot);
  void consider_first_of_queues();

  Index& index_;
  const State& state_;
  Time now_;

  AgentId best_agent_;
  Rank best_rank_;
  Slot others_for_ = kNoSlot;  // the conversation for which `others_` was worked out
  bool others_ = false;

  Slot best_ = kNoSlot;
  std::vector<Slot> first_of_queue_;  // of queues whose order is not that of age
};

}  // namespace cordboard::core
