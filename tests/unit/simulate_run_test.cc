// Small simulations with the real engine in which every wait can be computed by hand.
#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>

#include "simulate/model.h"
#include "simulate/report.h"
#include "simulate/run.h"

namespace cordboard::simulate {
namespace {

struct Caller {
  int at = 0;  // all in seconds
  int handle = 0;
  std::optional<int> patience = std::nullopt;
};

// A model of one agent, one queue and these callers, for one hour.
Model model_of(std::initializer_list<Caller> callers) {
  Model model;
  model.site.keep_closed = Duration{0};
  model.site.queues.push_back({.key = "chat"});
  model.site.agents.push_back({.key = "p-1", .capacity = 1});
  model.pools.push_back({.key = "p", .count = 1, .rate_by_load = {1}});
  CustomerClass kind;
  kind.name = "A";
  kind.queue = "chat";
  kind.handle_in.resize(1);
  for (const Caller& caller : callers) {
    kind.arrivals.times.push_back(caller.at * kSecond);
    RecordedCall call{.patience = {}, .handle = caller.handle * kSecond, .credit = 0};
    if (caller.patience) call.patience = *caller.patience * kSecond;
    kind.calls.push_back(call);
  }
  model.classes.push_back(std::move(kind));
  model.duration = 3600 * kSecond;
  model.batches = 1;
  return model;
}

ClassReport simulate(const Model& model) {
  const auto run = run_model(model, nullptr);
  EXPECT_TRUE(run.ok()) << run.faults[0].path << ": " << run.faults[0].message;
  return run.report.total.all();
}

TEST(SimulateRun, ServesCallersOneAfterTheOther) {
  const ClassReport all = simulate(model_of({{0, 30}, {10, 30}, {20, 30}}));
  EXPECT_EQ(all.arrived, 3u);
  EXPECT_EQ(all.answered, 3u);
  EXPECT_DOUBLE_EQ(*all.mean_wait_s.mean, (0 + 20 + 40) / 3.0);
  EXPECT_DOUBLE_EQ(*all.p_wait.mean, 2 / 3.0);
  EXPECT_DOUBLE_EQ(*all.service_level[1].mean, 2 / 3.0);  // within 20 s, 20 included
  EXPECT_DOUBLE_EQ(*all.mean_handle_s.mean, 30);
  EXPECT_DOUBLE_EQ(*all.mean_work_s.mean, 30);
  EXPECT_NEAR(*all.mean_queue.mean, 60 / 3600.0, 1e-12);
  EXPECT_DOUBLE_EQ(*all.wait_quantiles_s[0], 20);
  EXPECT_DOUBLE_EQ(*all.wait_quantiles_s[3], 40);
}

TEST(SimulateRun, ImpatientCallersAbandon) {
  const ClassReport all = simulate(model_of({{0, 30}, {10, 30, 5}, {20, 30, 15}}));
  EXPECT_EQ(all.abandoned, 1u);
  EXPECT_DOUBLE_EQ(*all.mean_wait_s.mean, (0 + 5 + 10) / 3.0);
  EXPECT_DOUBLE_EQ(*all.mean_wait_answered_s.mean, 5);
}

TEST(SimulateRun, AnAcceptanceAtTheEndOfPatienceCounts) {
  const ClassReport all = simulate(model_of({{0, 30}, {10, 30, 20}}));
  EXPECT_EQ(all.answered, 2u);
}

TEST(SimulateRun, WithoutPatienceOnlyAnIdleAgentServes) {
  const ClassReport all = simulate(model_of({{0, 30, 0}, {10, 30, 0}, {30, 30, 0}}));
  EXPECT_EQ(all.answered, 2u);
  EXPECT_EQ(all.abandoned, 1u);
  EXPECT_DOUBLE_EQ(*all.mean_wait_s.mean, 0);
}

TEST(SimulateRun, WrapUpKeepsTheAgentBusy) {
  Model model = model_of({{0, 30}, {10, 30}});
  EXPECT_DOUBLE_EQ(*simulate(model).mean_wait_s.mean, 10);
  model.pools[0].wrap_up = Constant{25};
  EXPECT_DOUBLE_EQ(*simulate(model).mean_wait_s.mean, (0 + 45) / 2.0);
}

TEST(SimulateRun, AnswerDelayIsPartOfTheWait) {
  Model model = model_of({{0, 30}});
  model.pools[0].answer_delay = Constant{4};
  const ClassReport all = simulate(model);
  EXPECT_DOUBLE_EQ(*all.mean_wait_s.mean, 4);
  EXPECT_DOUBLE_EQ(*all.p_wait.mean, 0);  // offered at the instant of arrival
}

TEST(SimulateRun, ADelayBeyondTheOfferTimeoutIsAMiss) {
  Model model = model_of({{0, 30, 100}});
  model.pools[0].answer_delay = Constant{21};
  const ClassReport all = simulate(model);
  // Offered at 0, missed at 20; ready at 80, offered again; missed at 100.
  EXPECT_EQ(all.abandoned, 1u);
  EXPECT_DOUBLE_EQ(*all.offers_per_conversation.mean, 2);
  EXPECT_GE(*all.missed_per_conversation.mean, 1);
}

TEST(SimulateRun, AnAgentFinishesTheConversationAfterTheShift) {
  Model model = model_of({{0, 30}, {10, 30}});
  model.pools[0].shifts = ShiftPlan::once({{0, 20 * kSecond}, {100 * kSecond, 200 * kSecond}});
  const auto run = run_model(model, nullptr);
  const ClassReport& all = run.report.total.all();
  EXPECT_EQ(all.answered, 2u);
  EXPECT_DOUBLE_EQ(*all.mean_wait_s.mean, (0 + 90) / 2.0);
  // Signed in until the first conversation is over, and again from 100 to 200.
  EXPECT_NEAR(run.report.total.pools[0].signed_in, (30 + 100) / 3600.0, 1e-12);
  EXPECT_NEAR(*run.report.total.pools[0].occupancy.mean, 60 / 130.0, 1e-12);
}

TEST(SimulateRun, SharedTimeLengthensTheConversationButNotTheWork) {
  Model model = model_of({{0, 30}, {0, 30}});
  model.site.agents[0].capacity = 2;
  model.pools[0].capacity = 2;  // at rate one
  const ClassReport all = simulate(model);
  EXPECT_DOUBLE_EQ(*all.mean_handle_s.mean, 60);
  EXPECT_DOUBLE_EQ(*all.mean_work_s.mean, 30);
}

TEST(SimulateRun, MostLoadedFirstIsAStrategyOfTheSimulator) {
  const auto time_full = [](const char* strategy) {
    Model model = model_of({{0, 30}, {10, 30}});
    model.site.queues[0].strategy = strategy;
    model.site.agents = {{.key = "p-1", .capacity = 2}, {.key = "p-2", .capacity = 2}};
    model.pools = {{.key = "p", .count = 2, .capacity = 2, .rate_by_load = {1, 2}}};
    return *run_model(model, nullptr).report.total.pools[0].time_full.mean;
  };
  EXPECT_DOUBLE_EQ(time_full("most_loaded"), 20 / 7200.0);
  EXPECT_DOUBLE_EQ(time_full("least_loaded"), 0);
}

TEST(SimulateRun, CreditComesBeforeEarlierArrival) {
  Model model = model_of({{0, 30}, {10, 30}, {20, 30}});
  model.origin = kDay;
  model.classes[0].calls[2].credit = 90 * kSecond;
  const ClassReport all = simulate(model);
  EXPECT_DOUBLE_EQ(*all.wait_quantiles_s[0], 10);  // the third caller is served second
  EXPECT_DOUBLE_EQ(*all.wait_quantiles_s[3], 50);
}

TEST(SimulateRun, TheWarmUpDoesNotCount) {
  Model model = model_of({{0, 30}, {10, 30}, {20, 30}});
  model.warm_up = 15 * kSecond;
  const ClassReport all = simulate(model);
  EXPECT_EQ(all.arrived, 1u);
  EXPECT_DOUBLE_EQ(*all.mean_wait_s.mean, 40);
  // From 15 to 20 two wait; until 30 three, the newcomer included; from 30 to 60 one less.
  EXPECT_NEAR(*all.mean_queue.mean, (5 + 2 * 10 + 30) / 3600.0, 1e-12);
}

TEST(SimulateRun, BatchesAndIntervalsDivideTheCounts) {
  Model model = model_of({{0, 30}, {10, 30}, {1900, 30}});
  model.batches = 2;
  model.interval = 1800 * kSecond;
  const auto run = run_model(model, nullptr);
  ASSERT_EQ(run.report.intervals.size(), 48u);
  EXPECT_EQ(run.report.intervals[0].figures.all().arrived, 2u);
  EXPECT_EQ(run.report.intervals[1].figures.all().arrived, 1u);
  EXPECT_NEAR(*run.report.intervals[0].figures.all().mean_queue.mean, 20 / 1800.0, 1e-12);
  EXPECT_NEAR(*run.report.intervals[1].figures.staff.occupancy.mean, 30 / 1800.0, 1e-12);
  EXPECT_TRUE(run.report.total.all().mean_wait_s.half_width.has_value());
}

TEST(SimulateRun, TheSameSeedGivesTheSameRun) {
  Model model = model_of({});
  CustomerClass& kind = model.classes[0];
  kind.arrivals = {.rates = {{.from = 0, .per_minute = 5}}, .times = {}};
  kind.handle = Exponential{10};
  const ClassReport first = simulate(model);
  const ClassReport second = simulate(model);
  EXPECT_EQ(first.arrived, second.arrived);
  EXPECT_EQ(first.mean_wait_s.mean, second.mean_wait_s.mean);
  model.seed = 2;
  EXPECT_NE(first.mean_wait_s.mean, simulate(model).mean_wait_s.mean);
}

TEST(SimulateRun, MoreAgentsDoNotChangeArrivalsOrWork) {
  Model model = model_of({});
  CustomerClass& kind = model.classes[0];
  kind.arrivals = {.rates = {{.from = 0, .per_minute = 2}}, .times = {}};
  kind.handle = Exponential{10};
  const ClassReport one = simulate(model);
  model.site.agents.push_back({.key = "p-2", .capacity = 1});
  model.pools[0].count = 2;
  const ClassReport two = simulate(model);
  EXPECT_EQ(one.arrived, two.arrived);
  EXPECT_NEAR(*one.mean_handle_s.mean, *two.mean_handle_s.mean,
              0.2);  // except for conversations at the end
  EXPECT_LT(*two.mean_wait_s.mean, *one.mean_wait_s.mean);
}

}  // namespace
}  // namespace cordboard::simulate
