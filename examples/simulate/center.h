// The simulated contact center: it gives the real engine the commands of agents and customers, and
// passes the engine's events to a listener.
//
// This is the only file that uses the engine. Agents are indexes into the site's `agents`, queues
// into its `queues`; times are those of the simulation.
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

// The events that simulated people react to. Called during a command; new commands must wait until
// that command is done.
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

// The engine refused a command that cannot be refused here: a bug of this program or of the engine.
class UnexpectedRefusal : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Center {
 public:
  // Model and listener must outlive the center. Events are also written to `events` as JSON lines,
  // unless it is null.
  Center(const Model& model, CenterListener& listener, std::ostream* events);

  // Configures the site. Returns the faults that the engine finds; after any fault nothing else may
  // be called.
  std::vector<Fault> open();

  void sign_in(Ms at, std::size_t agent);
  void sign_out(Ms at, std::size_t agent);
  void set_ready(Ms at, std::size_t agent);
  // A customer of the class arrives, who counts as having waited `credit` already.
  void start(Ms at, std::size_t class_index, Ms credit);
  void abandon(Ms at, std::uint64_t conversation);
  void accept(Ms at, std::uint64_t offer, std::size_t agent);
  void end(Ms at, std::uint64_t conversation, std::size_t agent);
  // Does nothing if the queue does not allow the wrap-up to end so early.
  void finish_wrap_up(Ms at, std::uint64_t conversation, std::size_t agent);

  // The next time at which the engine has due work, and running that work.
  std::optional<Ms> next_deadline() const;
  void advance(Ms at);

  std::uint64_t turns() const { return turns_; }
  std::uint64_t events() const { return engine_.last_seq(); }

 private:
  struct EventVisitor;

  const Reply& submit(Ms at, const Command& command);
  void must(Ms at, const Command& command);
  void hear(const Batch& batch);
  void prepare_starts();
  Time time(Ms at) const { return time_from_ms(model_->origin + at); }

  const Model* model_;
  CenterListener* listener_;
  std::ostream* events_;
  Engine engine_;
  std::vector<AgentId> agents_;            // by index in the site
  std::vector<std::size_t> agent_places_;  // by handle
  std::vector<std::size_t> queue_places_;
  std::vector<command::StartConversation> starts_;  // by class, without the customer
  std::optional<WrapUpCodeId> code_;                // for wrap-ups with a mandatory code
  std::uint64_t turns_ = 0;
  std::uint64_t customers_ = 0;
  std::string line_;
};

}  // namespace cordboard::simulate
