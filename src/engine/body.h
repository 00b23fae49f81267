// What an engine is made of.
#pragma once

#include <algorithm>
#include <string>

#include "answer/answer.h"
#include "cordboard/engine.h"
#include "decide/turn.h"
#include "engine/idempotency_cache.h"
#include "engine/settle.h"
#include "state/state.h"

namespace cordboard {

// What only the engine does with a turn.
class Turns final : public core::Turn {
 public:
  Turns(core::State& state, const core::TurnContext& context) : Turn(state, context) {}
  using Turn::appointments_examined;
  using Turn::begin;
  using Turn::reply;
  using Turn::writer;
};

class Engine::Body {
 public:
  explicit Body(EngineOptions options)
      : options_(options),
        strategies_(options.strategies),
        settler_(strategies_, options.naive_matching) {}

  void begin() { turn_.writer().begin(); }
  const Batch& batch() const { return turn_.writer().batch(); }
  const Batch& submit(const Submission& submission);
  void carry_out(const Submission& submission);
  void let_pass(Time until);
  bool follow(std::span<const EventRecord> events);
  std::string snapshot() const;
  // An engine that is equal to the one that took the snapshot; null if the bytes are not one.
  static std::unique_ptr<Body> from(std::string_view snapshot, EngineOptions options);

  Answer ask(const Question& question) const;
  core::View view() const { return {state_, now_, strategies_}; }

  const core::State& state() const { return state_; }
  Time now() const { return now_; }
  std::uint64_t last_seq() const { return turn_.writer().last_seq(); }
  std::optional<Time> next_deadline() const;
  EngineOptions options() const { return options_; }
  WorkCounters work() const;

 private:
  // The way of a command. What is rare, and what comes last, is called by a tail call: so hardly
  // anything is saved in registers on the way of most commands.
  [[gnu::noinline]] const Batch& submit_after_texts(const Submission& submission);
  [[gnu::always_inline]] const Batch& take(const Submission& submission, Reply& reply);
  [[gnu::noinline]] const Batch& take_with_id(const Submission& submission, Reply& reply);
  // After what fell due before it.
  [[gnu::noinline]] const Batch& take_late(const Submission& submission, Reply& reply);
  // When nothing is due any more.
  [[gnu::always_inline]] const Batch& take_at(Time at, const Submission& submission, Reply& reply);
  // What follows from the command: routing, then what fell due by it.
  [[gnu::noinline]] const Batch& conclude(Refusal refusal);
  [[gnu::noinline]] const Batch& route(Reply& reply);
  [[gnu::noinline]] const Batch& finish(Reply& reply);
  [[gnu::noinline]] const Batch& refuse(Reply& reply, Refusal refusal);
  void repeat(const core::HashedId& id, Reply& reply);
  // The command's time, or that of the last one.
  Time time_of(const Submission& submission) const {
    return submission.at && *submission.at > now_ ? *submission.at : now_;
  }
  // Time::max() if only commands can change anything.
  Time next_due() const {
    const auto earlier = [](Time a, Time b) { return a < b ? a : b; };
    return earlier(settler_.next(), earlier(state_.timers.next(), typing_.next()));
  }
  bool is_due(Time at) const {
    const auto is_due = [at](Time due) { return __builtin_expect(due <= at, 0) != 0; };
    return is_due(settler_.next()) || is_due(state_.timers.next()) || is_due(typing_.next());
  }
  void run_all_due(Time until);
  void run_next_due();
  bool knows_strategies() const;
  std::unique_ptr<Body> copy() const { return from(snapshot(), options_); }

  Answer answer(const question::Impact& q) const;
  Answer answer(const question::Explain& q) const;
  template <class Q>
  Answer answer(const Q& q) const {
    return core::answer_to(view(), q);
  }

  EngineOptions options_;
  core::State state_;
  core::IdempotencyCache idempotency_cache_;
  core::Strategies strategies_;
  core::TypingIndicators typing_;
  core::Settler settler_;
  const core::TurnContext context_{settler_.router(), typing_, strategies_};
  Turns turn_{state_, context_};
  Time now_{};
};

}  // namespace cordboard
