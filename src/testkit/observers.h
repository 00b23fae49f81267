// Engines beside the one of the scenario, which must see the same: the laws of the house, checked
// after each step.
//
//   the follower  replays the events and decides nothing: its state must be equal.
//   the twin      is restored from a snapshot before each step, then takes the same step with the
//                 slow matcher: its events and state must be equal. When a step is refused the twin
//                 only lets the time pass: nothing else may have happened.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cordboard/batch.h"
#include "cordboard/engine.h"

namespace cordboard::testkit {

// A turn as it can be kept: batches live only until the next one.
struct Turned {
  std::vector<std::string> texts;
  std::vector<std::string> objects;  // the same events as JSON
  std::vector<Time> times;
  std::uint64_t first_seq = 0;
  bool in_order = true;  // seq without gaps, times not running back
  Reply reply;
};

// Copies what `batch` says of one command.
Turned turned(const Batch& batch, const Names& names);

class Observers {
 public:
  // Notes how things stand with `engine` before a command.
  void before(const Engine& engine);

  // Looks at the command's turn afterwards. Returns the law that is broken, or an empty text.
  // `batch` must still be valid.
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

// Tells an engine's state in 32 digits.
std::string state_hash(const Engine& engine);

}  // namespace cordboard::testkit
