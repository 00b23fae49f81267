// What the log of events says about queues and agents, written down entry by entry, to be summed up
// for any stretch of time. It knows nothing of how the engine counts.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "cordboard/engine.h"

namespace cordboard::property {

// From `from` to before `to`.
struct Stretch {
  Time from{};
  Time to = Time::max();
};

class Ledger {
 public:
  void write(const Batch& batch, const Names& names);

  // Sums over the stretch. The quantiles are the exact ones.
  answer::QueueFigures figures(QueueId queue, const Stretch& stretch) const;
  answer::AgentFigures figures(AgentId agent, const Stretch& stretch, Time now) const;

  // Whether statistics of everything tell of it: it is in the site, or still at work.
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
  // A time that an agent spent.
  struct Spell {
    Stretch stretch;
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
    bool is_given_up = false;  // and was counted so
    bool is_scheduled = false;
  };
  // An agent's part in a conversation, to the end of the wrap-up.
  struct Part {
    Time joined{};
    Time left{};
    bool is_parked = false;
    bool is_consulted = false;
  };
  struct Desk {
    Presence presence = Presence::kSignedOut;
    Time since{};     // of all that is said here
    int in_hand = 0;  // chats that are not put aside, and wrap-ups
    bool is_draining = false;
    bool is_pending = false;  // about to pause

    bool is_signed_in() const { return presence != Presence::kSignedOut; }
  };

  // Events that count for nothing.
  template <class E>
  void note(const E&) {}
  void note(const event::ConversationStarted& e);
  void note(const event::ConversationQueued& e);
  void note(const event::ConversationAbandoned& e);
  void note(const event::ConversationRejected& e);
  void note(const event::ConversationForgotten& e);
  void note(const event::CallbackScheduled& e);
  void note(const event::OfferCreated& e);
  void note(const event::OfferDeclined& e);
  void note(const event::OfferExpired& e);
  void note(const event::ParticipantJoined& e);
  void note(const event::ParticipantLeft& e);
  void note(const event::ConsultationStarted& e);
  void note(const event::ConsultationEnded& e);
  void note(const event::ConversationParked& e);
  void note(const event::ConversationResumed& e);
  void note(const event::WrapUpFinished& e);
  void note(const event::AgentSignedIn& e);
  void note(const event::AgentDrainStarted& e);
  void note(const event::AgentPresencePending& e);
  void note(const event::AgentPresenceChanged& e);
  void list(const Site& site, const Names& names);

  void add(QueueId queue, std::uint64_t QueueStatistics::*figure, std::uint64_t amount = 1);
  void add(AgentId agent, std::uint64_t AgentStatistics::*figure, std::uint64_t amount = 1);
  Chat& chat(ConversationId number) { return chats_[number.value]; }
  Part& part(ConversationId number, AgentId agent) { return parts_[{number.value, agent.index}]; }
  // Another spell of the agent begins.
  Desk& turn_over(AgentId agent);
  static void spend(std::uint32_t agent, const Desk& desk, Time until, std::vector<Spell>& spells);

  Time at_{};
  std::map<std::uint64_t, Chat> chats_;
  std::map<std::pair<std::uint64_t, std::uint32_t>, Part> parts_;
  std::map<std::uint32_t, Desk> desks_;
  std::set<std::uint32_t> agents_;                   // of the site
  std::set<std::uint32_t> queues_;                   // of the site
  std::map<std::uint32_t, Duration> service_level_;  // of all queues that there ever were
  std::vector<Entry<QueueStatistics>> of_queues_;
  std::vector<Entry<AgentStatistics>> of_agents_;
  std::vector<Spell> spells_;
  std::vector<Wait> waits_;  // of the answered
};

}  // namespace cordboard::property
