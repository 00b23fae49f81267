// A record of queues and agents made from the event log alone, which can be summed for any
// interval. It does not use the engine's own counting.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "cordboard/engine.h"

namespace cordboard::property {

// The interval [from, to).
struct Interval {
  Time from{};
  Time to = Time::max();
};

class Ledger {
 public:
  void write(const Batch& batch, const Names& names);

  // Sums over the interval. The quantiles are exact.
  answer::QueueFigures figures(QueueId queue, const Interval& interval) const;
  answer::AgentFigures figures(AgentId agent, const Interval& interval, Time now) const;

  // Whether the statistics of everything include it: it is in the site or still has work.
  bool tells_of(QueueId queue) const;
  bool tells_of(AgentId agent) const;

 private:
  template <class Counts>
  struct Entry {
    Time at;
    std::uint32_t index;
    std::uint64_t Counts::*figure;
    std::uint64_t amount;
  };
  // A time that an agent spent in one state.
  struct TimeSpent {
    Interval interval;
    std::uint32_t agent;
    std::uint64_t AgentStatistics::*figure;
  };
  struct Wait {
    Time at;
    std::uint32_t queue;
    std::uint64_t length;
  };
  struct Chat {
    QueueId queue;
    Time waiting_since{};
    bool is_waiting = false;
    bool is_answered = false;
    bool is_given_up = false;  // and was counted as abandoned
    bool is_scheduled = false;
  };
  // An agent's part in a conversation, until the end of the wrap-up.
  struct Part {
    Time joined{};
    Time left{};
    bool is_parked = false;
    bool is_consulted = false;
  };
  struct Desk {
    Presence presence = Presence::kSignedOut;
    Time since{};     // start of the current values
    int in_hand = 0;  // conversations that are not parked, and wrap-ups
    bool is_draining = false;
    bool is_pending = false;  // a pending not ready

    bool is_signed_in() const { return presence != Presence::kSignedOut; }
  };

  // Events that do not count.
  template <class E>
  void apply(const E&) {}
  void apply(const event::ConversationStarted& e);
  void apply(const event::ConversationQueued& e);
  void apply(const event::ConversationAbandoned& e);
  void apply(const event::ConversationRejected& e);
  void apply(const event::ConversationForgotten& e);
  void apply(const event::CallbackScheduled& e);
  void apply(const event::OfferCreated& e);
  void apply(const event::OfferDeclined& e);
  void apply(const event::OfferExpired& e);
  void apply(const event::ParticipantJoined& e);
  void apply(const event::ParticipantLeft& e);
  void apply(const event::ConsultationStarted& e);
  void apply(const event::ConsultationEnded& e);
  void apply(const event::ConversationParked& e);
  void apply(const event::ConversationResumed& e);
  void apply(const event::WrapUpFinished& e);
  void apply(const event::AgentSignedIn& e);
  void apply(const event::AgentDrainStarted& e);
  void apply(const event::AgentPresencePending& e);
  void apply(const event::AgentPresenceChanged& e);
  void list(const Site& site, const Names& names);

  void add(QueueId queue, std::uint64_t QueueStatistics::*figure, std::uint64_t amount = 1);
  void add(AgentId agent, std::uint64_t AgentStatistics::*figure, std::uint64_t amount = 1);
  Chat& chat(ConversationId number) { return chats_[number.value]; }
  Part& part(ConversationId number, AgentId agent) { return parts_[{number.value, agent.index}]; }
  // Ends the agent's current time and starts another.
  Desk& turn_over(AgentId agent);
  static void spend(std::uint32_t agent, const Desk& desk, Time until,
                    std::vector<TimeSpent>& spells);

  Time at_{};
  std::map<std::uint64_t, Chat> chats_;
  std::map<std::pair<std::uint64_t, std::uint32_t>, Part> parts_;
  std::map<std::uint32_t, Desk> desks_;
  std::set<std::uint32_t> agents_;                   // of the site
  std::set<std::uint32_t> queues_;                   // of the site
  std::map<std::uint32_t, Duration> service_level_;  // of every queue that ever existed
  std::vector<Entry<QueueStatistics>> of_queues_;
  std::vector<Entry<AgentStatistics>> of_agents_;
  std::vector<TimeSpent> times_spent_;
  std::vector<Wait> waits_;  // of the answered conversations
};

}  // namespace cordboard::property
