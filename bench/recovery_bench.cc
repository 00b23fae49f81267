// Recovery: from a snapshot, and by replaying events.
//
//   BM_Snapshot, BM_Restore/agents:A/waiting:W    of a whole engine
//   BM_RestoreFloor/…                             reads the same number of bare records and
//                                                 builds the floor's lists
//   BM_Replay                                     events of life cycles, replayed and made live
//                                                 in turns; `replay_x_live` is the ratio of the
//                                                 two rates, and both end in the same state

#include <cstring>
#include <deque>

#include "cordboard/question.h"
#include "fixture.h"

namespace {

using RecoveryRun = probe::Running<probe::EngineSystem>;

struct Sizes {
  probe::Shape shape;
  probe::Load load;
};

Sizes sizes_of(const benchmark::State& state) {
  return {.shape{.agents = static_cast<std::size_t>(state.range(0))},
          .load{.waiting = static_cast<std::size_t>(state.range(1))}};
}

RecoveryRun& full_engine(const Sizes& sizes) {
  return probe::kept<RecoveryRun>(probe::shape_name(sizes.shape, sizes.load), [&] {
    return std::make_unique<RecoveryRun>(sizes.shape, sizes.load,
                                         probe::EngineSetting{.spans = true});
  });
}

void take_snapshot(benchmark::State& state) {
  RecoveryRun& run = full_engine(sizes_of(state));
  std::size_t size = 0;
  for ([[maybe_unused]] auto once : state) size = run.system.engine().snapshot().size();
  state.counters["bytes"] = static_cast<double>(size);
}

void restore(benchmark::State& state) {
  const std::string bytes = full_engine(sizes_of(state)).system.engine().snapshot();
  for ([[maybe_unused]] auto once : state) {
    cordboard::Engine engine;
    if (!engine.restore(bytes)) return state.SkipWithError("restore failed");
    state.PauseTiming();
    engine = cordboard::Engine();
    state.ResumeTiming();
  }
}

void restore_floor(benchmark::State& state) {
  const Sizes sizes = sizes_of(state);
  struct Record {
    std::uint64_t number, customer, queue, since, priority, state;
  };
  std::string bytes(sizes.load.waiting * sizeof(Record), '\0');
  for (std::size_t i = 0; i < sizes.load.waiting; ++i) {
    const Record record{i, i % probe::kCustomers, i % sizes.shape.classes, i, 0, 0};
    std::memcpy(bytes.data() + i * sizeof record, &record, sizeof record);
  }
  for ([[maybe_unused]] auto once : state) {
    probe::Floor floor(sizes.shape, false);
    std::vector<probe::Match> offered;
    const std::string read = bytes;
    for (std::size_t at = 0; at < read.size(); at += sizeof(Record)) {
      Record record;
      std::memcpy(&record, read.data() + at, sizeof record);
      const probe::Arrival arrival{static_cast<std::uint32_t>(sizes.shape.classes + record.queue),
                                   static_cast<std::uint32_t>(record.customer)};
      floor.start({&arrival, 1}, offered);
    }
    benchmark::DoNotOptimize(floor.checksum());
  }
}

// Events that outlive their batch: the only text in these is the customer's key.
class Recording {
 public:
  void take(const cordboard::Batch& batch) {
    for (const cordboard::EventRecord& record : batch.events()) {
      events_.push_back(record);
      auto* started = std::get_if<cordboard::event::ConversationStarted>(&events_.back().event);
      if (started == nullptr) continue;
      started->customer.key = keys_.emplace_back(started->customer.key);
    }
  }
  std::span<const cordboard::EventRecord> events() const { return events_; }
  void clear() {
    events_.clear();
    keys_.clear();
  }

 private:
  std::vector<cordboard::EventRecord> events_;
  std::deque<std::string> keys_;
};

std::string state_hash(const cordboard::Engine& engine) {
  const cordboard::Answer answer = engine.ask(cordboard::question::StateHash{});
  return std::get<cordboard::answer::StateHash>(answer.value).text;
}

// One life cycle after the other; each batch is recorded if `recording` is not null.
void run_plain(probe::EngineSystem& system, int count, Recording* recording) {
  const auto do_one = [&](cordboard::Command command) -> const cordboard::Batch& {
    const cordboard::Batch& batch = system.do_one(std::move(command));
    if (recording != nullptr) recording->take(batch);
    return batch;
  };
  for (int i = 0; i < count; ++i) {
    cordboard::command::StartConversation start;
    start.customer = system.customers()[static_cast<std::size_t>(i) % probe::kCustomers];
    start.queue = system.queue(static_cast<std::size_t>(i) % 32);
    const cordboard::Event& made = do_one(start).events().back().event;
    const auto offer = std::get<cordboard::event::OfferCreated>(made);
    do_one(cordboard::command::AcceptOffer{offer.offer, offer.agent});
    do_one(cordboard::command::EndConversation{offer.conversation, offer.agent});
    do_one(cordboard::command::FinishWrapUp{offer.conversation, offer.agent, {}, {}, {}});
  }
}

void replay(benchmark::State& state) {
  constexpr int kCycles = 1'000;
  probe::EngineSystem leader(probe::Shape{}, {});
  cordboard::Engine follower;
  if (!follower.restore(leader.engine().snapshot())) return state.SkipWithError("restore failed");
  probe::EngineSystem alone(probe::Shape{}, {});
  Recording recording;
  double live = 0;
  double followed = 0;
  while (state.KeepRunningBatch(kCycles)) {
    recording.clear();
    run_plain(leader, kCycles, &recording);
    const probe::Stopwatch watch_live;
    run_plain(alone, kCycles, nullptr);
    live += watch_live.seconds();
    const probe::Stopwatch watch_replay;
    if (!follower.replay(recording.events())) return state.SkipWithError("replay failed");
    followed += watch_replay.seconds();
  }
  if (state_hash(leader.engine()) != state_hash(follower)) {
    return state.SkipWithError("replay gives a different state");
  }
  state.counters["replay_x_live"] = live / followed;
  state.counters["replay_ns"] = followed * 1e9 / static_cast<double>(state.iterations());
}

BENCHMARK(take_snapshot)
    ->Name("BM_Snapshot")
    ->ArgNames({"agents", "waiting"})
    ->Args({100'000, 1'000'000})
    ->Args({1'000, 10'000})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(restore)
    ->Name("BM_Restore")
    ->ArgNames({"agents", "waiting"})
    ->Args({100'000, 1'000'000})
    ->Args({1'000, 10'000})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(restore_floor)
    ->Name("BM_RestoreFloor")
    ->ArgNames({"agents", "waiting"})
    ->Args({100'000, 1'000'000})
    ->Args({1'000, 10'000})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(replay)->Name("BM_Replay");

}  // namespace
