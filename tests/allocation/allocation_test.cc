// In a steady state the engine allocates nothing: it reuses memory from earlier commands.
//
// This program counts every operator new. Each series of steps runs until everything has happened
// once and more than a day of statistics has passed, then again with counting; a failure prints the
// number of allocations of each command. The site keeps no closed conversations, few conversations
// wait at a time, and every counted quantity also occurred on the day before.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "allocation/desk.h"
#include "bench/counting_new.h"
#include "bench/probe_site.h"
#include "cordboard/engine.h"

namespace cordboard {
namespace {

using probe::heap;

constexpr int kWarmUp = 10'000;  // cycles of at least 10 s: more than a day passes
constexpr int kCounted = 6'000;
// Few agents, so that each of them works in every quarter-hour; four of them are equal, so that
// there is always another one to offer to.
const probe::Shape kShape{.agents = 8, .profiles = 2, .classes = 8, .reminder = true};

class Allocation : public testing::Test {
 protected:
  Allocation() {
    Site site = probe::make_site(kShape);
    submit("configure", command::Configure{&site, {}});
    for (const AgentSettings& agent : site.agents) {
      submit("sign_in", command::SignIn{engine_.find<AgentId>(agent.key), Presence::kReady});
    }
    // A conversation that never ends keeps the customer known.
    start("holding", CustomerRef("customer"));
    submit("accept_offer", command::AcceptOffer{offer_.offer, offer_.agent});
    customer_ = engine_.find_customer("customer");
    for (std::size_t i = 0; i < kShape.classes; ++i) {
      queues_[i] = engine_.find<QueueId>("class-" + std::to_string(i));
    }
    blocked_ = engine_.find<QueueId>("blocked-0");
  }

  template <class Cycle>
  void expect_none(Cycle cycle) {
    for (int i = 0; i < kWarmUp; ++i) cycle(i);
    counted_.clear();
    for (int i = 0; i < kCounted; ++i) cycle(i);
    std::uint64_t all = 0;
    for (const auto& [step, count] : counted_) {
      all += count;
      if (count > 0) {
        ADD_FAILURE() << step << ": " << count << " allocations in " << kCounted << " cycles";
      }
    }
    EXPECT_EQ(all, 0u) << static_cast<double>(all) / kCounted << " a cycle";
  }

  // Only allocations inside the engine are counted.
  void submit(const char* step, Command command) {
    now_ += Duration{5'000};
    const Submission submission{
        .at = now_, .by = {}, .id = next_id(), .command = std::move(command)};
    const std::uint64_t before = heap.allocations;
    const Batch& batch = engine_.submit(submission);
    const std::uint64_t made = heap.allocations - before;
    ASSERT_TRUE(batch.reply().ok()) << step << ": " << to_string(batch.reply().refusal);
    note(step, made, batch);
  }

  void advance(Duration by) {
    now_ += by;
    const std::uint64_t before = heap.allocations;
    const Batch& batch = engine_.advance(now_);
    note("advance", heap.allocations - before, batch);
  }

  void start(int number) { start(queues_[static_cast<std::size_t>(number) % queues_.size()]); }
  void start(QueueId queue) {
    command::StartConversation arrival;
    arrival.customer = customer_;
    arrival.queue = queue;
    submit("start_conversation", arrival);
  }
  // Each customer comes once and is forgotten with the conversation.
  void start_unknown(int number) {
    const std::string key = "a-customer-who-comes-once-" + std::to_string(number);
    command::StartConversation arrival;
    arrival.customer = std::string_view(key);
    arrival.queue = queues_[static_cast<std::size_t>(number) % queues_.size()];
    submit("start_conversation", arrival);
  }
  void accept() { submit("accept_offer", command::AcceptOffer{offer_.offer, offer_.agent}); }
  void decline() { submit("decline_offer", command::DeclineOffer{offer_.offer, offer_.agent, {}}); }
  void end() {
    submit("end_conversation", command::EndConversation{offer_.conversation, offer_.agent});
    submit("finish_wrap_up", command::FinishWrapUp{offer_.conversation, offer_.agent, {}, {}, {}});
  }

  Engine engine_;
  event::OfferCreated offer_;  // the last one created
  ConversationId started_;
  QueueId blocked_;
  bool with_ids_ = false;

 private:
  void start(std::string_view queue, CustomerRef customer) {
    command::StartConversation arrival;
    arrival.customer = customer;
    arrival.queue = engine_.find<QueueId>(queue);
    submit("start_conversation", arrival);
  }

  void note(const char* step, std::uint64_t allocations, const Batch& batch) {
    counted_[step] += allocations;
    for (const EventRecord& record : batch.events()) {
      if (const auto* made = std::get_if<event::OfferCreated>(&record.event)) offer_ = *made;
      if (const auto* made = std::get_if<event::ConversationStarted>(&record.event)) {
        started_ = made->conversation;
      }
    }
  }

  std::string_view next_id() {
    if (!with_ids_) return {};
    for (std::size_t i = id_.size() - 1; ++id_[i] > '9'; --i) id_[i] = '0';
    return id_;
  }

  Time now_{};
  CustomerId customer_;
  std::array<QueueId, 8> queues_;
  std::string id_ = "5f0c1b52-7a8e-4c39-b16d-000000000000";
  std::map<std::string, std::uint64_t> counted_;  // by step
};

TEST_F(Allocation, NoneInPlainLifeCycles) {
  expect_none([this](int number) {
    start(number);
    accept();
    end();
  });
}

TEST_F(Allocation, NoneWithCommandIds) {
  with_ids_ = true;
  expect_none([this](int number) {
    start(number);
    accept();
    end();
  });
}

TEST_F(Allocation, NoneForNewCustomers) {
  expect_none([this](int number) {
    start_unknown(number);
    accept();
    end();
  });
}

TEST_F(Allocation, NoneWhenWaitsDiffer) {
  std::uint32_t some = 1;
  expect_none([this, &some](int number) {
    start(number);
    some = some * 1664525 + 1013904223;
    advance(Duration{some >> 19});  // at most 8 s: about 90 different lengths
    accept();
    end();
  });
}

TEST_F(Allocation, NoneWhenOffersAreDeclined) {
  expect_none([this](int number) {
    start(number);
    decline();
    accept();
    end();
  });
}

TEST_F(Allocation, NoneWhenOffersExpire) {
  expect_none([this](int number) {
    start(number);
    const AgentId missed = offer_.agent;
    advance(Duration{probe::kOfferTimeoutMs});
    submit("set_ready", command::SetReady{missed});
    accept();
    end();
  });
}

TEST_F(Allocation, NoneWhenAgentsRequeue) {
  expect_none([this](int number) {
    start(number);
    accept();
    submit("requeue_conversation", command::RequeueConversation{offer_.conversation, offer_.agent});
    accept();
    end();
  });
}

TEST_F(Allocation, NoneWhenCustomersAbandon) {
  expect_none([this](int) {
    start(blocked_);
    submit("abandon_conversation", command::AbandonConversation{started_});
  });
}

// The cost of a command about customers, cases, files or calendars does not grow with their number:
// with a hundred times as many it makes no more allocations and no more bytes. Tables grow
// sometimes, so the cheapest of many commands of a kind is compared.
TEST(AllocationOfHistories, DoesNotGrowWithTheirNumber) {
  allocation::Desk desk;
  std::map<std::string, allocation::Cost> of_few;
  std::map<std::string, allocation::Cost> of_many;
  for (int i = 0; i < 1'000; ++i) desk.add(nullptr);
  for (int i = 0; i < 300; ++i) desk.add(&of_few);
  for (int i = 0; i < 100'000; ++i) desk.add(nullptr);
  for (int i = 0; i < 300; ++i) desk.add(&of_many);
  EXPECT_EQ(of_few.size(), 14u);
  for (const auto& [command, cost] : of_few) {
    EXPECT_LE(of_many[command].allocations, cost.allocations) << command;
    EXPECT_LE(of_many[command].bytes, cost.bytes) << command;
  }
}

}  // namespace
}  // namespace cordboard
