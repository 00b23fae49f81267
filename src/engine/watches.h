// Times at which something must be done though nothing of it is written down as a timer: they
// follow from the state and the clock alone, and when they come there may be nothing to do.
//
// Beside the state; built anew from it at any time. An entry may be stale when its time comes.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "turn/turn.h"

namespace cordboard::core {

class Watches {
 public:
  // Takes in what `state.changes` names; everything if the site has changed. What was due before
  // `from` has been done.
  void sync(const State& state, Time now, Time from);
  void rebuild(const State& state, Time now);

  // Whether there is anything that changes of whatever kind may concern.
  bool any() const { return has_schedules_ || limits_stays_ || lost_ > 0; }

  // Time::max() if nothing is watched.
  Time next() const { return next_; }
  // Does what is due first, which must be due at the turn's time. False if it was left behind by
  // something that is settled: then nothing has happened, and nobody must look.
  bool run_next(Turn& turn);

 private:
  // In the order in which those of one instant run.
  enum class Kind : std::uint8_t { kSchedule, kLostGrace, kLostRequeue, kWaitOver };
  struct Watch {
    Time at{};
    Kind kind = Kind::kSchedule;
    std::uint64_t order = 0;   // in which those of one kind came about, where that is known
    std::uint64_t number = 0;  // of an agent or a conversation

    friend bool operator>(const Watch& a, const Watch& b) {
      return std::tie(a.at, a.kind, a.order, a.number) > std::tie(b.at, b.kind, b.order, b.number);
    }
  };
  // What is watched for already, so that changes of other things add nothing. Once an agent, once
  // a slot.
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

  // What lies before `from` has been done; borders of schedules up to and including now.
  void note_rules(const State& state);
  void watch_agent(const State& state, AgentId agent, Time now, Time from);
  void watch_conversation(const State& state, Slot slot, Time from);
  void add(Time& watched, std::optional<Time> at, Watch watch, Time from);

  static bool is_left_behind(const State& state, const Watch& watch);
  void sweep(const State& state);
  void note_next() { next_ = heap_.empty() ? Time::max() : heap_.front().at; }

  static constexpr std::size_t kFew = 4096;

  std::vector<Watch> heap_;
  Time next_ = Time::max();
  std::size_t many_ = kFew;
  std::size_t lost_ = 0;        // agents known to be
  bool has_schedules_ = false;  // some agent has one
  bool limits_stays_ = false;   // some queue has `max_wait`
  std::vector<OfAgent> agents_;
  std::vector<OfConversation> waits_;  // by slot
};

}  // namespace cordboard::core
