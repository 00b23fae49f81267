// Random worlds: the indexed matcher decides as the naive one does, every invariant holds after
// every turn, and the state can be rebuilt from its events and from its snapshot. A failure prints
// its seed and a shrunk scenario.
#include <gtest/gtest.h>

#include "cordboard/json.h"
#include "explore/documented.h"
#include "property/play.h"

namespace cordboard::property {
namespace {

std::string as_lines(const Engine& engine, const Batch& batch) {
  std::string lines;
  for (const EventRecord& record : batch.events()) {
    json::append_event(lines, record, engine.names());
    lines += '\n';
  }
  for (const Reply& reply : batch.replies()) json::append_reply(lines, reply, 0);
  return lines;
}

// Three engines in parallel: one with indexes, one with the naive matcher, one that only replays
// events.
class Trio : public Referee {
 public:
  Trio() : naive_(EngineOptions{.naive_matching = true}) {}

  const Engine& engine() const override { return fast_; }

  // What is wrong after this step; empty if nothing is.
  std::string take(const Step& step, const std::function<void(const Batch&)>& see) override {
    const std::string hash_before = hash_;
    const Batch& batch = fast_.submit(step.submission);
    const std::string lines = as_lines(fast_, batch);
    see(batch);
    if (!follower_.replay(batch.events())) return "the events cannot be replayed";
    hash_ = hash_of(fast_);
    if (batch.events().empty() && hash_ != hash_before) return "the state changed without an event";
    const std::string slow = as_lines(naive_, naive_.submit(step.submission));
    if (lines != slow) return "by indexes:\n" + lines + "by the naive matcher:\n" + slow;
    if (hash_of(follower_) != hash_) return "replaying the events gives another state";
    const Refusal refusal = batch.reply().refusal;
    const std::string_view command = explore::command_name(step.submission.command);
    if (refusal != Refusal::kNone && !explore::documented().may(command, refusal)) {
      return "the comment of the command does not list the refusal " +
             std::string(to_string(refusal));
    }
    const auto found = std::get<answer::Audit>(fast_.ask(question::Audit{}).value);
    if (!found.empty()) return "audit: " + found.front();
    return ++steps_ % 16 == 0 ? start_again() : std::string();
  }

 private:
  // Continues with an engine restored from a snapshot, as after a crash.
  std::string start_again() {
    const std::string snapshot = fast_.snapshot();
    Engine restored;
    if (!restored.restore(snapshot)) return "the snapshot cannot be restored";
    if (restored.snapshot() != snapshot) return "the restored engine gives a different snapshot";
    fast_ = std::move(restored);
    return {};
  }

  Engine fast_;
  Engine naive_;
  Engine follower_;
  std::string hash_ = hash_of(fast_);
  int steps_ = 0;
};

TEST(RandomWorlds, IndexedAndNaiveMatchersAgreeAndInvariantsHold) {
  play({.referee = [] { return std::make_unique<Trio>(); }, .worlds = 400});
}

}  // namespace
}  // namespace cordboard::property
