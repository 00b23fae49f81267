// The inside of an engine: the state and the parts that carry out commands, timers and questions.
#pragma once

#include <algorithm>
#include <string>

#include "answer/answer.h"
#include "cordboard/engine.h"
#include "engine/idempotency_cache.h"
#include "engine/settle.h"
#include "state/state.h"
#include "turn/turn.h"

namespace cordboard {

// A turn with the functions that only the engine may call.
class EngineTurn final : public core::Turn {
 public:
  EngineTurn(core::State& state, const core::TurnContext& context) : Turn(state, context) {}
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
  // Carries out one command in a batch of its own.
  const Batch& submit(const Submission& submission);
  // Carries out one command in the batch that `begin` has begun.
  void carry_out(const Submission& submission);
  // Carries out what is due up to `until`, in the batch that `begin` has begun.
  void let_pass(Time until);
  // Applies events of another engine. Returns false, without applying any, if they do not continue
  // this engine's events or need a strategy that it does not have.
  bool replay(std::span<const EventRecord> events);
  std::string snapshot() const;
  // An engine equal to the one that made the snapshot; null if the bytes are no valid snapshot.
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
  // The path of a command. Rare steps, and the last step, are separate functions reached by a tail
  // call, so that the path of most commands saves hardly any registers on the stack.
  [[gnu::noinline]] const Batch& submit_after_texts(const Submission& submission);
  [[gnu::always_inline]] const Batch& take(const Submission& submission, Reply& reply);
  [[gnu::noinline]] const Batch& take_with_id(const Submission& submission, Reply& reply);
  // Something is due before the command.
  [[gnu::noinline]] const Batch& take_after_due_work(const Submission& submission, Reply& reply);
  // Nothing is due before the command any more.
  [[gnu::always_inline]] const Batch& take_at(Time at, const Submission& submission, Reply& reply);
  // Takes the handler's result. After a refusal, completes the reply.
  [[gnu::noinline]] const Batch& conclude(Refusal refusal);
  // Makes all offers that are possible, then as `finish`.
  [[gnu::noinline]] const Batch& settle_and_finish(Reply& reply);
  // Carries out what the command has made due, then completes the reply.
  [[gnu::noinline]] const Batch& finish(Reply& reply);
  [[gnu::noinline]] const Batch& refuse(Reply& reply, Refusal refusal);
  void repeat(const core::HashedId& id, Reply& reply);
  // The command's time, or the engine's if the command has no time or an earlier one.
  Time time_of(const Submission& submission) const {
    return submission.at && *submission.at > now_ ? *submission.at : now_;
  }
  // When the next thing is due; Time::max() if nothing is.
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

  // Of questions about the future: in what_if.cc.
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
  EngineTurn turn_{state_, context_};
  Time now_{};
};

}  // namespace cordboard
