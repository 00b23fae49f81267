// A host that simulates customers and agents on the public interface from a list: the same
// customers bring the same work, whatever else is in the site.
//
//   World world{.site = site, .customers = {{.arrival = 1000, .handle = 60'000}}};
//   Host host(world);
//   host.run();
//   EXPECT_EQ(host.outcomes()[0].at, 1000);
//
// All times are milliseconds from the start. Within one instant the order is: due work of the
// engine; acceptances; ends of conversations in the order of agents; agents who return; arrivals;
// patience last, so that an acceptance in the same instant comes first.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <string>
#include <vector>

#include "cordboard/engine.h"

namespace cordboard::theory {

using Ms = std::int64_t;

struct Customer {
  Ms arrival = 0;
  Ms handle = 0;                    // time in the conversation
  std::optional<Ms> patience = {};  // none: waits for ever
  std::size_t queue = 0;            // index in the site
  std::optional<Requirement> needs = {};
  std::int32_t priority = 0;
};

// Customers are identified by their index in the list. `miss_percent` of the offers are missed; the
// others are accepted after up to `slowest_answer`. This depends on the customer and on the number
// of earlier offers. An agent in RONA becomes ready after `back_after`.
struct World {
  Site site;
  std::vector<Customer> customers;
  int miss_percent = 0;
  Ms slowest_answer = 0;
  Ms back_after = 30'000;
  std::optional<Ms> until = {};  // none: until there are no more arrivals, work or offers
};

struct Outcome {
  enum class Fate : std::uint8_t { kWaiting, kAnswered, kAbandoned, kRejected };

  Fate fate = Fate::kWaiting;
  Ms at = 0;
  int agent = -1;  // index in the site

  bool is_answered() const { return fate == Fate::kAnswered; }
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// An event without the numbers that another numbering would change.
struct Fact {
  std::string what;
  Ms at = 0;
  int customer = -1;  // index in the world; -1: none
  std::string agent;
  std::string queue;
  Ms expires_at = -1;

  friend bool operator==(const Fact&, const Fact&) = default;
};

std::string as_text(const Fact& fact);

// A change that must make no difference.
struct Twist {
  Ms shift = 0;                  // of the clock
  int conversations_before = 0;  // arrive and leave in the first queue before any agent signs in
  // Called before time goes from `last` to `next`, both on the engine's clock; it may submit
  // commands that cause no events.
  std::function<void(Engine& engine, Time last, Time next)> meddle = {};
};

class Host {
 public:
  // The world must outlive the host.
  explicit Host(const World& world, Twist twist = {});

  // Runs to the end of the world.
  void run();

  const std::vector<Outcome>& outcomes() const { return outcomes_; }
  const std::vector<Fact>& facts() const { return facts_; }
  // Facts cost more than everything else; they are kept only if this is called before `run`.
  void keep_facts() { keeps_facts_ = true; }
  const Engine& engine() const { return engine_; }
  Ms wait(std::size_t customer) const {
    return outcomes_[customer].at - world_->customers[customer].arrival;
  }

 private:
  enum class Kind : std::uint8_t { kAnswer, kEnd, kReturn, kArrival, kPatience };
  struct Happening {
    Ms at = 0;
    Kind kind = Kind::kAnswer;
    std::uint64_t order = 0;    // within kind and instant
    std::uint64_t subject = 0;  // an offer, a conversation, the index of an agent or a customer
    std::uint64_t agent = 0;    // index
    auto operator<=>(const Happening&) const = default;
  };
  struct EventVisitor;

  void open();
  void come_and_go();
  bool go_on();
  void pass_to(Ms at);
  void happen(const Happening& happening);
  void arrive(std::size_t customer);
  void hear(const Batch& batch);
  void react();
  void submit(const Command& command);
  void expect(Ms at, Kind kind, std::uint64_t order, std::uint64_t subject,
              std::uint64_t agent = 0);
  // The time until the offer is accepted; none: it is missed.
  std::optional<Ms> answer_of(std::size_t customer, std::uint32_t offer) const;
  Time time(Ms at) const { return time_from_ms(at + twist_.shift); }
  bool is_waiting(std::size_t customer) const {
    return outcomes_[customer].fate == Outcome::Fate::kWaiting;
  }
  int customer_of(ConversationId conversation) const;

  const World* world_;
  Twist twist_;
  Engine engine_;
  Ms now_ = 0;
  bool keeps_facts_ = false;
  std::priority_queue<Happening, std::vector<Happening>, std::greater<>> happenings_;
  std::uint64_t count_ = 0;
  std::vector<Outcome> outcomes_;
  std::vector<Fact> facts_;
  std::vector<AgentId> agents_;         // by index
  std::vector<std::size_t> places_;     // by handle
  std::vector<std::uint64_t> numbers_;  // conversations by customer
  std::vector<int> customers_;          // by conversation
  std::vector<std::uint32_t> offered_;  // number of offers by customer
  std::vector<bool> open_offers_;       // by number
  std::vector<Happening> at_once_;
  std::size_t arriving_ = 0;
};

}  // namespace cordboard::theory
