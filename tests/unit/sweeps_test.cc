// Wake-ups pile up in a heap, and most of them become outdated. When there are many, the engine
// removes the outdated ones and keeps the others.
#include <gtest/gtest.h>

#include <string>

#include "cordboard/engine.h"

namespace cordboard {
namespace {

constexpr std::uint64_t kMany = 5'000;  // more than the first removal needs

class Sweeps : public testing::Test {
 protected:
  const Batch& submit(std::int64_t ms, Command command) {
    const Batch& batch =
        engine_.submit({.at = time_from_ms(ms), .by = {}, .id = {}, .command = std::move(command)});
    EXPECT_TRUE(batch.reply().ok());
    return batch;
  }
  void start(std::int64_t ms) {
    const std::string customer = std::to_string(++customers_);
    command::StartConversation start;
    start.customer = std::string_view(customer);
    start.queue = engine_.find<QueueId>("help");
    submit(ms, start);
  }
  template <class E>
  static std::size_t count(const Batch& batch) {
    std::size_t found = 0;
    for (const EventRecord& record : batch.events())
      found += std::holds_alternative<E>(record.event);
    return found;
  }

  Engine engine_;
  int customers_ = 0;
};

TEST_F(Sweeps, KeepPausesThatStillRun) {
  Site site;
  QueueSettings help;
  help.key = "help";
  help.offer_timeout = help.reoffer_after = Duration{3'600'000};
  help.declined_pause = Duration{60'000};
  site.queues.push_back(help);
  for (std::uint64_t i = 0; i < kMany; ++i)
    site.agents.push_back({.key = std::to_string(i), .capacity = 1});
  submit(0, command::Configure{&site, {}});
  for (std::uint32_t i = 0; i < kMany; ++i)
    submit(0, command::SignIn{AgentId{i}, Presence::kReady});
  for (std::uint64_t i = 0; i < kMany; ++i) start(1);
  // Each agent declines and pauses: no agent gets an offer until the pauses are over.
  for (std::uint32_t i = 0; i < kMany; ++i) {
    EXPECT_EQ(
        count<event::OfferCreated>(submit(2, command::DeclineOffer{OfferId{i + 1}, AgentId{i}})),
        0u);
  }
  EXPECT_EQ(count<event::OfferCreated>(engine_.advance(time_from_ms(60'001))), 0u);
  // All but one conversation are offered: the last agent left may be the one who declined the last
  // conversation.
  EXPECT_GE(count<event::OfferCreated>(engine_.advance(time_from_ms(60'002))), kMany - 1);
}

TEST_F(Sweeps, KeepStickyWaitsThatStillRun) {
  Site site;
  site.queues.push_back({.key = "help", .max_wait = Duration{60'000}});
  submit(0, command::Configure{&site, {}});
  start(0);
  for (std::uint64_t i = 2; i <= 2 * kMany; ++i) {
    start(1);
    submit(1, command::AbandonConversation{ConversationId{i}});
  }
  start(2);
  EXPECT_EQ(engine_.next_deadline(), time_from_ms(60'000));
  EXPECT_EQ(count<event::ConversationRejected>(engine_.advance(time_from_ms(60'001))), 1u);
  EXPECT_EQ(count<event::ConversationRejected>(engine_.advance(time_from_ms(60'002))), 1u);
}

}  // namespace
}  // namespace cordboard
