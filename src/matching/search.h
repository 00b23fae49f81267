// Finds the next match: the conversation that is served next, and the agent to whom it is offered.
//
// Of each waiting line, the search proposes the first conversation that an agent can take. Of the
// proposed conversations, the first of each queue is kept, and of these the first across queues is
// matched (serving_order.h has both orders). If the news are few, only what they concern is
// proposed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "matching/agent_groups.h"
#include "matching/agent_search.h"
#include "matching/match.h"
#include "matching/news.h"
#include "matching/waiting_lines.h"

namespace cordboard::core {

class Search {
 public:
  // All of these must outlive this object.
  Search(Suitability& suitability, AgentGroups& groups, WaitingLines& lines, News& news,
         WorkCounters& work)
      : suitability_(suitability),
        groups_(groups),
        lines_(lines),
        news_(news),
        work_(work),
        agents_(suitability, groups, work) {}

  // Forgets the queues of the site.
  void rebuild(const State& state) { candidates_.assign(state.queues.size(), kNoSlot); }

  // The next match; nothing if no waiting conversation can be offered. Then there are no news any
  // more.
  std::optional<Match> next_match(const State& state, Time now);

  // Returns the best agent for a conversation that is not in line; none if it must wait.
  AgentId agent_for_newcomer(const State& state, Time now, const Conversation& conversation);

  // Whether an agent can take the conversation now. It need not be in the tables.
  bool is_servable(const State& state, Time now, const Conversation& conversation);

 private:
  void begin(const State& state, Time now);
  AgentId search_for_newcomer(const State& state, Time now, const Conversation& conversation);
  AgentId agent_for(Slot conversation);
  bool is_servable(Slot conversation);

  void propose_news();
  void propose_for(AgentId agent);
  void propose_own(AgentId agent);
  void propose_all();
  void propose_first(ClassId id);
  void propose_first(const OwnLine& own);
  void propose(Slot conversation);
  void keep_first(Slot conversation);
  Slot first_proposed();

  void clear_news();

  Suitability& suitability_;
  AgentGroups& groups_;
  WaitingLines& lines_;
  News& news_;
  WorkCounters& work_;
  AgentSearch agents_;
  const State* state_ = nullptr;
  Time now_{};

  Slot best_ = kNoSlot;  // the first of the proposed conversations so far, across queues
  std::int64_t best_priority_ = 0;
  std::vector<Slot> candidates_;         // by queue: the first proposed; kNoSlot between searches
  std::vector<QueueId> with_candidate_;  // queues that have one
};

}  // namespace cordboard::core
