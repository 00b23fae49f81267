// An agent who works on several conversations at once: processor sharing.
//
// With n conversations the agent works at the total rate `rate_by_load[n-1]`, shared equally: every
// conversation progresses at that rate ÷ n. So one progress value serves all, and a conversation is
// done when the progress has reached its mark.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "moment.h"

namespace cordboard::simulate {

class Worker {
 public:
  struct Chat {
    std::uint64_t number = 0;
    double mark = 0;  // the progress at which it is done
  };
  struct Finish {
    Ms at = 0;
    std::uint64_t chat = 0;
  };

  // The caller owns both. `rate_by_load`: at least one rate, all positive; the last holds for more
  // conversations too. `desk`: capacity for as many conversations as there can be at a time.
  Worker(std::span<const double> rate_by_load, std::span<Chat> desk)
      : rate_by_load_(rate_by_load), desk_(desk) {}

  // `work` is the handle time of the conversation alone at rate 1. Throws std::length_error if the
  // desk is full.
  void start(Ms now, std::uint64_t chat, Ms work);
  // Removes the conversation, done or not. Does nothing if it is not there.
  void stop(Ms now, std::uint64_t chat);

  bool is_busy() const { return load_ > 0; }
  // The conversation that will be done first if nothing changes. Call only when busy.
  Finish next() const;

 private:
  void pass(Ms now);
  void adapt();

  std::span<const double> rate_by_load_;
  std::span<Chat> desk_;
  std::size_t load_ = 0;  // this many conversations are at the front of the desk, in no order
  double speed_ = 0;      // of each of them
  double progress_ = 0;   // of each, in milliseconds at rate 1, since there was last none
  Ms since_ = 0;
};

}  // namespace cordboard::simulate
