// A turn carries out one input. Handlers and effects read the state through it and change the state
// only by emitting events.
#pragma once

#include <span>
#include <vector>

#include "apply/conversations.h"
#include "apply/messages.h"
#include "cordboard/batch.h"
#include "cordboard/command.h"
#include "matching/router.h"
#include "matching/strategies/table.h"
#include "state/state.h"
#include "turn/batch_writer.h"
#include "turn/typing_indicators.h"

namespace cordboard::core {

// The objects that a turn uses beside the state.
struct TurnContext {
  Router& router;
  TypingIndicators& typing_indicators;
  const Strategies& strategies;
};

// One object serves all turns of an engine, one after the other.
class Turn {
 public:
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  const State& state() const { return state_; }
  // The time of the input, or of the thing that is due.
  Time now() const { return now_; }
  // The actor who gives the command; the host when something is due.
  const Actor& by() const { return *by_; }
  Router& router() { return context_.router; }
  TypingIndicators& typing_indicators() { return context_.typing_indicators; }
  const Strategies& strategies() const { return context_.strategies; }

  // Appends the event to the batch and applies it to the state.
  template <class E>
  void emit(const E& event) {
    const Time now = now_;
    apply(state_, now, writer_.add(now, event));
  }

  // The same for a large event: `fill` writes its fields directly into the batch.
  template <class E, class Fill>
  void emit_filled(Fill&& fill) {
    const Time now = now_;
    E& event = writer_.open<E>(now);
    fill(event);
    apply(state_, now, event);
  }

  // Copies a text or an object into the batch, for an event that refers to it.
  template <std::size_t kBytes>
  std::string_view keep(const std::array<char, kBytes>& bytes, std::size_t size) {
    return writer_.keep(bytes, size);
  }
  template <class T>
  auto keep(const T& value) {
    return writer_.keep(value);
  }

  // Puts the number of the thing that the command made into its reply.
  void made(Made what, std::uint64_t number) {
    reply_->made = what;
    reply_->number = number;
  }
  // Puts the faults of a site into the reply.
  void set_faults(std::vector<Fault> faults) { reply_->faults = writer_.keep(faults); }

  // Clear the recorded changes after the matching has looked at them (`State::changes`).
  void clear_changes() { core::clear_changes(state_); }
  void clear_moves() { core::clear_moves(state_); }
  void clear_newcomer() { core::clear_newcomer(state_); }

  // Adds to the work counter of appointments that a check had to read.
  void count_examined(std::uint64_t appointments) { appointments_examined_ += appointments; }

 protected:
  std::uint64_t appointments_examined() const { return appointments_examined_; }
  // The state and the context must outlive the turn.
  Turn(State& state, const TurnContext& context) : state_(state), context_(context) {}

  // Begins the next turn. `by` and `reply` must stay valid until the turn after it begins.
  void begin(Time now, const Actor& by, Reply& reply) {
    now_ = now;
    by_ = &by;
    reply_ = &reply;
  }
  Reply& reply() { return *reply_; }
  BatchWriter& writer() { return writer_; }
  const BatchWriter& writer() const { return writer_; }

 private:
  State& state_;
  const TurnContext& context_;
  BatchWriter writer_;
  Time now_{};
  const Actor* by_ = nullptr;
  Reply* reply_ = nullptr;
  std::uint64_t appointments_examined_ = 0;
};

}  // namespace cordboard::core
