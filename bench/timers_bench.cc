// Arms and cancels a timer while a million are armed.
//
//   BM_TimerWheel/armed:N       the floor's timer wheel
//   BM_TimerMultimap/armed:N    std::multimap
//   BM_TimerEngine/armed:N      the engine, from outside: a conversation arrives in a queue with a
//                               maximum wait and is abandoned while N wait. `with_timer_ns` minus
//                               `without_ns` is the cost of the timer: the latter is the same in a
//                               queue without the limit, alternating
//
// The next timer and its time are drawn from a seed.

#include <map>

#include "fixture.h"

namespace {

constexpr std::int64_t kTimerSpread = 200'000;  // ms, from now

class Draw {
 public:
  std::uint64_t below(std::uint64_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_ % bound;
  }

 private:
  std::uint64_t state_ = 88172645463325252u;
};

std::int64_t draw_due(Draw& draw) {
  return 1 + static_cast<std::int64_t>(draw.below(kTimerSpread));
}

void wheel(benchmark::State& state) {
  const auto count = static_cast<std::uint32_t>(state.range(0));
  Draw draw;
  probe::Wheel wheel;
  wheel.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) wheel.arm(i, draw_due(draw));
  for ([[maybe_unused]] auto once : state) {
    const auto timer = static_cast<std::uint32_t>(draw.below(count));
    wheel.cancel(timer);
    wheel.arm(timer, draw_due(draw));
  }
}

void multimap(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  Draw draw;
  std::multimap<std::int64_t, std::size_t> timers;
  std::vector<std::multimap<std::int64_t, std::size_t>::iterator> armed(count);
  for (std::size_t i = 0; i < count; ++i) armed[i] = timers.insert({draw_due(draw), i});
  for ([[maybe_unused]] auto once : state) {
    const std::size_t timer = draw.below(count);
    timers.erase(armed[timer]);
    armed[timer] = timers.insert({draw_due(draw), timer});
  }
}

// Two engines that differ only in the queue's limit, each with the same number waiting.
class Waiters {
 public:
  Waiters(std::size_t count, bool limit) {
    cordboard::Site site;
    site.keep_closed = cordboard::Duration{0};
    cordboard::QueueSettings queue;
    queue.key = "queue";
    queue.abandon_resume = cordboard::Duration{0};
    if (limit) queue.max_wait = cordboard::Duration{std::int64_t{24} * 3600 * 1000};
    site.queues.push_back(queue);
    engine_.submit({.at = now_, .command = cordboard::command::Configure{&site, {}}});
    queue_ = engine_.find<cordboard::QueueId>("queue");
    arrive("customer");
    customer_ = engine_.find_customer("customer");
    for (std::size_t i = 1; i < count; ++i) arrive(customer_);
  }

  void come_and_go() {
    arrive(customer_);
    engine_.submit({.at = now_, .command = cordboard::command::AbandonConversation{made_}});
  }

 private:
  void arrive(cordboard::CustomerRef customer) {
    now_ += cordboard::Duration{1};
    cordboard::command::StartConversation start;
    start.customer = customer;
    start.queue = queue_;
    const cordboard::Batch& batch = engine_.submit({.at = now_, .command = start});
    made_ = cordboard::ConversationId{batch.reply().number};
  }

  cordboard::Engine engine_;
  cordboard::Time now_{};
  cordboard::QueueId queue_;
  cordboard::CustomerId customer_;
  cordboard::ConversationId made_;
};

void engine_timer(benchmark::State& state) {
  constexpr int kAtOnce = 1'000;
  Waiters with(static_cast<std::size_t>(state.range(0)), true);
  Waiters without(static_cast<std::size_t>(state.range(0)), false);
  double seconds[2] = {0, 0};
  while (state.KeepRunningBatch(2 * kAtOnce)) {
    for (Waiters* waiters : {&with, &without}) {
      const probe::Stopwatch watch;
      for (int i = 0; i < kAtOnce; ++i) waiters->come_and_go();
      seconds[waiters == &with ? 0 : 1] += watch.seconds();
    }
  }
  const double half = static_cast<double>(state.iterations()) / 2;
  state.counters["with_timer_ns"] = seconds[0] * 1e9 / half;
  state.counters["without_ns"] = seconds[1] * 1e9 / half;
  state.counters["timer_ns"] = (seconds[0] - seconds[1]) * 1e9 / half;
}

BENCHMARK(wheel)->Name("BM_TimerWheel")->ArgName("armed")->Arg(1'000)->Arg(1'000'000);
BENCHMARK(multimap)->Name("BM_TimerMultimap")->ArgName("armed")->Arg(1'000)->Arg(1'000'000);
BENCHMARK(engine_timer)->Name("BM_TimerEngine")->ArgName("armed")->Arg(1'000)->Arg(1'000'000);

}  // namespace
