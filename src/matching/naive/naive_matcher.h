// The slow matcher: it looks at every pair of a waiting conversation and an agent. It keeps
// nothing, and is the reference for the indexed matcher.
#pragma once

#include "matching/matcher.h"
#include "matching/strategies/table.h"

namespace cordboard::core {

class NaiveMatcher final : public Matcher {
 public:
  // The strategies must outlive the matcher.
  explicit NaiveMatcher(const Strategies& strategies) : strategies_(strategies) {}

  void rebuild(const State& state, Time now) override { set_wake_up(state, now); }
  void sync(const State&, Time) override {}
  void replay(const State& state, Time now) override { set_wake_up(state, now); }
  // Always has news: each call looks at everything.
  std::optional<Match> next_match(const State& state, Time now) override;
  std::optional<AgentId> serve_newcomer(const State&, Time, Slot) override { return {}; }

  bool could_offer(const State& state, Time now, const Conversation& conversation) override;
  bool is_staffed(const State& state, QueueId queue) override;
  std::int64_t parallel_capacity(const State& state, QueueId queue) override;

  WorkCounters work() const override { return {}; }

 private:
  void set_wake_up(const State& state, Time now);

  const Strategies& strategies_;
};

}  // namespace cordboard::core
