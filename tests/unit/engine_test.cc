// The promises of the C++ interface that scenarios cannot express.
#include "cordboard/engine.h"

#include <gtest/gtest.h>

#include <limits>

#include "cordboard/json.h"
#include "cordboard/limits.h"

namespace cordboard {
namespace {

Site small_site() {
  QueueSettings sales;
  sales.key = "sales";
  AgentSettings ann;
  ann.key = "ann";
  ann.capacity = 2;
  Site site;
  site.queues = {sales};
  site.agents = {ann};
  return site;
}

template <class C>
Submission at(std::int64_t ms, C command, std::string_view id = {}) {
  return {time_from_ms(ms), {}, id, command};
}

command::StartConversation arrival(const Engine& engine, CustomerRef customer) {
  command::StartConversation c;
  c.customer = customer;
  c.queue = engine.find<QueueId>("sales");
  return c;
}

std::string lines_of(const Engine& engine, const Batch& batch) {
  std::string lines;
  for (const EventRecord& record : batch.events())
    json::append_event(lines, record, engine.names());
  return lines;
}

class EngineTest : public ::testing::Test {
 protected:
  EngineTest() { engine_.submit(at(0, command::Configure{&site_, {}})); }

  AgentId ann() const { return engine_.find<AgentId>("ann"); }

  Site site_ = small_site();
  Engine engine_;
};

TEST_F(EngineTest, SubmittingASpanEqualsSubmittingEachCommand) {
  Engine other;
  other.submit(at(0, command::Configure{&site_, {}}));
  const std::vector<Submission> span = {at(1, command::SignIn{ann(), Presence::kReady}),
                                        at(2, arrival(engine_, "lee")),
                                        at(3, command::AcceptOffer{OfferId{9}, ann()}),
                                        at(4, command::AcceptOffer{OfferId{1}, ann()})};
  std::string one_by_one;
  for (const Submission& each : span) one_by_one += lines_of(other, other.submit(each));
  const Batch& batch = engine_.submit(span);
  EXPECT_EQ(lines_of(engine_, batch), one_by_one);
  ASSERT_EQ(batch.replies().size(), 4u);
  EXPECT_EQ(batch.replies()[1].number, 1u);
  EXPECT_EQ(batch.replies()[2].refusal, Refusal::kUnknownOffer);
  EXPECT_EQ(batch.replies()[1].events_end, 5u);
  EXPECT_EQ(batch.replies()[3].events_end, batch.events().size());
  EXPECT_EQ(engine_.snapshot(), other.snapshot());
}

TEST_F(EngineTest, ASnapshotKeepsCommandIds) {
  const Submission submission = at(5, arrival(engine_, "lee"), "once");
  EXPECT_EQ(engine_.submit(submission).reply().number, 1u);
  Engine restored;
  ASSERT_TRUE(restored.restore(engine_.snapshot()));
  const Batch& again = restored.submit(at(9000, arrival(engine_, "lee"), "once"));
  EXPECT_TRUE(again.reply().repeated);
  EXPECT_EQ(again.reply().number, 1u);
  EXPECT_TRUE(again.events().empty());
  EXPECT_EQ(to_ms(restored.now()), 5);
}

TEST_F(EngineTest, ARepeatedConfigureRepeatsItsFaults) {
  Site wrong = site_;
  wrong.queues[0].weight = 0;
  engine_.submit(at(1, command::Configure{&wrong, {}}, "bad"));
  const Batch& again = engine_.submit(at(2, command::Configure{&wrong, {}}, "bad"));
  EXPECT_EQ(again.reply().refusal, Refusal::kSiteInvalid);
  ASSERT_EQ(again.reply().faults.size(), 1u);
  EXPECT_EQ(again.reply().faults[0].path, "queues[0].weight");
}

TEST_F(EngineTest, RemembersAHundredThousandCommandIds) {
  for (std::size_t i = 0; i <= limits::kRememberedIds; ++i) {
    engine_.submit(at(1, command::Advance{}, "id" + std::to_string(i)));
  }
  EXPECT_TRUE(engine_.submit(at(1, command::Advance{}, "id1")).reply().repeated);
  EXPECT_FALSE(engine_.submit(at(1, command::Advance{}, "id0")).reply().repeated);
}

TEST_F(EngineTest, ForgetsACommandIdAfterADay) {
  engine_.submit(at(1, command::Advance{}, "early"));
  engine_.submit(at(limits::kRememberedIdsMs + 2, command::Advance{}, "late"));
  EXPECT_FALSE(engine_.submit(at(0, command::Advance{}, "early")).reply().repeated);
}

TEST_F(EngineTest, CustomersMayBeNamedByTheirNumber) {
  engine_.submit(at(1, arrival(engine_, "lee")));
  const CustomerId lee = engine_.find_customer("lee");
  ASSERT_TRUE(lee);
  EXPECT_EQ(engine_.submit(at(2, arrival(engine_, lee))).reply().number, 2u);
  EXPECT_EQ(engine_.submit(at(3, arrival(engine_, CustomerId{99}))).reply().refusal,
            Refusal::kUnknownCustomer);
}

TEST_F(EngineTest, RefusesMalformedInputAndChangesNothing) {
  EXPECT_EQ(engine_.submit(at(-1, command::Advance{})).reply().refusal, Refusal::kMalformed);
  EXPECT_EQ(engine_.submit(at(limits::kLatestTimeMs + 1, command::Advance{})).reply().refusal,
            Refusal::kMalformed);
  const std::string long_id(limits::kCommandId + 1, 'x');
  EXPECT_EQ(engine_.submit(at(5, command::Advance{}, long_id)).reply().refusal,
            Refusal::kMalformed);
  EXPECT_EQ(engine_.submit(at(5, command::Configure{})).reply().refusal, Refusal::kMalformed);
  EXPECT_EQ(engine_.submit(at(5, arrival(engine_, ""))).reply().refusal, Refusal::kMalformed);
  command::SendMessage bad{ConversationId{1}, Speaker::customer(), "\xff", {}};
  EXPECT_EQ(engine_.submit(at(5, bad)).reply().refusal, Refusal::kMalformed);
}

TEST_F(EngineTest, RefusesMalformedCommandsBeforeTimePasses) {
  command::StartConversation extreme = arrival(engine_, "lee");
  extreme.priority = std::numeric_limits<std::int32_t>::min();
  const Requirement nothing_of_any = Requirement::any_of({});
  command::StartConversation impossible = arrival(engine_, "lee");
  impossible.needs = &nothing_of_any;
  const std::vector<Command> misshapen = {
      extreme,
      impossible,
      command::SignIn{ann(), Presence::kRona},
      command::ExtendWrapUp{ConversationId{1}, ann(), Duration{0}},
      command::SendMessage{ConversationId{1}, Speaker::customer(), "psst",
                           Visibility{Visibility::Kind::kAgents, {}}},
      command::AddNote{ConversationId{1}, ann(), std::string_view("\0", 1)}};
  for (const Command& command : misshapen) {
    const Submission submission{time_from_ms(500), {}, {}, command};
    EXPECT_EQ(engine_.submit(submission).reply().refusal, Refusal::kMalformed) << command.index();
  }
  EXPECT_EQ(to_ms(engine_.now()), 0);
}

TEST_F(EngineTest, LimitsCommandIdsByCharactersNotBytes) {
  std::string id;
  for (int i = 0; i < 64; ++i) id += "\u00e9";
  EXPECT_TRUE(engine_.submit(at(1, command::Advance{}, id)).reply().ok());
  EXPECT_TRUE(engine_.submit(at(1, command::Advance{}, id)).reply().repeated);
  EXPECT_EQ(engine_.submit(at(1, command::Advance{}, id + "e")).reply().refusal,
            Refusal::kMalformed);
}

TEST_F(EngineTest, ReportsFaultsUpToALimit) {
  Site wrong = site_;
  for (int i = 0; i < 5000; ++i) wrong.agents.push_back({.key = "ann"});
  EXPECT_EQ(engine_.submit(at(1, command::Configure{&wrong, {}})).reply().faults.size(),
            limits::kFaults);
}

TEST_F(EngineTest, RunsTimersOfZeroLengthAtOnce) {
  site_.queues[0].customer_grace = Duration{0};
  engine_.submit(at(0, command::Configure{&site_, {}}));
  engine_.submit(at(1, arrival(engine_, "lee")));
  const Batch& batch = engine_.submit(at(2, command::DisconnectCustomer{ConversationId{1}}));
  ASSERT_EQ(batch.events().size(), 2u);
  EXPECT_TRUE(std::holds_alternative<event::ConversationAbandoned>(batch.events()[1].event));
  EXPECT_EQ(batch.reply().events_end, 2u);
}

// The key of an agent group must keep its parts apart: a queue's handle was once read as a
// capacity.
TEST_F(EngineTest, NeverMixesAgentsOfDifferentGroups) {
  Site site;
  site.teams = {"red"};
  for (const char* key : {"q0", "q1", "q2", "q3"}) site.queues.push_back({.key = key});
  site.queues[3].agents = {"ann"};
  site.agents.push_back({.key = "ann", .capacity = 1});
  site.agents.push_back({.key = "bob", .teams = {"red"}, .capacity = 3});
  Engine engine;
  engine.submit(at(0, command::Configure{&site, {}}));
  engine.submit(at(1, command::SignIn{engine.find<AgentId>("bob"), Presence::kReady}));
  command::StartConversation c;
  c.customer = "lee";
  c.queue = engine.find<QueueId>("q3");
  EXPECT_EQ(engine.submit(at(2, c)).events().size(), 2u);
  EXPECT_TRUE(std::get<answer::Audit>(engine.ask(question::Audit{}).value).empty());
}

TEST_F(EngineTest, ACommandMayUseTextsOfTheLastBatch) {
  engine_.submit(at(1, command::SignIn{ann(), Presence::kReady}));
  engine_.submit(at(2, arrival(engine_, "lee")));
  const std::string words(40, 'x');
  const Batch* batch = &engine_.submit(
      at(3, command::SendMessage{ConversationId{1}, Speaker::customer(), words, {}}));
  for (int i = 0; i < 3; ++i) {
    const auto& told = std::get<event::MessageSent>(batch->events()[0].event);
    batch = &engine_.submit(at(4, command::SendMessage{ConversationId{1}, {}, told.text, {}}));
    EXPECT_EQ(std::get<event::MessageSent>(batch->events()[0].event).text, words);
  }
}

TEST_F(EngineTest, AWrapUpThatBeganWithoutALimitCanAlwaysBeFinished) {
  engine_.submit(at(1, command::SignIn{ann(), Presence::kReady}));
  engine_.submit(at(2, arrival(engine_, "lee")));
  engine_.submit(at(3, command::AcceptOffer{OfferId{1}, ann()}));
  engine_.submit(at(4, command::EndConversation{ConversationId{1}, ann()}));
  site_.queues[0].wrap_up = {WrapUpMode::kTimedNoEarlyExit, Duration{1000}};
  engine_.submit(at(5, command::Configure{&site_, {}}));
  EXPECT_TRUE(engine_.submit(at(6, command::FinishWrapUp{ConversationId{1}, ann()})).reply().ok());
}

// A different requirement for each number: its bits select the parts.
Requirement needs_of(std::uint64_t number) {
  Requirement needs;
  for (int bit = 0; bit < 17; ++bit) {
    needs.of.push_back(Requirement::skill("en", (number >> bit & 1) != 0 ? 2 : 1));
  }
  return needs;
}

TEST_F(EngineTest, LimitsTheRequirementsInUse) {
  site_.skills = {"en"};
  site_.queues[0].abandon_resume = Duration{0};
  engine_.submit(at(0, command::Configure{&site_, {}}));
  command::StartConversation c = arrival(engine_, "lee");
  for (std::uint64_t i = 1; i <= limits::kRequirementClasses + 10; ++i) {
    const Requirement needs = needs_of(i);
    c.needs = &needs;
    ASSERT_TRUE(engine_.submit(at(1, c)).reply().ok()) << i;
    engine_.submit(at(1, command::AbandonConversation{ConversationId{i}}));
  }
}

TEST_F(EngineTest, AtTheRequirementLimitOnlyKnownRequirementsAreAccepted) {
  site_.skills = {"en"};
  engine_.submit(at(0, command::Configure{&site_, {}}));
  command::StartConversation c = arrival(engine_, "lee");
  const auto start = [&](std::uint64_t number) {
    const Requirement needs = needs_of(number);
    c.needs = &needs;
    return engine_.submit(at(1, c)).reply().refusal;
  };
  std::uint64_t started = 0;
  while (started <= limits::kRequirementClasses && start(started + 1) == Refusal::kNone) ++started;
  EXPECT_EQ(started, limits::kRequirementClasses);
  EXPECT_EQ(start(started + 1), Refusal::kLimitReached);
  EXPECT_EQ(start(started), Refusal::kNone);  // another conversation has the same requirement
  engine_.submit(at(2, command::AbandonConversation{ConversationId{1}}));
  EXPECT_EQ(start(started + 1), Refusal::kNone);
}

TEST_F(EngineTest, AnAgentWhoEndsAConversationNeedNotBeNamed) {
  engine_.submit(at(1, command::SignIn{ann(), Presence::kReady}));
  engine_.submit(at(2, arrival(engine_, "lee")));
  engine_.submit(at(3, command::AcceptOffer{OfferId{1}, ann()}));
  Submission end = at(4, command::EndConversation{ConversationId{1}});
  end.by = {.kind = Actor::Kind::kAgent, .agent = ann()};
  const Batch& batch = engine_.submit(end);
  ASSERT_TRUE(batch.reply().ok());
  const auto& ended = std::get<event::ConversationEnded>(batch.events()[0].event);
  EXPECT_EQ(ended.cause, EndCause::kAgent);
  EXPECT_EQ(ended.agent, ann());
}

TEST_F(EngineTest, TimesEndAtTheLatestTime) {
  engine_.submit(at(1, command::SignIn{ann(), Presence::kReady}));
  engine_.advance(Time::max());
  EXPECT_EQ(to_ms(engine_.now()), limits::kLatestTimeMs);
  EXPECT_TRUE(engine_.submit(at(1, arrival(engine_, "lee"))).reply().ok());
  command::StartConversation never = arrival(engine_, "kim");
  never.waiting_since = Time::min();
  EXPECT_EQ(engine_.submit(at(1, never)).reply().refusal, Refusal::kMalformed);
}

TEST_F(EngineTest, AFaultQuotesTheBeginningOfALongText) {
  Site wrong = site_;
  wrong.queues[0].teams = {std::string(1'000'000, 'x')};
  const Batch& batch = engine_.submit(at(1, command::Configure{&wrong, {}}));
  ASSERT_EQ(batch.reply().faults.size(), 1u);
  EXPECT_LT(batch.reply().faults[0].message.size(), 200u);
}

// A conversation that enters the waiting line many times must not pile up wake-ups.
TEST_F(EngineTest, AnExclusionHasOneWakeUpHoweverOftenItsConversationQueues) {
  engine_.submit(at(1, command::SignIn{ann(), Presence::kReady}));
  engine_.submit(at(2, arrival(engine_, "lee")));
  engine_.submit(at(3, command::DeclineOffer{OfferId{1}, ann(), {}}));
  for (int i = 0; i < 1000; ++i) {
    engine_.submit(at(4, command::DisconnectCustomer{ConversationId{1}}));
    engine_.submit(at(4, command::ReconnectCustomer{ConversationId{1}}));
  }
  EXPECT_EQ(to_ms(*engine_.next_deadline()), 1003);
  engine_.advance(time_from_ms(1003));
  EXPECT_EQ(to_ms(*engine_.next_deadline()), 21003) << "the expiry of the offer";
  EXPECT_LT(engine_.work().matches_sought, 5000u);
}

TEST_F(EngineTest, ReturnsItsNextDeadline) {
  EXPECT_FALSE(engine_.next_deadline());
  engine_.submit(at(1000, command::SignIn{ann(), Presence::kReady}));
  engine_.submit(at(2000, arrival(engine_, "lee")));
  ASSERT_TRUE(engine_.next_deadline());
  EXPECT_EQ(to_ms(*engine_.next_deadline()), 22000);
  const Batch& batch = engine_.advance(*engine_.next_deadline());
  EXPECT_TRUE(std::holds_alternative<event::OfferExpired>(batch.events()[0].event));
}

TEST_F(EngineTest, AdvancingInTwoStepsEqualsAdvancingOnce) {
  Engine other;
  ASSERT_TRUE(other.restore(engine_.snapshot()));
  for (Engine* each : {&engine_, &other}) {
    each->submit(at(1000, command::SignIn{ann(), Presence::kReady}));
    each->submit(at(2000, arrival(*each, "lee")));
  }
  engine_.advance(time_from_ms(60000));
  other.advance(time_from_ms(15000));
  other.advance(time_from_ms(60000));
  EXPECT_EQ(engine_.snapshot(), other.snapshot());
}

TEST_F(EngineTest, RefusesToRestoreDamagedBytes) {
  engine_.submit(at(1, arrival(engine_, "lee")));
  const std::string good = engine_.snapshot();
  Engine other;
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string damaged = good;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    ASSERT_FALSE(other.restore(damaged)) << i;
    ASSERT_FALSE(other.restore(std::string_view(good).substr(0, i))) << i;
  }
  EXPECT_FALSE(other.restore(good + "x"));
  EXPECT_EQ(other.last_seq(), 0u);
  EXPECT_TRUE(other.restore(good));
}

TEST_F(EngineTest, ReplaysOnlyTheNextEvents) {
  Engine follower;
  const Batch& batch = engine_.submit(at(1, arrival(engine_, "lee")));
  EXPECT_FALSE(follower.replay(batch.events())) << "the events that configure the site are missing";
  EXPECT_EQ(follower.last_seq(), 0u);
}

TEST_F(EngineTest, FindsAnOldConversationAfterThousandsOfNewOnes) {
  site_.queues[0].abandon_resume = Duration{0};
  engine_.submit(at(1, arrival(engine_, "old")));
  site_.keep_closed = Duration{0};
  engine_.submit(at(1, command::Configure{&site_, {}}));
  for (std::uint64_t i = 2; i < 5000; ++i) {
    engine_.submit(at(1, arrival(engine_, "new")));
    engine_.submit(at(1, command::AbandonConversation{ConversationId{i}}));
  }
  EXPECT_TRUE(engine_.ask(question::Conversation{ConversationId{1}}).ok());
  EXPECT_EQ(engine_.submit(at(1, command::AbandonConversation{ConversationId{2}})).reply().refusal,
            Refusal::kConversationEnded);
}

TEST(Engine, SeveralEnginesShareNothing) {
  const Site site = small_site();
  Engine first;
  Engine second;
  first.submit(at(0, command::Configure{&site, {}}));
  EXPECT_EQ(second.last_seq(), 0u);
  EXPECT_FALSE(second.find<AgentId>("ann"));
  Engine moved = std::move(first);
  EXPECT_TRUE(moved.find<AgentId>("ann"));
}

}  // namespace
}  // namespace cordboard
