// Decides which agent could serve which conversation, and which gate keeps the others out, from the
// events and the site by the rules of docs/reference.md and docs/decisions. It shares no code with
// the engine.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cordboard/engine.h"

namespace cordboard::property {

class Witness {
 public:
  void see(const Batch& batch, const Names& names);

  std::vector<ConversationId> waiting() const;
  // The agents in the site, and those who still have work.
  std::vector<AgentId> agents() const;

  // Whether the agent could serve the waiting conversation under the current site: serves the
  // queue, has the skills, has enough capacity in total.
  bool suits(ConversationId conversation, AgentId agent, Time now) const;
  bool is_suited_by_anybody(ConversationId conversation, Time now) const;

  // The first gate that keeps the agent from the waiting conversation, with all values that
  // `explain` gives. Load and capacity are taken from the engine.
  answer::ExplainedPair gate(ConversationId conversation, AgentId agent, Time now,
                             const answer::Agent& told) const;
  // Whether agents pick it from a pull queue.
  bool is_picked(ConversationId conversation) const;
  std::size_t offers_of(ConversationId conversation) const {
    return cases_.at(conversation.value).offered_to.size();
  }
  bool is_offered(ConversationId conversation, AgentId agent) const {
    return cases_.at(conversation.value).offered_to.contains(agent.index);
  }

  bool is_listed(AgentId agent) const { return listed_agents_.contains(agent.index); }
  bool is_listed(QueueId queue) const { return listed_queues_.contains(queue.index); }
  bool is_signed_in(AgentId agent) const {
    const auto desk = desks_.find(agent.index);
    return desk != desks_.end() && desk->second.presence != Presence::kSignedOut;
  }
  const std::set<std::uint32_t>& listed_queues() const { return listed_queues_; }

 private:
  // A time in which the conversation is not offered to the agent again.
  struct Exclusion {
    bool declined = false;
    Time not_before{};  // holds also when there is no other agent
    Time until{};       // holds while there are other agents
  };
  struct Case {
    CustomerId customer;
    QueueId queue;
    Requirement needs;
    Time waiting_since{};
    AgentId asked_for;
    AgentId preferred;
    Time preferred_until{};
    bool is_waiting = false;
    bool is_scheduled = false;
    bool customer_is_away = false;
    std::set<std::uint32_t> offered_to;
    std::set<std::uint32_t> in_chat;
    std::set<std::uint32_t> wrapping_up;
    std::map<std::uint32_t, Exclusion> exclusions;
  };
  struct Desk {
    Presence presence = Presence::kSignedOut;
    bool is_draining = false;
    bool is_pending = false;
    Time paused_until{};

    bool is_on_duty() const { return presence != Presence::kSignedOut && !is_draining; }
    bool takes_offers() const {
      return presence == Presence::kReady && !is_draining && !is_pending;
    }
  };
  // The terms of a queue after some time of waiting.
  struct Terms {
    const std::optional<std::vector<std::string>>* agents;
    const std::optional<std::vector<std::string>>* teams;
    const Requirement* needs;
    std::set<std::string> dropped;
  };

  template <class E>
  void apply(const E&) {}
  void apply(const event::ConversationStarted& e);
  void apply(const event::ConversationQueued& e);
  void apply(const event::ConversationAbandoned& e);
  void apply(const event::ConversationRejected& e);
  void apply(const event::ConversationForgotten& e);
  void apply(const event::ConversationUpdated& e);
  void apply(const event::CallbackScheduled& e);
  void apply(const event::CustomerDisconnected& e);
  void apply(const event::CustomerReconnected& e);
  void apply(const event::ParticipantJoined& e);
  void apply(const event::ParticipantLeft& e);
  void apply(const event::PrimaryChanged& e);
  void apply(const event::WrapUpStarted& e);
  void apply(const event::WrapUpFinished& e);
  void apply(const event::OfferCreated& e);
  void apply(const event::OfferAccepted& e);
  void apply(const event::OfferDeclined& e);
  void apply(const event::OfferExpired& e);
  void apply(const event::OfferRevoked& e);
  void apply(const event::AgentSignedIn& e);
  void apply(const event::AgentDrainStarted& e);
  void apply(const event::AgentPresencePending& e);
  void apply(const event::AgentPresenceChanged& e);
  void list(const Site& site, const Names& names);

  Case& of(ConversationId number) { return cases_[number.value]; }
  const QueueSettings& queue_of(const Case& it) const { return queues_.at(it.queue.index); }
  void leave(ConversationId number);
  Terms terms_of(const Case& it, Time now) const;
  bool serves(const Terms& terms, AgentId agent) const;
  bool has_skills(const Terms& terms, const Case& it, AgentId agent) const;
  bool is_excluded(const Case& it, AgentId agent, Time now) const;
  bool another_serves(const Case& it, Time now) const;
  bool suits(const Case& it, AgentId agent, Time now) const;
  std::int32_t count_of_queue(QueueId queue, AgentId agent) const;
  // Parts of `gate`; each returns true if its gate fails.
  bool is_kept_by_self(AgentId agent, answer::ExplainedPair& pair) const;
  bool is_kept_by_room(const Case& it, AgentId agent, const answer::Agent& told,
                       answer::ExplainedPair& pair) const;
  bool is_kept_by_time(const Case& it, AgentId agent, Time now, answer::ExplainedPair& pair) const;

  Time at_{};
  std::map<std::uint64_t, Case> cases_;
  std::map<std::uint32_t, Desk> desks_;
  std::map<std::uint64_t, AgentId> last_agents_;  // of customers
  // As last configured.
  std::map<std::uint32_t, QueueSettings> queues_;
  std::map<std::uint32_t, AgentSettings> agents_;
  std::set<std::uint32_t> listed_queues_;
  std::set<std::uint32_t> listed_agents_;
};

}  // namespace cordboard::property
