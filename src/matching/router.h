// What decisions may ask of routing before anything is queued. Kept by the engine, answered from
// the index or, where the engine matches without it, by looking at everybody.
#pragma once

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "state/state.h"

namespace cordboard::core {

class Router {
 public:
  virtual ~Router() = default;

  // Whether an agent could be offered this conversation at once if it waited as it stands: its
  // queue, its stage, its needs. Whether others would be served before it is not asked.
  virtual bool could_offer(const State& state, Time now, const Conversation& conversation) = 0;
  // Whether anybody who serves the queue is signed in and does not drain.
  virtual bool is_staffed(const State& state, QueueId queue) = 0;
  // How many conversations of the queue the agents who take offers could serve side by side, other
  // queues left aside.
  virtual std::int64_t places(const State& state, QueueId queue) = 0;
};

}  // namespace cordboard::core
