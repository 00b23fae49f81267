// The fast matcher: it keeps free agents and waiting conversations in order, so
// that the next match is found at the heads of the orders. Its cost grows with
// the number of agent groups and requirement classes, never with the number of
// agents or conversations.
//
//   suitability.h     which agent group suits which requirement class
//   agent_groups.h    the agents by group, load and idle time
//   waiting_lines.h   the conversations by class, in serving order
//   search.h          the next match; agent_search.h: the agent for one
//   conversation
//
// This class passes the changes of a turn on to them, and wakes them up.
#pragma once

#include "matching/agent_groups.h"
#include "matching/matcher.h"
#include "matching/search.h"
#include "matching/suitability.h"
#include "matching/waiting_lines.h"

namespace cordboard::core {

class IndexedMatcher final : public Matcher {
 public:
  // The strategies must outlive the matcher, and know every strategy that the
  // site's queues name.
  explicit IndexedMatcher(const Strategies& strategies) : suitability_(strategies) {}
  IndexedMatcher(const IndexedMatcher&) = delete;
  IndexedMatcher& operator=(const IndexedMatcher&) = delete;

  void rebuild(const State& state, Time now) override;
  void sync(const State& state, Time now) override;
  void replay(const State& state, Time now) override;
  std::optional<Match> next_match(const State& state, Time now) override;
  std::optional<AgentId> serve_newcomer(const State& state, Time now, Slot slot) override;

  bool could_offer(const State& state, Time now, const Conversation& conversation) override;
  bool is_staffed(const State& state, QueueId queue) override;
  std::int64_t parallel_capacity(const State& state, QueueId queue) override;

  WorkCounters work() const override { return work_; }

 private:
  void sync_agent(const State& state, AgentId id, Time now);
  void update_agent(const State& state, AgentId id, Time now);
  void update_moved(const State& state, Time now);
  void take_in_moves(const State& state, Time now);
  void pass_wake_ups(const State& state, Time now);
  void sweep_wake_ups();
  void catch_up(const State& state);

  Suitability suitability_;
  WorkCounters work_;
  AgentGroups groups_{suitability_, news_, wake_ups_, work_};
  WaitingLines lines_{suitability_, news_, wake_ups_};
  Search search_{suitability_, groups_, lines_, news_, work_};
  Time looked_at_{};  // the latest `now`
};

}  // namespace cordboard::core
