// The contact center that is simulated: the real engine, told what agents and customers do, and
// what it says heard.
//
// The only file that talks to the engine. Agents are their places in the site's `agents`, queues
// theirs in `queues`; times are those of the simulation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "cordboard/engine.h"
#include "model.h"
#include "moment.h"

namespace cordboard::simulate {

// What the simulated people hear of. Called during a command; answers to it must wait until the
// command is done.
class CenterListener {
 public:
  virtual ~CenterListener() = default;

  virtual void on_started(Ms at, std::uint64_t conversation) = 0;
  virtual void on_queued(std::uint64_t conversation, std::size_t queue) = 0;
  virtual void on_rejected(Ms at, std::uint64_t conversation) = 0;
  virtual void on_abandoned(Ms at, std::uint64_t conversation) = 0;
  virtual void on_offered(Ms at, std::uint64_t offer, std::uint64_t conversation, std::size_t agent,
                          Ms expires_at) = 0;
  virtual void on_accepted(Ms at, std::uint64_t offer) = 0;
  virtual void on_missed(Ms at, std::uint64_t offer) = 0;
  virtual void on_withdrawn(Ms at, std::uint64_t offer) = 0;
  virtual void on_ended(Ms at, std::uint64_t conversation) = 0;
  virtual void on_wrap_up_started(Ms at, std::uint64_t conversation, std::size_t agent) = 0;
  virtual void on_wrap_up_finished(Ms at, std::uint64_t conversation, std::size_t agent) = 0;
  virtual void on_closed(std::uint64_t conversation) = 0;
  virtual void on_signed_in(Ms at, std::size_t agent) = 0;
  virtual void on_signed_out(Ms at, std::size_t agent) = 0;
  virtual void on_presence(Ms at, std::size_t agent, Presence presence) = 0;
};

// The engine refused what can't be refused here: a fault of this program or of the engine.
class UnexpectedRefusal : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Center {
 public:
  // Model and listener must outlive the center. Events are also written to `events`, as JSON lines,
  // unless it is null.
  Center(const Model& model, CenterListener& listener, std::ostream* events);

  // Configures the site. What the engine finds wrong with it; nothing further may be called then.
  std::vector<Fault> open();

  void sign_in(Ms at, std::size_t agent);
  void sign_out(Ms at, std::size_t agent);
  void set_ready(Ms at, std::size_t agent);
  // A customer of the class arrives, who counts as waiting for `credit` already.
  void start(Ms at, std::size_t class_index, Ms credit);
  void abandon(Ms at, std::uint64_t conversation);
  void accept(Ms at, std::uint64_t offer, std::size_t agent);
  void end(Ms at, std::uint64_t conversation, std::size_t agent);
  // Nothing happens if the queue does not let wrap-ups be finished so early.
  void finish_wrap_up(Ms at, std::uint64_t conversation, std::size_t agent);

  // When the engine next has something to do by itself, and letting it.
  std::optional<Ms> next_deadline() const;
  void advance(Ms at);

  std::uint64_t turns() const { return turns_; }
  std::uint64_t events() const { return engine_.last_seq(); }

 private:
  struct Hearing;

  const Reply& submit(Ms at, const Command& command);
  void must(Ms at, const Command& command);
  void hear(const Batch& batch);
  void prepare_starts();
  Time time(Ms at) const { return time_from_ms(model_->origin + at); }

  const Model* model_;
  CenterListener* listener_;
  std::ostream* events_;
  Engine engine_;
  std::vector<AgentId> agents_;            // by place in the site
  std::vector<std::size_t> agent_places_;  // by handle
  std::vector<std::size_t> queue_places_;
  std::vector<command::StartConversation> starts_;  // by class, without the customer
  std::optional<WrapUpCodeId> code_;                // for wrap-ups that need one
  std::uint64_t turns_ = 0;
  std::uint64_t customers_ = 0;
  std::string line_;
};

}  // namespace cordboard::simulate
