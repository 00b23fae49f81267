// The scenario runner must report every difference; otherwise no scenario proves anything.
#include "cordboard/testkit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "testkit/compare.h"
#include "testkit/forms.h"
#include "testkit/pieces.h"
#include "testkit/words.h"

namespace cordboard::testkit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Optional;

constexpr char kScenario[] = R"(# A scenario.
site
  queue sales
  agent ann
0s    sign_in ann presence=ready
  agent_signed_in ann
  agent_presence_changed ann presence=ready cause=asked
? agent ann
  presence=ready load=0
)";

TEST(RunScenario, PassesWhenEverythingIsAsExpected) {
  const ScenarioResult result = run_scenario(kScenario);
  EXPECT_TRUE(result.ok) << result.report;
  EXPECT_EQ(result.report, "");
  EXPECT_EQ(result.rewritten, kScenario);
  EXPECT_EQ(result.steps, 3u);
}

std::string with(std::string text, std::string_view old, std::string_view fresh) {
  return text.replace(text.find(old), old.size(), fresh);
}

TEST(RunScenario, ReportsDifferencesAndRewritesThem) {
  const std::string wrong = with(kScenario, "presence=ready cause", "presence=not_ready cause");
  const ScenarioResult result = run_scenario(wrong, {.name = "example", .site = nullptr});
  EXPECT_FALSE(result.ok);
  EXPECT_THAT(result.report, HasSubstr("example:5: 0s    sign_in ann presence=ready"));
  EXPECT_THAT(result.report,
              HasSubstr("  - agent_presence_changed ann presence=not_ready cause=asked"));
  EXPECT_THAT(result.report,
              HasSubstr("  + agent_presence_changed ann presence=ready cause=asked"));
  EXPECT_EQ(result.rewritten, kScenario);
}

TEST(RunScenario, RewritingKeepsTheExpectationsThatHold) {
  const std::string right = std::string(kScenario) +
                            "1s    start_conversation lee queue=sales\n"
                            "  conversation_started 1 …\n"
                            "  conversation_queued 1 queue=sales cause=arrived\n"
                            "  offer_created 1 conversation=1 …\n"
                            "1m1s  advance\n"
                            "  offer_expired 1 conversation=1 agent=ann kind=route\n"
                            "  agent_presence_changed ...\n"
                            "? conversation 1\n"
                            "    waited_ms=1m0s   elapsed_ms=60000\n"
                            "  state=queued …\n"
                            "  position=1\n";
  EXPECT_EQ(run_scenario(right).report, "");
  EXPECT_EQ(run_scenario(right).rewritten, right);
  for (const std::string_view line : {"position=1", "queue=sales cause=arrived"}) {
    EXPECT_EQ(run_scenario(with(right, line, std::string(line) + "7")).rewritten, right) << line;
  }
  EXPECT_THAT(run_scenario(with(right, "60000\n", "59s\n")).rewritten,
              HasSubstr("\n  waited_ms=60s elapsed_ms=60s\n  state=queued …\n"));
  EXPECT_THAT(run_scenario(with(right, "queued …", "parked …")).rewritten,
              HasSubstr("elapsed_ms=60000\n  state=queued\n  position=1\n"));
}

TEST(RunScenario, RewritingShortensLongEventsButNoAnswers) {
  const std::string name(250, 'n');
  const std::string scenario = "0s put_customer lee email=l@example.org name=" + name +
                               "\n? customer lee for=host\n  name=n email=x language=-\n";
  const std::string fresh = run_scenario(scenario).rewritten;
  EXPECT_THAT(fresh, HasSubstr("\n  customer_updated lee …\n"));
  EXPECT_THAT(fresh, HasSubstr("\n  name=" + name + " email=l@example.org language=-\n"));
  EXPECT_EQ(run_scenario(fresh).rewritten, fresh);
  const std::string whole = with(fresh, "lee …", "lee name=" + name + " email=l@example.org");
  EXPECT_EQ(run_scenario(whole).rewritten, whole);
}

TEST(RunScenario, ReportsUnexpectedEvents) {
  const std::string wrong = with(kScenario, "  agent_signed_in ann\n", "");
  EXPECT_FALSE(run_scenario(wrong).ok);
}

TEST(RunScenario, ReportsMissingEvents) {
  const std::string wrong =
      with(kScenario, "  agent_signed_in ann\n", "  agent_signed_in ann\n  agent_signed_out ann\n");
  EXPECT_FALSE(run_scenario(wrong).ok);
}

TEST(RunScenario, ReportsAnotherAnswer) {
  EXPECT_FALSE(run_scenario(with(kScenario, "load=0", "load=1")).ok);
  EXPECT_FALSE(run_scenario(with(kScenario, "load=0", "weather=fine")).ok);
  EXPECT_FALSE(run_scenario(with(kScenario, "  presence=ready load=0\n", "")).ok);
}

TEST(RunScenario, ReportsAnotherRefusal) {
  const std::string scenario = std::string(kScenario) + "1s sign_in ann\n  refused unknown_agent\n";
  EXPECT_THAT(run_scenario(scenario).report, HasSubstr("+ refused already_signed_in"));
}

TEST(RunScenario, NamesTheLineThatCannotBeRead) {
  EXPECT_THAT(run_scenario("# x\nyesterday sign_in ann\n").report, HasSubstr("scenario:2:"));
  EXPECT_THAT(run_scenario("  queue sales\n").report, HasSubstr("scenario:1:"));
  EXPECT_THAT(run_scenario("site\n  queue sales red\n").report, HasSubstr("name=value"));
  EXPECT_THAT(run_scenario("site\n  remove queue sales\n").report, HasSubstr("no such queue"));
}

TEST(RunScenario, UsesTheSiteOfTheCaller) {
  Site site;
  site.agents.push_back({.key = "bob"});
  const ScenarioResult result =
      run_scenario("0s set_ready bob\n  refused not_signed_in\n", {.name = "s", .site = &site});
  EXPECT_TRUE(result.ok) << result.report;
}

TEST(LineMatches, AnEllipsisLeavesTheRestOpen) {
  EXPECT_TRUE(line_matches("offer_created 1 …", "offer_created 1 agent=ann"));
  EXPECT_TRUE(line_matches("offer_created 1 ...", "offer_created 1"));
  EXPECT_FALSE(line_matches("offer_created 1 …", "offer_created 12 agent=ann"));
  EXPECT_FALSE(line_matches("offer_created 1", "offer_created 1 agent=ann"));
}

TEST(ReadSpan, KnowsTheUnits) {
  EXPECT_THAT(read_span("1m30s"), Optional(90'000));
  EXPECT_THAT(read_span("0.25s"), Optional(250));
  EXPECT_THAT(read_span("2h"), Optional(7'200'000));
  EXPECT_THAT(read_span("17"), Optional(17));
  EXPECT_THAT(read_span("-3ms"), Optional(-3));
  for (const char* wrong : {"", "s", "1x", "1s2", "0.0001s", "999999999999d", "1.s"}) {
    EXPECT_EQ(read_span(wrong), std::nullopt) << wrong;
  }
}

TEST(ShowSpan, RoundTrips) {
  for (const std::int64_t ms : {0L, 1L, 500L, 90'500L, -1'050L, 9'007'199'254'740'991L}) {
    EXPECT_THAT(read_span(show_span(ms)), Optional(ms)) << show_span(ms);
  }
}

TEST(WordsOf, KeepsQuotedTextTogether) {
  EXPECT_THAT(words_of(R"(say text="a b\" c" to={"x": [1, 2]}  end)"),
              ElementsAre("say", R"(text="a b\" c")", R"(to={"x": [1, 2]})", "end"));
}

TEST(PieceAt, FollowsPathsThroughLists) {
  const std::string_view json = R"({"a":{"b":[{"c":1},{"c":"x"},{}]},"d":[]})";
  EXPECT_THAT(piece_at(json, "a.b.c"), Optional(std::string(R"([1,"x",null])")));
  EXPECT_THAT(piece_at(json, "d"), Optional(std::string("[]")));
  EXPECT_EQ(piece_at(json, "a.x"), std::nullopt);
  EXPECT_EQ(members_of(R"({"a":1)"), std::nullopt);
  EXPECT_EQ(members_of(R"({"a":[1}})"), std::nullopt);
}

TEST(Disagreement, IsFoundInNamesAndValues) {
  constexpr std::string_view kJson =
      R"({"seq":1,"at":5,"event":"e","n":1,"due_at":30000,"t":"a b"})";
  EXPECT_EQ(disagreement(R"(e 1 due_at=30s t="a b")", kJson), "");
  EXPECT_NE(disagreement(R"(e 2 due_at=30s t="a b")", kJson), "");
  EXPECT_NE(disagreement(R"(e 1 due_at=31s t="a b")", kJson), "");
  EXPECT_NE(disagreement(R"(e 1 due=30s t="a b")", kJson), "");
  EXPECT_NE(disagreement("e 1 due_at=30s", kJson), "");
}

}  // namespace
}  // namespace cordboard::testkit
