// The carrying out of one input after the other: it may read everything, and write only by stating
// a fact.
#pragma once

#include <span>
#include <vector>

#include "apply/conversations.h"
#include "apply/messages.h"
#include "cordboard/batch.h"
#include "cordboard/command.h"
#include "decide/batch_writer.h"
#include "decide/typing_indicators.h"
#include "matching/router.h"
#include "matching/strategies/table.h"
#include "state/state.h"

namespace cordboard::core {

// What a turn may ask beside the state.
struct TurnContext {
  Router& router;
  TypingIndicators& typing_indicators;
  const Strategies& strategies;
};

class Turn {
 public:
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  const State& state() const { return state_; }
  Time now() const { return now_; }
  const Actor& by() const { return *by_; }
  Router& router() { return context_.router; }
  TypingIndicators& typing_indicators() { return context_.typing_indicators; }
  const Strategies& strategies() const { return context_.strategies; }

  // States that `event` has happened: it stands in the batch and holds in the state.
  template <class E>
  void emit(const E& event) {
    const Time now = now_;
    apply(state_, now, writer_.add(now, event));
  }

  // The same for a large event: `fill` writes it where it will stand.
  template <class E, class Fill>
  void emit_filled(Fill&& fill) {
    const Time now = now_;
    E& event = writer_.open<E>(now);
    fill(event);
    apply(state_, now, event);
  }

  // Copies what an event refers to into the batch.
  template <std::size_t kBytes>
  std::string_view keep(const std::array<char, kBytes>& bytes, std::size_t size) {
    return writer_.keep(bytes, size);
  }
  template <class T>
  auto keep(const T& value) {
    return writer_.keep(value);
  }

  // The command has made something that its reply names.
  void made(Made what, std::uint64_t number) {
    reply_->made = what;
    reply_->number = number;
  }
  void set_faults(std::vector<Fault> faults) { reply_->faults = writer_.keep(faults); }

  // Routing has seen what changed.
  void forget_changes() { core::forget_changes(state_); }
  void forget_moves() { core::forget_moves(state_); }
  void forget_newcomer() { core::forget_newcomer(state_); }

  // So many appointments had to be looked at.
  void note_examined(std::uint64_t appointments) { appointments_examined_ += appointments; }

 protected:
  std::uint64_t appointments_examined() const { return appointments_examined_; }
  // Both must outlive it.
  Turn(State& state, const TurnContext& context) : state_(state), context_(context) {}

  // Who asks, and the reply, stay where they are until the next one begins.
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
