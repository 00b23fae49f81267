// The questions about matching that a command handler may ask, before anything is queued. A handler
// sees no more of the matcher than this.
#pragma once

#include <cstdint>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "state/state.h"

namespace cordboard::core {

class Router {
 public:
  virtual ~Router() = default;

  // Whether an agent could be offered this conversation at once if it waited now, with its queue,
  // its stage and its needs. Other conversations that would be served before it are disregarded.
  virtual bool could_offer(const State& state, Time now, const Conversation& conversation) = 0;
  // Whether an agent who serves the queue is signed in and does not drain.
  virtual bool is_staffed(const State& state, QueueId queue) = 0;
  // How many conversations of the queue the agents who take offers could serve at the same time if
  // they served no other queue.
  virtual std::int64_t parallel_capacity(const State& state, QueueId queue) = 0;
};

}  // namespace cordboard::core
