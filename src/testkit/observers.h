// Engines that run beside the engine of a scenario and must agree with it. They check the
// invariants after each step.
//
//   the follower  replays the events and makes no decisions: its state must be equal.
//   the twin      is restored from a snapshot before each step, then takes the same step with the
//                 naive matcher: its events and state must be equal. When a step is refused, only
//                 the time advances in the twin: nothing else may have changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cordboard/batch.h"
#include "cordboard/engine.h"

namespace cordboard::testkit {

// A copy of a turn, because a batch is valid only until the next one.
struct Turned {
  std::vector<std::string> texts;
  std::vector<std::string> objects;  // the same events as JSON
  std::vector<Time> times;
  std::uint64_t first_seq = 0;
  bool in_order = true;  // seq has no gaps, and times do not decrease
  Reply reply;
};

// Copies the batch of one command.
Turned turned(const Batch& batch, const Names& names);

class Observers {
 public:
  // Records the state of `engine` before a command.
  void before(const Engine& engine);

  // Checks the turn of the command. Returns the violated invariant, or an empty text. `batch` must
  // still be valid.
  std::string after(const Engine& engine, const Submission& submission, const Batch& batch);

 private:
  std::string check_turn(const Engine& engine, const Turned& turn) const;
  std::string check_follower(const Engine& engine, const Batch& batch);
  std::string check_twin(const Engine& engine, const Submission& submission, const Turned& turn);

  Engine follower_;
  std::optional<Engine> twin_;
  std::string hash_before_;
  std::optional<Time> deadline_before_;
  std::uint64_t seq_before_ = 0;
};

// The hash of an engine's state, 32 hexadecimal digits.
std::string state_hash(const Engine& engine);

}  // namespace cordboard::testkit
