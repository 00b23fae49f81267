// The simulated agents: their work, and the load that the ledger counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ledger.h"
#include "model.h"
#include "random.h"
#include "worker.h"

namespace cordboard::simulate {

struct Agent {
  std::uint32_t pool = 0;
  bool is_signed_in = false;
  bool is_leaving = false;  // has signed out and finishes the current work
  bool is_in_rona = false;
  int in_chats = 0;              // units
  int held = 0;                  // units held by offers and wrap-ups
  std::uint32_t generation = 0;  // of the finish that is on the event list
  Ms finish_at = -1;             // its time; -1: none
  Ms back_at = -1;               // the time at which they set themselves ready again
  Worker worker;
};

// Agents are identified by their index in the site's `agents`.
class Staff {
 public:
  // Both must outlive the staff.
  Staff(const Model& model, Ledger& ledger);
  Staff(const Staff&) = delete;
  Staff& operator=(const Staff&) = delete;

  Agent& agent(std::size_t place) { return agents_[place - first_]; }
  const Pool& pool_of(const Agent& agent) const { return model_->pools[agent.pool]; }

  // Draws the agent's next random choice.
  bool misses(std::size_t place);
  Ms answer_delay(std::size_t place);
  Ms back_after_missed(std::size_t place);
  Ms wrap_up(std::size_t place);

  // Changes the agent's load.
  void carry(Ms now, Agent& agent, int in_chats, int held);
  void sign_in(Ms now, Agent& agent);
  void sign_out(Ms now, Agent& agent);

 private:
  // Separate from the agents, because most pools have no random choices and agents are accessed all
  // the time.
  struct Chances {
    Stream answering;
    Stream missing;
    Stream coming_back;
    Stream wrapping_up;
  };

  bool is_full(const Agent& agent) const;
  void count_full(Ms now, const Agent& agent, bool was_full);

  const Model* model_;
  Ledger* ledger_;
  std::size_t first_ = 0;  // index of the first agent of a pool; the site may have others before
  std::vector<Worker::Chat> desks_;  // of all agents, one after the other
  std::vector<Agent> agents_;
  std::vector<Chances> chances_;
};

}  // namespace cordboard::simulate
