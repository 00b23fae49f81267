// `unknown_customer`, the one refusal that no scenario can show, because text names customers by
// their keys.
#include <gtest/gtest.h>

#include "cordboard/engine.h"

namespace cordboard {
namespace {

TEST(UnknownCustomer, IsRefusedForANumberThatWasNeverIssued) {
  Site site;
  site.queues.push_back({.key = "sales"});
  Engine engine;
  engine.submit({.at = {}, .by = {}, .id = {}, .command = command::Configure{&site, {}}});

  command::StartConversation start;
  start.queue = engine.find<QueueId>("sales");
  start.customer = CustomerId{7};
  const Batch& refused = engine.submit({.at = {}, .by = {}, .id = {}, .command = start});
  EXPECT_EQ(refused.reply().refusal, Refusal::kUnknownCustomer);
  EXPECT_TRUE(refused.events().empty());

  start.customer = "lee";
  EXPECT_TRUE(engine.submit({.at = {}, .by = {}, .id = {}, .command = start}).reply().ok());
  start.customer = engine.find_customer("lee");
  EXPECT_TRUE(engine.submit({.at = {}, .by = {}, .id = {}, .command = start}).reply().ok());
}

}  // namespace
}  // namespace cordboard
