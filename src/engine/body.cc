#include "engine/body.h"

#include <algorithm>
#include <array>

#include "checks/permission.h"
#include "cordboard/limits.h"
#include "cordboard/shape.h"
#include "decide/handle.h"
#include "describe/archive.h"
#include "describe/hash.h"
#include "describe/utf8.h"
#include "effects/due.h"

namespace cordboard {
namespace {

constexpr std::string_view kSnapshotMark = "cordboard snapshot 3\n";
const Actor kNobody;  // acts when a timer is due

bool knows_strategies_of(const Site& site, const core::Strategies& strategies) {
  return std::all_of(site.queues.begin(), site.queues.end(), [&](const QueueSettings& queue) {
    return strategies.find(queue.strategy) != nullptr;
  });
}

bool is_valid(const core::HashedId& id) {
  if (id.is_ascii()) return id.text().size() <= limits::kCommandId;
  return utf8::valid(id.text()) && utf8::code_points(id.text()) <= limits::kCommandId;
}

bool is_valid(const Submission& submission) {
  if (submission.at && !is_time(*submission.at)) return false;
  return std::visit([](const auto& c) { return is_well_formed(c); }, submission.command);
}

// Malformed commands are refused before permissions are checked, and permissions are checked before
// the handler reads the command.
template <class C>
[[gnu::noinline]] Refusal check_and_handle(core::Turn& turn, const C& c) {
  if (!is_well_formed(c)) return Refusal::kMalformed;
  return core::may_ask(turn.state(), turn.by(), c) ? core::handle(turn, c) : Refusal::kNotPermitted;
}

// Most commands are the host's and have no value that could be malformed.
template <class C>
Refusal handle_one(core::Turn& turn, const Command& command) {
  const C* c = std::get_if<C>(&command);
  if (c == nullptr) __builtin_unreachable();
  const bool is_hosts = turn.by().kind == Actor::Kind::kHost && (C::kMay & may::kHost) != 0;
  return is_hosts && is_plain(*c) ? core::handle(turn, *c) : check_and_handle(turn, *c);
}

// One function for each type of the variant, by its index. `std::visit` would pass the arguments
// through memory.
using HandleOne = Refusal (*)(core::Turn&, const Command&);
template <class... Cs>
constexpr std::array<HandleOne, sizeof...(Cs)> each_of(const std::variant<Cs...>*) {
  return {&handle_one<Cs>...};
}
constexpr auto kEach = each_of(static_cast<const Command*>(nullptr));

Refusal dispatch(core::Turn& turn, const Command& command) {
  return kEach[command.index()](turn, command);
}

}  // namespace

const Batch& Engine::Body::submit(const Submission& submission) {
  if (turn_.writer().keeps_texts()) [[unlikely]]
    return submit_after_texts(submission);
  return take(submission, turn_.writer().begin_one());
}

const Batch& Engine::Body::submit_after_texts(const Submission& submission) {
  turn_.writer().set_texts_aside();
  return submit(submission);
}

void Engine::Body::carry_out(const Submission& submission) {
  take(submission, turn_.writer().open_reply());
}

// Carries out an input: first what is due, then the command, then the matching.
inline const Batch& Engine::Body::take(const Submission& submission, Reply& reply) {
  if (!submission.id.empty()) return take_with_id(submission, reply);
  if (submission.at && !is_time(*submission.at)) return refuse(reply, Refusal::kMalformed);
  const Time at = time_of(submission);
  if (is_due(at)) [[unlikely]]
    return take_after_due_work(submission, reply);
  return take_at(at, submission, reply);
}

const Batch& Engine::Body::take_with_id(const Submission& submission, Reply& reply) {
  const core::HashedId id(submission.id);
  if (!is_valid(id) || !is_valid(submission)) return refuse(reply, Refusal::kMalformed);
  if (idempotency_cache_.knows(id)) {
    repeat(id, reply);
    turn_.writer().close(reply);
    return batch();
  }
  const Time at = time_of(submission);
  if (is_due(at)) [[unlikely]]
    run_all_due(at);
  take_at(at, submission, reply);
  idempotency_cache_.remember(id, reply, now_);
  return batch();
}

const Batch& Engine::Body::take_after_due_work(const Submission& submission, Reply& reply) {
  if (!is_valid(submission)) return refuse(reply, Refusal::kMalformed);
  const Time at = time_of(submission);
  run_all_due(at);
  return take_at(at, submission, reply);
}

inline const Batch& Engine::Body::take_at(Time at, const Submission& submission, Reply& reply) {
  turn_.begin(at, submission.by, reply);
  turn_.writer().close(reply);  // no events yet: a refusal must not add any
  return conclude(dispatch(turn_, submission.command));
}

const Batch& Engine::Body::refuse(Reply& reply, Refusal refusal) {
  reply.refusal = refusal;
  turn_.writer().close(reply);
  return batch();
}

const Batch& Engine::Body::conclude(Refusal refusal) {
  Reply& reply = turn_.reply();
  const Time at = turn_.now();
  reply.refusal = refusal;
  if (refusal != Refusal::kNone) {
    CORDBOARD_ASSERT(turn_.writer().is_closed(reply));
    if (refusal != Refusal::kMalformed) now_ = at;
    return batch();
  }
  now_ = at;
  if (settler_.must_settle(turn_)) return settle_and_finish(reply);
  // The command itself may have made something due, for example with a grace of 0 ms.
  if (is_due(at)) [[unlikely]]
    return finish(reply);
  turn_.writer().close(reply);
  return batch();
}

const Batch& Engine::Body::settle_and_finish(Reply& reply) {
  settler_.settle(turn_);
  return finish(reply);
}

const Batch& Engine::Body::finish(Reply& reply) {
  run_all_due(now_);
  turn_.writer().close(reply);
  return batch();
}

// Repeats the first reply to this command id.
void Engine::Body::repeat(const core::HashedId& id, Reply& reply) {
  reply = idempotency_cache_.reply_to(id);
  reply.repeated = true;
  if (!reply.faults.empty()) {
    reply.faults =
        turn_.writer().keep(std::vector<Fault>(reply.faults.begin(), reply.faults.end()));
  }
}

void Engine::Body::let_pass(Time until) {
  until = std::max(now_, std::min(until, time_from_ms(limits::kLatestTimeMs)));
  run_all_due(until);
  now_ = until;
}

void Engine::Body::run_all_due(Time until) {
  while (is_due(until)) run_next_due();
}

// Carries out the earliest thing that is due, at its own time. At equal times: timers first, then
// derived timers, then typing indicators.
void Engine::Body::run_next_due() {
  const Time due = next_due();
  now_ = std::max(now_, due);
  Reply nobodys;
  turn_.begin(now_, kNobody, nobodys);
  const core::Timer* timer = state_.timers.first();
  if (timer != nullptr && timer->due <= due) {
    const std::uint64_t order = timer->order;
    core::on_due(turn_, *timer);
    CORDBOARD_ASSERT(state_.timers.first() == nullptr || state_.timers.first()->order != order);
  } else if (settler_.next_derived_timer() == due) {
    return settler_.run_derived_timer(turn_);
  } else if (typing_.next() == due) {
    if (const auto typing = typing_.pop(now_)) core::on_typing_over(turn_, *typing);
  }
  // After a wake-up of the matcher, this is all there is to do.
  settler_.settle(turn_);
}

std::optional<Time> Engine::Body::next_deadline() const {
  const Time due = next_due();
  return due == Time::max() ? std::nullopt : std::optional<Time>(due);
}

// Whether this engine has every strategy that the queues name.
bool Engine::Body::knows_strategies() const {
  return std::all_of(state_.queues.begin(), state_.queues.end(), [&](const core::Queue& queue) {
    return strategies_.find(queue.settings.strategy) != nullptr;
  });
}

bool Engine::Body::replay(std::span<const EventRecord> events) {
  if (events.empty()) return true;
  std::uint64_t expected = last_seq();
  for (const EventRecord& record : events) {
    if (record.seq != ++expected || !is_time(record.at)) return false;
    const auto* configured = std::get_if<event::SiteConfigured>(&record.event);
    if (configured != nullptr && !knows_strategies_of(*configured->site, strategies_)) return false;
  }
  for (const EventRecord& record : events) {
    now_ = std::max(now_, record.at);
    if (const auto* changed = std::get_if<event::TypingChanged>(&record.event)) {
      const core::TypingIndicators::Typing typing{changed->conversation, changed->from.agent,
                                                  changed->consultation};
      if (changed->typing) {
        typing_.start_or_extend(typing, record.at);
      } else {
        typing_.stop(typing);
      }
    }
    std::visit([&](const auto& e) { core::apply(state_, record.at, e); }, record.event);
  }
  turn_.writer().set_last_seq(events.back().seq);
  settler_.replay(state_, now_);
  core::clear_recorded_changes(state_);
  return true;
}

Answer Engine::Body::ask(const Question& question) const {
  return std::visit(
      [this](const auto& q) {
        return is_well_formed(q) ? answer(q) : Answer{Refusal::kMalformed, {}, {}};
      },
      question);
}

WorkCounters Engine::Body::work() const {
  WorkCounters work = settler_.work();
  work.appointments_examined = turn_.appointments_examined();
  return work;
}

std::string Engine::Body::snapshot() const {
  std::string body;
  core::ArchiveWriter out(body);
  out(now_, last_seq());
  core::save(state_, body, core::Secrets::kKept);
  typing_.save(out);
  idempotency_cache_.save(out);
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
  made->typing_.load(in);
  made->idempotency_cache_.load(in);
  if (!in.ok() || !in.at_end() || !made->knows_strategies()) return nullptr;
  made->turn_.writer().set_last_seq(seq);
  made->settler_.rebuild(made->state_, made->now_);
  core::clear_recorded_changes(made->state_);
  return made;
}

}  // namespace cordboard
