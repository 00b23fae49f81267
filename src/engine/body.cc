#include "engine/body.h"

#include <algorithm>

#include "cordboard/limits.h"
#include "decide/handlers.h"
#include "decide/shape.h"
#include "describe/archive.h"
#include "describe/hash.h"
#include "describe/utf8.h"
#include "engine/dispatch.h"

namespace cordboard {
namespace {

using core::is_time;

constexpr std::string_view kSnapshotMark = "cordboard snapshot 1\n";
const Actor kNobody;  // timers ask for themselves

}  // namespace

bool Engine::Body::reads_well(const Submission& submission) const {
  if (submission.at && !is_time(*submission.at)) return false;
  if (!utf8::valid(submission.id) || utf8::code_points(submission.id) > limits::kCommandId) {
    return false;
  }
  return std::visit([](const auto& c) { return core::reads_well(c); }, submission.command);
}

// An input: first what fell due, then the command, whole or not at all, then routing.
void Engine::Body::carry_out(const Submission& submission) {
  Reply reply;
  if (!reads_well(submission)) {
    reply.refusal = Refusal::kMalformed;
    return writer_.close_command(reply);
  }
  if (!submission.id.empty()) {
    if (const Reply* first = replies_.find(submission.id)) {
      reply = *first;
      reply.repeated = true;
      if (!first->faults.empty()) {
        reply.faults = writer_.keep(std::vector<Fault>(first->faults.begin(), first->faults.end()));
      }
      return writer_.close_command(reply);
    }
  }
  let_pass(submission.at.value_or(now_));
  core::Turn turn(state_, writer_, now_, submission.by);
  const std::uint64_t before = writer_.last_seq();
  const Refusal refusal = core::dispatch(turn, submission.command);
  CORDBOARD_ASSERT(refusal == Refusal::kNone || writer_.last_seq() == before);
  if (refusal == Refusal::kNone) {
    settler_.settle(turn);
    let_pass(now_);  // what the command itself made due, such as a grace of nothing
  }
  reply = turn.reply();
  reply.refusal = refusal;
  if (!submission.id.empty()) replies_.remember(submission.id, reply, now_);
  writer_.close_command(reply);
}

void Engine::Body::let_pass(Time until) {
  until = std::max(std::min(until, time_from_ms(limits::kLatestTimeMs)), now_);
  while (run_next_due(until)) {
  }
  now_ = until;
}

// Runs the earliest thing that is due by `until`, at its own time.
bool Engine::Body::run_next_due(Time until) {
  const core::Timer* timer = state_.timers.first();
  const std::optional<Time> gate = settler_.next_gate(state_, now_);
  const bool is_timer = timer != nullptr && (!gate || timer->due <= *gate);
  if (!is_timer && !gate) return false;
  const Time due = is_timer ? timer->due : *gate;
  if (due > until) return false;
  now_ = std::max(now_, due);
  core::Turn turn(state_, writer_, now_, kNobody);
  if (is_timer) {
    const std::uint64_t order = timer->order;
    core::on_due(turn, *timer);
    CORDBOARD_ASSERT(state_.timers.first() == nullptr || state_.timers.first()->order != order);
  }
  settler_.settle(turn);  // a gate is nothing but a time to look again
  return true;
}

std::optional<Time> Engine::Body::next_deadline() const {
  const core::Timer* timer = state_.timers.first();
  const std::optional<Time> gate = settler_.next_gate(state_, now_);
  if (timer == nullptr) return gate;
  return gate ? std::min(timer->due, *gate) : timer->due;
}

bool Engine::Body::follow(std::span<const EventRecord> events) {
  if (events.empty()) return true;
  std::uint64_t expected = last_seq();
  for (const EventRecord& record : events) {
    if (record.seq != ++expected || !is_time(record.at)) return false;
  }
  for (const EventRecord& record : events) {
    now_ = std::max(now_, record.at);
    std::visit([&](const auto& e) { core::apply(state_, record.at, e); }, record.event);
  }
  writer_.set_last_seq(events.back().seq);
  settler_.sync(state_, now_);
  core::forget_changes(state_);
  return true;
}

std::string Engine::Body::snapshot() const {
  std::string body;
  core::ArchiveWriter out(body);
  out(now_, last_seq());
  core::save(state_, body);
  replies_.save(out);
  return std::string(kSnapshotMark) + core::to_text(core::digest(body)) + body;
}

std::unique_ptr<Engine::Body> Engine::Body::from(std::string_view snapshot, EngineOptions options) {
  constexpr std::size_t kDigest = 32;
  if (!snapshot.starts_with(kSnapshotMark)) return nullptr;
  snapshot.remove_prefix(kSnapshotMark.size());
  if (snapshot.size() < kDigest) return nullptr;
  const std::string_view body = snapshot.substr(kDigest);
  if (core::to_text(core::digest(body)) != snapshot.substr(0, kDigest)) return nullptr;
  auto made = std::make_unique<Body>(options);
  core::ArchiveReader in(body);
  std::uint64_t seq = 0;
  in(made->now_, seq);
  if (!core::load(in, made->state_)) return nullptr;
  made->replies_.load(in);
  if (!in.ok() || !in.at_end()) return nullptr;
  made->writer_.set_last_seq(seq);
  made->settler_.rebuild(made->state_, made->now_);
  core::forget_changes(made->state_);
  return made;
}

}  // namespace cordboard
