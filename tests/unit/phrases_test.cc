// Limits of canned responses and pushed links that would need long scenarios.
#include <gtest/gtest.h>

#include <string>

#include "checks/templates.h"
#include "cordboard/engine.h"
#include "cordboard/limits.h"

namespace cordboard {
namespace {

Refusal submit(Engine& engine, const Command& command) {
  return engine.submit({.at = {}, .by = {}, .id = {}, .command = command}).reply().refusal;
}

TEST(CannedResponses, LimitsTheNumberPerSite) {
  Site site;
  for (std::size_t i = 0; i < limits::kCannedResponses; ++i) {
    site.canned_responses.push_back({std::to_string(i), "text"});
  }
  Engine engine;
  ASSERT_EQ(submit(engine, command::Configure{&site, {}}), Refusal::kNone);
  EXPECT_EQ(submit(engine, command::PutCannedResponse{"one-more", "text"}), Refusal::kLimitReached);
  EXPECT_EQ(submit(engine, command::PutCannedResponse{"7", "another text"}), Refusal::kNone);
  EXPECT_EQ(submit(engine, command::DeleteCannedResponse{"8"}), Refusal::kNone);
  EXPECT_EQ(submit(engine, command::PutCannedResponse{"one-more", "text"}), Refusal::kNone);

  site.canned_responses.push_back({"too-many", "text"});
  EXPECT_EQ(submit(engine, command::Configure{&site, {}}), Refusal::kSiteInvalid);
}

TEST(CannedResponses, StopsRenderingATextThatGrowsTooLong) {
  std::string text;
  for (int i = 0; i < 250; ++i) text += "<xx>";
  const std::string value(std::size_t{4} << 20, 'x');
  const Attribute parameters[] = {{"xx", value}};
  EXPECT_EQ(core::render(text, parameters).refusal(), Refusal::kMessageTooLong);
  const Attribute others[] = {{"yy", value}};
  EXPECT_EQ(core::render(text, others).refusal(), Refusal::kParameterMissing);
}

// One active conversation with an agent who may push links.
class Chat {
 public:
  Chat() {
    site_.queues.push_back({.key = "sales"});
    site_.agents.push_back({.key = "ann", .may_push_urls = true});
    submit(engine_, command::Configure{&site_, {}});
    ann_ = engine_.find<AgentId>("ann");
    submit(engine_, command::SignIn{ann_, Presence::kReady});
    submit(engine_, command::StartConversation{"lee", engine_.find<QueueId>("sales")});
    submit(engine_, command::AcceptOffer{OfferId{1}, ann_});
  }

  Refusal push(std::size_t number) {
    const std::string url = "https://example.com/" + std::to_string(number);
    return submit(engine_, command::PushUrl{ConversationId{1}, ann_, url});
  }
  std::vector<std::string> pushed() const {
    return std::get<answer::PushedUrls>(engine_.ask(question::PushedUrls{ann_}).value).urls;
  }

 private:
  Site site_;
  Engine engine_;
  AgentId ann_;
};

TEST(PushedUrls, ForgetsTheOldest) {
  Chat chat;
  for (std::size_t i = 0; i <= limits::kPushedUrls; ++i) EXPECT_EQ(chat.push(i), Refusal::kNone);
  EXPECT_EQ(chat.pushed().size(), limits::kPushedUrls);
  EXPECT_EQ(chat.pushed().front(), "https://example.com/" + std::to_string(limits::kPushedUrls));
  EXPECT_EQ(chat.pushed().back(), "https://example.com/1");
  EXPECT_EQ(chat.push(1), Refusal::kNone);  // already in the list: no other is removed
  EXPECT_EQ(chat.pushed().size(), limits::kPushedUrls);
  EXPECT_EQ(chat.pushed().back(), "https://example.com/2");
}

TEST(PushedUrls, CountAsMessagesOfTheConversation) {
  Chat chat;
  for (std::size_t i = 0; i < limits::kMessagesPerConversation; ++i) chat.push(0);
  EXPECT_EQ(chat.push(0), Refusal::kLimitReached);
}

}  // namespace
}  // namespace cordboard
