#include "testkit/observers.h"

#include <algorithm>
#include <variant>

#include "cordboard/json.h"
#include "cordboard/text.h"
#include "testkit/forms.h"
#include "testkit/words.h"

namespace cordboard::testkit {
namespace {

std::string first_violation(const Engine& engine, const std::string& whose) {
  const Answer answer = engine.ask(question::Audit{});
  const auto* faults = std::get_if<answer::Audit>(&answer.value);
  if (faults == nullptr) return "the audit does not answer";
  return faults->empty() ? "" : "audit of " + whose + ": " + faults->front();
}

// The first difference between two runs of a step, one line for each.
std::string first_difference(const Turned& one, const Turned& other) {
  std::size_t at = 0;
  const auto line = [&at](const Turned& turn) {
    if (at >= turn.texts.size()) return std::string("nothing");
    return "at " + show_span(to_ms(turn.times[at])) + " " + turn.texts[at];
  };
  const std::size_t both = std::min(one.objects.size(), other.objects.size());
  while (at < both && one.objects[at] == other.objects[at]) ++at;
  return line(one) + "\n      " + line(other);
}

// Repeats the step in another engine, in which handles have the same meaning. After a refusal only
// the time advances; after a malformed command not even that.
const Batch& repeat(Engine& engine, const Submission& submission, Refusal refusal) {
  if (refusal == Refusal::kNone) return engine.submit(submission);
  const bool moves_time = refusal != Refusal::kMalformed && submission.at.has_value();
  return engine.advance(moves_time ? *submission.at : engine.now());
}

}  // namespace

std::string state_hash(const Engine& engine) {
  const Answer answer = engine.ask(question::StateHash{});
  const auto* hash = std::get_if<answer::StateHash>(&answer.value);
  return hash == nullptr ? "" : hash->text;
}

Turned turned(const Batch& batch, const Names& names) {
  Turned turn;
  if (!batch.replies().empty()) turn.reply = batch.reply();
  for (const EventRecord& record : batch.events()) {
    if (turn.texts.empty()) turn.first_seq = record.seq;
    turn.in_order = turn.in_order && record.seq == turn.first_seq + turn.texts.size() &&
                    (turn.times.empty() || turn.times.back() <= record.at);
    append_text(turn.texts.emplace_back(), record, names);
    json::append_event(turn.objects.emplace_back(), record, names);
    turn.times.push_back(record.at);
  }
  return turn;
}

void Observers::before(const Engine& engine) {
  hash_before_ = state_hash(engine);
  deadline_before_ = engine.next_deadline();
  seq_before_ = engine.last_seq();
  twin_.emplace(EngineOptions{.naive_matching = true});
  if (!twin_->restore(engine.snapshot())) twin_.reset();
}

std::string Observers::after(const Engine& engine, const Submission& submission,
                             const Batch& batch) {
  const Turned turn = turned(batch, engine.names());
  std::string violation = check_follower(engine, batch);
  if (violation.empty()) violation = check_turn(engine, turn);
  if (violation.empty()) violation = check_twin(engine, submission, turn);
  if (violation.empty()) violation = first_violation(engine, "the engine");
  return violation;
}

std::string Observers::check_turn(const Engine& engine, const Turned& turn) const {
  const bool numbered = turn.texts.empty() || turn.first_seq == seq_before_ + 1;
  if (!numbered || !turn.in_order) return "seq has a gap, or the times of events decrease";
  if (engine.last_seq() != seq_before_ + turn.texts.size())
    return "last_seq is not the number of the last event";
  if (turn.texts.empty() && state_hash(engine) != hash_before_) {
    return "the state changed without an event";
  }
  for (std::size_t i = 0; i < turn.texts.size(); ++i) {
    const std::string differing = disagreement(turn.texts[i], turn.objects[i]);
    if (!differing.empty()) return differing;
    const bool announced = deadline_before_ && *deadline_before_ <= turn.times[i];
    if (turn.times[i] < engine.now() && !announced) {
      return "next_deadline did not announce " + turn.texts[i];
    }
  }
  if (engine.next_deadline() && *engine.next_deadline() <= engine.now()) {
    return "next_deadline is not in the future";
  }
  return {};
}

std::string Observers::check_follower(const Engine& engine, const Batch& batch) {
  if (!follower_.replay(batch.events())) return "the events cannot be replayed";
  if (state_hash(follower_) != state_hash(engine)) return "the replayed state differs";
  return first_violation(follower_, "the replayed state");
}

std::string Observers::check_twin(const Engine& engine, const Submission& submission,
                                  const Turned& turn) {
  if (!twin_) return "the snapshot cannot be restored";
  const bool refused = !turn.reply.ok();
  // A snapshot need not contain the reply of a refused command, so a repeated one cannot be
  // compared.
  if (refused && turn.reply.repeated) return {};
  const Turned same = turned(repeat(*twin_, submission, turn.reply.refusal), twin_->names());
  if (same.objects != turn.objects) {
    return "the restored engine with the naive matcher produces other events:\n      " +
           first_difference(turn, same);
  }
  if (state_hash(*twin_) != state_hash(engine)) return "the restored engine reaches another state";
  const bool same_reply = same.reply.refusal == turn.reply.refusal &&
                          same.reply.number == turn.reply.number &&
                          same.reply.repeated == turn.reply.repeated;
  if (!refused && !same_reply) return "the restored engine gives another reply";
  if (!refused && twin_->snapshot() != engine.snapshot())
    return "equal states have different snapshots";
  return {};
}

}  // namespace cordboard::testkit
