#include "cordboard/text.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "unit/fixed_names.h"

namespace cordboard {
namespace {

std::string text_of(Event event) {
  const FixedNames names;
  std::string line;
  append_text(line, {7, time_from_ms(1000), event}, names);
  return line;
}

TEST(Text, WritesTheFirstFieldWithoutItsName) {
  EXPECT_EQ(text_of(event::OfferCreated{{1}, {2}, kAnn, OfferKind::kRoute, time_from_ms(30000)}),
            "offer_created 1 conversation=2 agent=ann kind=route expires_at=30s");
  EXPECT_EQ(
      text_of(event::AgentPresenceChanged{kAnn, Presence::kRona, {}, PresenceCause::kMissedOffer}),
      "agent_presence_changed ann presence=rona cause=missed_offer");
  EXPECT_EQ(text_of(event::ConversationQueued{{1}, kSales, QueuedCause::kArrived}),
            "conversation_queued 1 queue=sales cause=arrived");
}

TEST(Text, WritesTimesInSeconds) {
  const auto ends = [](std::int64_t ms) {
    const std::string text = text_of(event::WrapUpExtended{{1}, kAnn, time_from_ms(ms)});
    return text.substr(text.find("ends_at"));
  };
  EXPECT_EQ(ends(0), "ends_at=0s");
  EXPECT_EQ(ends(1), "ends_at=0.001s");
  EXPECT_EQ(ends(30500), "ends_at=30.5s");
  EXPECT_EQ(ends(30050), "ends_at=30.05s");
  EXPECT_EQ(ends(9007199254740991), "ends_at=9007199254740.991s");
}

TEST(Text, QuotesWhereNeeded) {
  event::MessageSent sent{{1}, {2}, {}, "Hello, you", {}};
  EXPECT_EQ(text_of(sent),
            R"(message_sent 1 conversation=2 from=customer text="Hello, you" visible_to=all)");
  sent.text = "ok";
  sent.from = Speaker::of(kAnn);
  sent.visible_to = {Visibility::Kind::kAgent, {1}};
  EXPECT_EQ(text_of(sent),
            R"(message_sent 1 conversation=2 from=ann text=ok visible_to={"agent":"bob"})");
  sent.text = "\"a\"\n";
  EXPECT_NE(text_of(sent).find(R"(text="\"a\"\n")"), std::string::npos);
}

TEST(Text, WritesPartsAsCompactJson) {
  const Requirement needs = Requirement::all_of({Requirement::skill("en", 3)});
  const std::array attributes = {Attribute{"order", "17"}};
  event::ConversationStarted started;
  started.conversation = {1};
  started.customer = "lee";
  started.queue = kSales;
  started.needs = &needs;
  started.attributes = attributes;
  started.subject = "";
  EXPECT_EQ(text_of(started),
            R"(conversation_started 1 customer=lee queue=sales requires={"en":3} subject="" )"
            R"(attributes={"order":"17"})");
}

TEST(Text, ASiteIsWrittenAsItsName) {
  Site site;
  EXPECT_EQ(text_of(event::SiteConfigured{&site}), "site_configured");
  site.name = "acme";
  EXPECT_EQ(text_of(event::SiteConfigured{&site}), "site_configured acme");
  site.name = "Acme Ltd";
  EXPECT_EQ(text_of(event::SiteConfigured{&site}), "site_configured \"Acme Ltd\"");
}

}  // namespace
}  // namespace cordboard
