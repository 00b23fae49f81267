// An agent at work on several chats at once: processor sharing.
//
// With n chats the agent works at the total rate `rate_by_load[n-1]`, shared equally: every chat
// progresses at that rate ÷ n. So one progress counts for all, and a chat is done when the progress
// has reached its mark.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "moment.h"

namespace cordboard::simulate {

class Worker {
 public:
  struct Finish {
    Ms at = 0;
    std::uint64_t chat = 0;
  };

  // `rate_by_load` belongs to the caller: at least one rate, all positive; the last holds for more
  // chats too.
  explicit Worker(std::span<const double> rate_by_load) : rate_by_load_(rate_by_load) {}

  // `work` is how long the chat would take alone at rate 1.
  void start(Ms now, std::uint64_t chat, Ms work);
  // The chat is over, done or not. Nothing if it is not there.
  void stop(Ms now, std::uint64_t chat);

  bool is_busy() const { return !chats_.empty(); }
  // The chat that will be done first if nothing changes. Only when busy.
  Finish next() const;

 private:
  struct Chat {
    std::uint64_t number = 0;
    double mark = 0;
  };

  double speed() const;
  void pass(Ms now);

  std::span<const double> rate_by_load_;
  std::vector<Chat> chats_;
  double progress_ =
      0;  // of each chat, in milliseconds at rate 1, since the agent was last without any
  Ms since_ = 0;
};

}  // namespace cordboard::simulate
