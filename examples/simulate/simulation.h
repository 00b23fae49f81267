// Runs a model: customers arrive and agents work as the model says, and the engine routes.
//
//   Simulation simulation(model, nullptr);
//   if (simulation.open().empty()) simulation.run({});
//   Report report = make_report(model, simulation.ledger());
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <ostream>
#include <vector>

#include "center.h"
#include "customers.h"
#include "event_list.h"
#include "ledger.h"
#include "live_table.h"
#include "model.h"
#include "staff.h"

namespace cordboard::simulate {

class Simulation : private CenterListener {
 public:
  // Called from time to time with the time simulated so far.
  using Progress = std::function<void(Ms)>;

  // The model must outlive the simulation. The engine's events go to `events` unless it is null.
  Simulation(const Model& model, std::ostream* events);

  // The faults that the engine finds in the site; with any fault the simulation cannot be run.
  std::vector<Fault> open() { return center_.open(); }
  // Runs to the end of the measured time. Throws UnexpectedRefusal.
  void run(const Progress& progress);

  const Ledger& ledger() const { return ledger_; }
  std::uint64_t turns() const { return center_.turns(); }
  std::uint64_t events() const { return center_.events(); }

 private:
  // A conversation from its start until it is closed.
  struct Conversation {
    std::uint64_t number = 0;
    std::uint64_t customer = 0;
    std::uint32_t class_index = 0;
    std::uint32_t agent = 0;  // once accepted
    int weight = 1;
    bool is_waiting = true;
    bool is_in_chat = false;
    bool was_queued = false;
    bool was_offered_at_once = false;
    Place place;
    Ms arrived = 0;
    Ms accepted = 0;
  };
  struct Offer {
    std::uint64_t number = 0;
    std::uint64_t conversation = 0;
    std::uint32_t agent = 0;
    int weight = 1;
  };

  void begin();
  void happen(const Entry& entry);
  void react(Ms now);

  void arrive(Ms now, std::size_t class_index);
  void schedule_arrival(std::size_t class_index);
  void answer(Ms now, std::uint64_t offer);
  void finish_work(Ms now, std::uint64_t subject);
  void finish_wrap_up(Ms now, std::uint64_t conversation);
  void come_back(Ms now, std::size_t agent);
  void turn_shift(Ms now, std::size_t pool);
  void sign_in_pool(Ms now, std::size_t pool);
  void lose_patience(Ms now, std::uint64_t conversation);

  void stop_waiting(Ms at, Conversation& conversation);
  void release(Ms at, std::uint64_t offer, bool missed);
  void schedule_work(std::size_t agent);

  void on_started(Ms at, std::uint64_t conversation) override;
  void on_queued(std::uint64_t conversation, std::size_t queue) override;
  void on_rejected(Ms at, std::uint64_t conversation) override;
  void on_abandoned(Ms at, std::uint64_t conversation) override;
  void on_offered(Ms at, std::uint64_t offer, std::uint64_t conversation, std::size_t agent,
                  Ms expires_at) override;
  void on_accepted(Ms at, std::uint64_t offer) override;
  void on_missed(Ms at, std::uint64_t offer) override;
  void on_withdrawn(Ms at, std::uint64_t offer) override;
  void on_ended(Ms at, std::uint64_t conversation) override;
  void on_wrap_up_started(Ms at, std::uint64_t conversation, std::size_t agent) override;
  void on_wrap_up_finished(Ms at, std::uint64_t conversation, std::size_t agent) override;
  void on_closed(std::uint64_t conversation) override;
  void on_signed_in(Ms at, std::size_t agent) override;
  void on_signed_out(Ms at, std::size_t agent) override;
  void on_presence(Ms at, std::size_t agent, Presence presence) override;

  const Model* model_;
  Center center_;
  Ledger ledger_;
  Staff staff_;
  EventList events_;
  std::vector<Customers> customers_;  // by class
  LiveTable<Conversation> conversations_;
  LiveTable<Offer> offers_;
  std::size_t arriving_class_ = 0;  // class of the conversation that is being started
  std::uint64_t arriving_customer_ = 0;
  std::uint64_t arrived_ = 0;                    // the last conversation started
  std::vector<std::uint64_t> wrap_ups_at_once_;  // conversations
  std::vector<std::uint64_t> answers_at_once_;   // offers
};

}  // namespace cordboard::simulate
