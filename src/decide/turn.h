// The carrying out of one input: it may read everything, and write only by stating a fact.
#pragma once

#include <span>
#include <vector>

#include "apply/apply.h"
#include "cordboard/batch.h"
#include "cordboard/command.h"
#include "decide/batch_writer.h"
#include "state/state.h"

namespace cordboard::core {

class Turn {
 public:
  Turn(State& state, BatchWriter& writer, Time now, const Actor& by)
      : state_(state), writer_(writer), now_(now), by_(by) {}
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  const State& state() const { return state_; }
  Time now() const { return now_; }
  const Actor& by() const { return by_; }

  // States that `event` has happened: it stands in the batch and holds in the state.
  template <class E>
  void emit(const E& event) {
    apply(state_, now_, writer_.add(now_, event));
  }

  // Copies what an event refers to into the batch.
  template <class T>
  auto keep(const T& value) {
    return writer_.keep(value);
  }

  // The command has made something that its reply names.
  void made(Made what, std::uint64_t number) {
    reply_.made = what;
    reply_.number = number;
  }
  void find_faults(std::vector<Fault> faults) { reply_.faults = writer_.keep(faults); }
  const Reply& reply() const { return reply_; }

  // Routing has seen what changed.
  void forget_changes() { core::forget_changes(state_); }

 private:
  State& state_;
  BatchWriter& writer_;
  Time now_;
  const Actor& by_;
  Reply reply_;
};

}  // namespace cordboard::core
