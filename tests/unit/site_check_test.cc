// Faults that the engine finds in a site that a host built in C++.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "configure/site_check.h"
#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

constexpr std::string_view kStrategies[] = {strategy::kLongestIdle, "by_star_sign"};

std::vector<Fault> faults_in(const Site& site) { return faults_of(site, kStrategies); }

std::string fault_at(const Site& site, std::string_view path) {
  const std::vector<Fault> faults = faults_in(site);
  const auto found = std::find_if(faults.begin(), faults.end(),
                                  [&](const Fault& fault) { return fault.path == path; });
  return found == faults.end() ? "" : found->message;
}

// The paths of the faults, one per line.
std::string paths_in(const Site& site) {
  std::string paths;
  for (const Fault& fault : faults_in(site)) paths += fault.path + '\n';
  return paths;
}

const std::vector<WeeklyBlock> kMondays = {{{Weekday::kMon}, {540}, {1020}}};

// Two queues, two agents, and one of everything else.
Site sound_site() {
  Site site;
  site.time_zone = "Europe/Berlin";
  site.skills = {"en"};
  site.teams = {"t1"};
  site.calendars.push_back(
      {"office", "Asia/Tokyo", kMondays, {{{2026, 12, 24}, {{{600}, {720}}}}}});
  site.queues.resize(2);
  site.queues[0].key = "sales";
  site.queues[1].key = "late";
  site.agents.resize(2);
  site.agents[0].key = "ann";
  site.agents[1].key = "bob";
  return site;
}

TEST(SiteCheck, AValidSiteHasNoFaults) {
  Site site = sound_site();
  EXPECT_EQ(paths_in(Site{}), "");
  EXPECT_EQ(paths_in(site), "");
  QueueSettings& queue = site.queues[0];
  queue.strategy = "by_star_sign";
  queue.relax.resize(2);
  queue.relax[0].drop = {"en"};
  queue.relax[1].teams = {"t1"};
  queue.relax[1].agents.emplace();
  queue.overflow = OverflowSettings{{}, "late", 10};
  site.queues[1].overflow = OverflowSettings{false, "sales", 0};  // an overflow ring is no fault
  queue.when_unstaffed = WhenUnstaffed::kOverflow;
  queue.hours = "office";
  queue.reminder = {Duration{0}, Duration{0}};
  queue.customer_idle = IdleSettings{Duration{5}, Duration{0}};
  site.agents[0].rank = {{"sales", -1}, {"late", 2}};
  site.agents[0].schedule = ScheduleSettings{{}, kMondays, {}};
  EXPECT_EQ(paths_in(site), "");
  queue.overflow = OverflowSettings{true, {}, 0};
  EXPECT_EQ(paths_in(site), "");
}

TEST(SiteCheck, AStrategyMustBeKnown) {
  Site site = sound_site();
  site.queues[1].strategy = "best_skilled";
  EXPECT_EQ(fault_at(site, "queues[1].strategy"),
            "is not one of the strategies longest_idle, by_star_sign");
}

TEST(SiteCheck, TimeZonesMustBeKnown) {
  Site site = sound_site();
  site.time_zone = "Mars/Phobos";
  site.calendars[0].time_zone = "";
  site.agents[1].schedule = ScheduleSettings{"../Europe/Berlin", {}, {}};
  EXPECT_EQ(paths_in(site), "time_zone\ncalendars[0].time_zone\nagents[1].schedule.time_zone\n");
  EXPECT_EQ(fault_at(site, "time_zone"), "is not the name of a known time zone");
}

TEST(SiteCheck, BlocksBeginBeforeTheyEnd) {
  Site site = sound_site();
  site.calendars[0].weekly = {{{Weekday::kMon}, {600}, {600}},
                              {{Weekday::kMon}, {-1}, {1441}},
                              {{}, {0}, {1440}},
                              {{Weekday::kMon, Weekday::kMon, Weekday{7}}, {0}, {1}}};
  site.calendars[0].exceptions = {
      {{2026, 2, 29}, {}}, {{2026, 12, 24}, {}}, {{2026, 12, 24}, {{{720}, {600}}}}};
  EXPECT_EQ(paths_in(site),
            "calendars[0].weekly[0].to\ncalendars[0].weekly[1].from\ncalendars[0].weekly[1].to\n"
            "calendars[0].weekly[2].days\ncalendars[0].weekly[3].days[2]\n"
            "calendars[0].exceptions[0].date\ncalendars[0].exceptions[2].blocks[0].to\n"
            "calendars[0].weekly[3].days[1]\ncalendars[0].exceptions[2].date\n");
  EXPECT_EQ(fault_at(site, "calendars[0].weekly[0].to"), "must be later than from");
}

TEST(SiteCheck, SchedulesAreCheckedLikeCalendars) {
  Site site = sound_site();
  ScheduleSettings& schedule = site.agents[1].schedule.emplace();
  schedule.weekly.resize(limits::kWeeklyBlocks + 1, kMondays[0]);
  schedule.exceptions.push_back({{2026, 12, 24}, {{{720}, {600}}}});
  EXPECT_EQ(paths_in(site),
            "agents[1].schedule.weekly\nagents[1].schedule.exceptions[0].blocks[0].to\n");
}

TEST(SiteCheck, CalendarsHaveTheirOwnKeys) {
  Site site = sound_site();
  site.calendars.resize(3);
  site.calendars[1].key = "office";
  EXPECT_EQ(paths_in(site), "calendars[2].key\ncalendars[1].key\n");
  site = sound_site();
  site.queues[0].hours = "night";
  EXPECT_EQ(fault_at(site, "queues[0].hours"), "names the undeclared calendar \"night\"");
}

TEST(SiteCheck, RelaxStepsAreChecked) {
  Site site = sound_site();
  std::vector<RelaxStep>& steps = site.queues[0].relax;
  steps.resize(3);
  steps[0].after = Duration{10};
  steps[0].needs = Requirement::skill("fr", 3);
  steps[0].drop = {"en", "en"};
  steps[1].after = Duration{9};
  steps[1].teams = {"t2"};
  steps[1].agents = {"eve"};
  steps[2].after = Duration{-1};
  steps[2].needs = Requirement::skill("en", 11);
  steps[2].priority_add = limits::kPriority + 1;
  steps[2].offers_at_once = 0;
  const std::string relax = "queues[0].relax";
  EXPECT_EQ(paths_in(site), relax + "[2].after_ms\n" + relax + "[2].requires\n" + relax +
                                "[2].priority_add\n" + relax + "[2].offers_at_once\n" + relax +
                                "[0].requires\n" + relax + "[0].drop[1]\n" + relax +
                                "[1].teams[0]\n" + relax + "[1].agents[0]\n" + relax +
                                "[1].after_ms\n" + relax + "[2].after_ms\n");
  steps = std::vector<RelaxStep>(limits::kRelaxSteps + 1);
  EXPECT_EQ(paths_in(site), "queues[0].relax\n");
}

TEST(SiteCheck, OverflowHasAQueueOrRejects) {
  Site site = sound_site();
  const auto faults_with = [&](const OverflowSettings& overflow) {
    site.queues[0].overflow = overflow;
    return paths_in(site);
  };
  EXPECT_EQ(faults_with({}), "queues[0].overflow\n");
  EXPECT_EQ(faults_with({false, {}, 0}), "queues[0].overflow\n");
  EXPECT_EQ(faults_with({true, "late", 0}), "queues[0].overflow\n");
  EXPECT_EQ(faults_with({{}, "sales", 0}), "queues[0].overflow.queue\n");
  EXPECT_EQ(faults_with({{}, "nowhere", 0}), "queues[0].overflow.queue\n");
  EXPECT_EQ(faults_with({true, {}, 1}), "queues[0].overflow.priority_add\n");
  EXPECT_EQ(faults_with({{}, "late", -limits::kPriority - 1}), "queues[0].overflow.priority_add\n");
}

TEST(SiteCheck, NumbersAndTimesOfAQueue) {
  Site site = sound_site();
  QueueSettings& queue = site.queues[0];
  queue.offers_at_once = limits::kOffersAtOnce + 1;
  queue.max_offers = queue.max_waiting = queue.max_per_agent = -1;
  queue.max_wait = queue.max_estimated_wait = queue.sticky_wait = queue.abandon_resume =
      Duration{-1};
  queue.when_unstaffed = WhenUnstaffed{9};
  queue.when_closed = WhenClosed{9};
  queue.reminder = {Duration{60}, Duration{60}};
  queue.customer_idle = IdleSettings{Duration{2}, Duration{1}};
  std::string expected;
  for (const char* name :
       {"offers_at_once", "max_offers", "max_waiting", "max_wait_ms", "max_estimated_wait_ms",
        "when_unstaffed", "max_per_agent", "when_closed", "sticky_wait_ms", "reminder.red_ms",
        "abandon_resume_ms", "customer_idle.end_ms"}) {
    expected += std::string("queues[0].") + name + '\n';
  }
  EXPECT_EQ(paths_in(site), expected);
  EXPECT_EQ(fault_at(site, "queues[0].reminder.red_ms"), "must be more than yellow_ms");
}

TEST(SiteCheck, RanksAndConnectionTimesOfAnAgent) {
  Site site = sound_site();
  AgentSettings& agent = site.agents[1];
  agent.rank = {{"sales", 1}, {"sales", 2}, {"nowhere", 1}, {"late", limits::kPriority + 1}};
  agent.disconnect_grace = Duration{10};
  agent.requeue_after = Duration{-1};
  EXPECT_EQ(paths_in(site),
            "agents[1].rank.late\nagents[1].requeue_after_ms\n"
            "agents[1].rank.sales\nagents[1].rank.nowhere\n");
}

}  // namespace
}  // namespace cordboard::core
