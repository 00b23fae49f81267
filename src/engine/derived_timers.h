// Timers that follow from the state and the clock, so that the state does not hold them: borders of
// agents' schedules, the graces of lost connections, and the ends of stays in queues.
//
// They are rebuilt from the state at any time. A derived timer may be stale when its time comes:
// then `run_next` does nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "matching/wake_ups.h"
#include "turn/turn.h"

namespace cordboard::core {

class DerivedTimers {
 public:
  // Takes in the agents, conversations and the site that `state.changes` names. What was due before
  // `from` has been run.
  void sync(const State& state, Time now, Time from);
  // Forgets everything and takes in the whole state. What was due by `now` has been run.
  void rebuild(const State& state, Time now);

  // Whether a change of any agent or conversation may need a derived timer. If not, `sync` is
  // needed only when the site changes or an agent loses the last connection.
  bool may_need_sync() const { return has_schedules_ || limits_stays_ || lost_agents_ > 0; }

  // The time of the first; Time::max() if there is none.
  Time next() const { return wake_ups_.next(); }
  // Runs the first, which must be due at the turn's time. Returns false if it was stale: then
  // nothing has happened.
  bool run_next(Turn& turn);

 private:
  // In the order in which those of the same instant run.
  enum class Kind : std::uint8_t { kSchedule, kLostGrace, kLostRequeue, kWaitOver };
  struct WakeUp {
    Time at{};
    Kind kind = Kind::kSchedule;
    std::uint64_t order = 0;   // in which those of one kind were armed, where that is known
    std::uint64_t number = 0;  // of an agent or a conversation

    friend bool operator>(const WakeUp& a, const WakeUp& b) {
      return std::tie(a.at, a.kind, a.order, a.number) > std::tie(b.at, b.kind, b.order, b.number);
    }
  };
  // The times for which wake-ups were added, so that other changes add none again.
  struct OfAgent {
    Time schedule = Time::min();
    Time grace = Time::min();
    Time requeue = Time::min();
    bool is_lost = false;
  };
  struct OfConversation {
    ConversationId number;
    Time over = Time::min();
  };

  void read_site(const State& state);
  // Adds what comes at `from` or later; of a schedule, the first border after now.
  void sync_agent(const State& state, AgentId agent, Time now, Time from);
  void sync_conversation(const State& state, Slot slot, Time from);
  void add(Time& added, std::optional<Time> at, WakeUp wake_up, Time from);
  static bool is_stale(const State& state, const WakeUp& wake_up);

  WakeUps<WakeUp> wake_ups_;
  std::size_t lost_agents_ = 0;  // signed in, without a connection
  bool has_schedules_ = false;   // some agent has one
  bool limits_stays_ = false;    // some queue has `max_wait_ms`
  std::vector<OfAgent> agents_;
  std::vector<OfConversation> conversations_;  // by slot
};

}  // namespace cordboard::core
