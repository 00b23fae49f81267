// A usual first implementation: the same life cycle over the containers of the standard library.
// Text ids, ordered maps and sets, a multimap of timers, callbacks. Nothing is slow on purpose:
// skills are bits, and references to agents and conversations are pointers. A match walks the
// ordered set of free agents, or of waiting conversations, to the first that fits.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "../life_cycles.h"
#include "../probe_site.h"

namespace probe::rivals {

class StdEngine {
 public:
  struct Event {
    std::int64_t at;
    std::string_view name;
    std::string conversation;
    std::string agent;
  };
  using OnEvent = std::function<void(const Event&)>;
  using OnOffer = std::function<void(const std::string& conversation, const std::string& agent)>;

  StdEngine(OnEvent on_event, OnOffer on_offer)
      : on_event_(std::move(on_event)), on_offer_(std::move(on_offer)) {}

  // Timers that become due are only removed; none does in these streams.
  void pass(std::int64_t at) {
    now_ = at;
    while (!timers_.empty() && timers_.begin()->first <= now_) timers_.erase(timers_.begin());
  }

  void add_agent(const std::string& id, std::uint32_t skills, int capacity) {
    Agent& agent = agents_[id];
    agent = {id, skills, capacity, 0, now_};
    free_.insert(&agent);
  }

  void start(const std::string& id, const std::string& customer, std::uint32_t needs) {
    Conversation& conversation = conversations_[id];
    conversation = {id, customer, needs, 0, ++arrivals_, nullptr, timers_.end()};
    ++open_[customer];
    emit("conversation_started", conversation);
    emit("conversation_queued", conversation);
    for (Agent* agent : free_) {
      if ((agent->skills & needs) == needs) return offer(conversation, *agent);
    }
    waiting_.insert(&conversation);
  }

  void accept(const std::string& id) {
    Conversation& conversation = conversations_.at(id);
    disarm(conversation);
    emit("offer_accepted", conversation);
    emit("participant_joined", conversation);
    touch(*conversation.agent);
  }

  void end(const std::string& id) {
    Conversation& conversation = conversations_.at(id);
    emit("conversation_ended", conversation);
    emit("participant_left", conversation);
    conversation.timer = timers_.insert({now_ + kWrapUpLimitMs, id});
    touch(*conversation.agent);
  }

  void finish(const std::string& id) {
    const auto found = conversations_.find(id);
    Conversation& conversation = found->second;
    disarm(conversation);
    emit("wrap_up_finished", conversation);
    emit("conversation_closed", conversation);
    emit("conversation_forgotten", conversation);
    Agent& agent = *conversation.agent;
    --open_[conversation.customer];
    conversations_.erase(found);
    free_.erase(&agent);
    --agent.load;
    agent.idle_since = now_;
    free_.insert(&agent);
    for (auto it = waiting_.begin(); it != waiting_.end(); ++it) {
      Conversation& next = **it;
      if ((agent.skills & next.needs) != next.needs) continue;
      waiting_.erase(it);
      return offer(next, agent);
    }
  }

 private:
  struct Agent {
    std::string id;
    std::uint32_t skills = 0;
    int capacity = 0;
    int load = 0;
    std::int64_t idle_since = 0;
  };
  using Timers = std::multimap<std::int64_t, std::string>;
  struct Conversation {
    std::string id;
    std::string customer;
    std::uint32_t needs = 0;
    int priority = 0;
    std::uint64_t arrival = 0;
    Agent* agent = nullptr;
    Timers::iterator timer;
  };
  struct LongestIdle {
    bool operator()(const Agent* a, const Agent* b) const {
      return std::tie(a->idle_since, a->id) < std::tie(b->idle_since, b->id);
    }
  };
  struct ServedFirst {
    bool operator()(const Conversation* a, const Conversation* b) const {
      return std::tie(b->priority, a->arrival) < std::tie(a->priority, b->arrival);
    }
  };

  void emit(std::string_view name, const Conversation& conversation) {
    on_event_({now_, name, conversation.id,
               conversation.agent != nullptr ? conversation.agent->id : std::string()});
  }

  void disarm(Conversation& conversation) {
    timers_.erase(conversation.timer);
    conversation.timer = timers_.end();
  }

  void offer(Conversation& conversation, Agent& agent) {
    conversation.agent = &agent;
    if (++agent.load == agent.capacity) free_.erase(&agent);
    conversation.timer = timers_.insert({now_ + kOfferTimeoutMs, conversation.id});
    emit("offer_created", conversation);
    on_offer_(conversation.id, agent.id);
  }

  void touch(Agent& agent) {
    const bool is_free = agent.load < agent.capacity;
    if (is_free) free_.erase(&agent);
    agent.idle_since = now_;
    if (is_free) free_.insert(&agent);
  }

  OnEvent on_event_;
  OnOffer on_offer_;
  std::int64_t now_ = 0;
  std::uint64_t arrivals_ = 0;
  std::map<std::string, Agent> agents_;
  std::map<std::string, Conversation> conversations_;
  std::map<std::string, int> open_;  // conversations of each customer
  std::set<Agent*, LongestIdle> free_;
  std::set<Conversation*, ServedFirst> waiting_;
  Timers timers_;
};

// The same as a System of life_cycles.h.
class StdSystem {
 public:
  explicit StdSystem(const Shape& shape)
      : needs_(classes_of(shape)),
        engine_([this](const StdEngine::Event& event) { checksum_ += event.name.size(); },
                [this](const std::string& conversation, const std::string& agent) {
                  offered_.push_back(
                      {number(conversation), 0, static_cast<std::uint32_t>(number(agent))});
                }) {
    const std::vector<std::uint32_t> profiles = profiles_of(shape);
    for (std::size_t i = 0; i < shape.agents; ++i) {
      engine_.pass(now_ += kStepMs);
      engine_.add_agent("a" + std::to_string(i), profiles[i % profiles.size()], kCapacity);
    }
  }

  void start(std::span<const Arrival> arrivals, std::vector<Match>& offered) {
    for (const Arrival& arrival : arrivals) {
      engine_.pass(now_ += kStepMs);
      engine_.start("c" + std::to_string(++conversations_), "k" + std::to_string(arrival.customer),
                    arrival.queue < needs_.size() ? needs_[arrival.queue] : kNobodyHas);
    }
    hand_over(offered);
  }
  void accept(std::span<const Match> offers) {
    each(offers, [this](const std::string& id) { engine_.accept(id); });
  }
  void end(std::span<const Match> chats) {
    each(chats, [this](const std::string& id) { engine_.end(id); });
  }
  void finish(std::span<const Match> chats, std::vector<Match>& offered) {
    each(chats, [this](const std::string& id) { engine_.finish(id); });
    hand_over(offered);
  }

  std::uint64_t number(const Match& match) const { return match.conversation; }
  std::uint32_t agent_number(const Match& match) const { return match.agent; }

 private:
  static constexpr std::uint32_t kNobodyHas = std::uint32_t{1} << kSkills;

  static std::uint64_t number(const std::string& id) { return std::stoull(id.substr(1)); }

  template <class Carry>
  void each(std::span<const Match> matches, Carry carry) {
    for (const Match& match : matches) {
      engine_.pass(now_ += kStepMs);
      carry("c" + std::to_string(match.conversation));
    }
  }

  void hand_over(std::vector<Match>& offered) {
    offered.insert(offered.end(), offered_.begin(), offered_.end());
    offered_.clear();
  }

  std::vector<std::uint32_t> needs_;  // of the classes
  StdEngine engine_;
  std::vector<Match> offered_;
  std::int64_t now_ = 0;
  std::uint64_t conversations_ = 0;
  std::uint64_t checksum_ = 0;
};

}  // namespace probe::rivals
