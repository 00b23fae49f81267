// What an engine is made of.
#pragma once

#include <string>

#include "cordboard/engine.h"
#include "decide/batch_writer.h"
#include "engine/replies.h"
#include "engine/settle.h"
#include "state/state.h"

namespace cordboard {

class Engine::Body {
 public:
  explicit Body(EngineOptions options) : options_(options), settler_(options.naive_matching) {}

  void begin() { writer_.begin(); }
  const Batch& batch() const { return writer_.batch(); }
  void carry_out(const Submission& submission);
  void let_pass(Time until);
  bool follow(std::span<const EventRecord> events);
  std::string snapshot() const;
  // An engine that is equal to the one that took the snapshot; null if the bytes are not one.
  static std::unique_ptr<Body> from(std::string_view snapshot, EngineOptions options);

  const core::State& state() const { return state_; }
  Time now() const { return now_; }
  std::uint64_t last_seq() const { return writer_.last_seq(); }
  std::optional<Time> next_deadline() const;
  EngineOptions options() const { return options_; }
  WorkCounters work() const { return settler_.work(); }

 private:
  bool reads_well(const Submission& submission) const;
  bool run_next_due(Time until);

  EngineOptions options_;
  core::State state_;
  BatchWriter writer_;
  core::Replies replies_;
  core::Settler settler_;
  Time now_{};
};

}  // namespace cordboard
