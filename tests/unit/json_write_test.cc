#include <gtest/gtest.h>

#include <array>
#include <string>

#include "cordboard/json.h"
#include "describe/json_writer.h"
#include "unit/fixed_names.h"

namespace cordboard {
namespace {

std::string event_line(Event event) {
  std::string line;
  json::append_event(line, {7, time_from_ms(1000), event}, kNames);
  return line;
}

template <class T>
std::string written(const T& value) {
  std::string text;
  describe::JsonWriter(text, kNames).value(value);
  return text;
}

std::string quoted(std::string_view text) {
  std::string line;
  json::append_string(line, text);
  return line;
}

TEST(JsonWrite, EventsBeginWithNumberTimeAndName) {
  EXPECT_EQ(event_line(event::OfferAccepted{{3}, {2}, kAnn, OfferKind::kRoute}),
            R"({"seq":7,"at":1000,"event":"offer_accepted","offer":3,"conversation":2,)"
            R"("agent":"ann","kind":"route"})");
  EXPECT_EQ(event_line(event::WrapUpStarted{{2}, kAnn, time_from_ms(31000)}),
            R"({"seq":7,"at":1000,"event":"wrap_up_started","conversation":2,"agent":"ann",)"
            R"("ends_at":31000})");
}

TEST(JsonWrite, LeavesOutAbsentFields) {
  EXPECT_EQ(event_line(event::WrapUpStarted{{2}, kAnn, {}}),
            R"({"seq":7,"at":1000,"event":"wrap_up_started","conversation":2,"agent":"ann"})");
  event::ConversationStarted started;
  started.conversation = {1};
  started.customer = "lee";
  started.queue = kSales;
  EXPECT_EQ(event_line(started),
            R"({"seq":7,"at":1000,"event":"conversation_started","conversation":1,)"
            R"("customer":"lee","queue":"sales"})");
}

TEST(JsonWrite, WritesEveryFieldOfAnEvent) {
  const Requirement needs = Requirement::all_of({Requirement::skill("en", 3)});
  const std::array attributes = {Attribute{"order", "17"}, Attribute{"\n", "\""}};
  event::ConversationStarted started;
  started.conversation = {1};
  started.customer = CustomerRef(CustomerId{4}, "lee");
  started.queue = kSales;
  started.needs = &needs;
  started.priority = -2;
  started.waiting_since = time_from_ms(0);
  started.due_at = time_from_ms(9);
  started.subject = "héllo";
  started.attributes = attributes;
  EXPECT_EQ(
      event_line(started),
      R"({"seq":7,"at":1000,"event":"conversation_started","conversation":1,"customer":"lee",)"
      R"("queue":"sales","requires":{"en":3},"priority":-2,"waiting_since":0,"due_at":9,)"
      R"("subject":"héllo","attributes":{"order":"17","\n":"\""}})");
}

TEST(JsonWrite, MessagesNameTheirSenderAndReaders) {
  event::MessageSent sent{{1}, {2}, {}, "hi", {}};
  EXPECT_EQ(event_line(sent),
            R"({"seq":7,"at":1000,"event":"message_sent","message":1,"conversation":2,)"
            R"("from":"customer","text":"hi","visible_to":"all"})");
  sent.from = Speaker::of(kAnn);
  sent.visible_to = {Visibility::Kind::kAgents, {}};
  EXPECT_NE(event_line(sent).find(R"("from":"ann","text":"hi","visible_to":"agents"})"),
            std::string::npos);
  sent.visible_to = {Visibility::Kind::kAgent, kBob};
  EXPECT_NE(event_line(sent).find(R"("visible_to":{"agent":"bob"}})"), std::string::npos);
}

TEST(JsonWrite, EscapesOnlyWhatMustBeEscaped) {
  EXPECT_EQ(quoted("plain / text \x7F \xE2\x80\xA8"), "\"plain / text \x7F \xE2\x80\xA8\"");
  EXPECT_EQ(quoted("\"\\\b\f\n\r\t"), R"("\"\\\b\f\n\r\t")");
  EXPECT_EQ(quoted(std::string_view("\0\x01\x1F", 3)), R"("\u0000\u0001\u001f")");
  EXPECT_EQ(quoted(""), R"("")");
}

TEST(JsonWrite, WritesRequirementsInShortFormWherePossible) {
  using R = Requirement;
  EXPECT_EQ(written(R{}), "{}");
  EXPECT_EQ(written(R::all_of({R::skill("en", 3), R::skill("de")})), R"({"en":3,"de":1})");
  EXPECT_EQ(written(R::all_of({R::skill("en", 3), R::skill("en", 5)})),
            R"({"all":[{"skill":"en","at_least":3},{"skill":"en","at_least":5}]})");
  EXPECT_EQ(written(R::skill("en", 3)), R"({"skill":"en","at_least":3})");
  EXPECT_EQ(written(R::any_of({R::skill("en"), R::none_of(R::all_of({R::skill("de", 2)}))})),
            R"({"any":[{"skill":"en","at_least":1},{"not":{"de":2}}]})");
}

TEST(JsonWrite, OtherSmallValues) {
  EXPECT_EQ(written(ThenPresence{}), R"("ready")");
  EXPECT_EQ(written(ThenPresence{false, {}}), R"("not_ready")");
  EXPECT_EQ(written(ThenPresence{false, NotReadyReasonId{3}}), R"({"not_ready":"lunch"})");
  EXPECT_EQ(written(Actor::host()), R"("host")");
  EXPECT_EQ(written(Actor::as_supervisor(kAnn)), R"("supervisor:ann")");
  EXPECT_EQ(written(Actor::as_customer("lee")), R"("customer:lee")");
}

TEST(JsonWrite, ReplyClosesTheLine) {
  const auto reply_line = [](const Reply& reply) {
    std::string line;
    json::append_reply(line, reply, 3);
    return line;
  };
  Reply reply;
  EXPECT_EQ(reply_line(reply), R"({"ok":true,"line":3})");
  reply.made = Made::kConversation;
  reply.number = 12;
  EXPECT_EQ(reply_line(reply), R"({"ok":true,"line":3,"conversation":12})");
  reply = {};
  reply.refusal = Refusal::kUnknownOffer;
  EXPECT_EQ(reply_line(reply), R"({"ok":false,"line":3,"refusal":"unknown_offer",)"
                               R"("message":"There is no such offer."})");
  const std::array faults = {Fault{"queues[2].strategy", "a \"fault\""}, Fault{"", "b"}};
  reply.refusal = Refusal::kSiteInvalid;
  reply.faults = faults;
  EXPECT_TRUE(reply_line(reply).ends_with(
      R"("faults":[{"path":"queues[2].strategy","message":"a \"fault\""},)"
      R"({"path":"","message":"b"}]})"));
}

TEST(JsonWrite, EveryRefusalHasAMessage) {
  for (std::size_t i = 1; i < enum_names(Refusal{}).size(); ++i) {
    EXPECT_GT(explain(static_cast<Refusal>(i)).size(), 10u) << i;
    EXPECT_NE(explain(static_cast<Refusal>(i)), "Refused.") << i;
  }
}

TEST(JsonWrite, Answers) {
  const auto answer_line = [](const Answer& answer) {
    std::string line;
    json::append_answer(line, answer, kNames, 4);
    return line;
  };
  EXPECT_EQ(answer_line({Refusal::kNone, answer::Audit{}}), R"({"answer":[],"line":4})");
  EXPECT_EQ(answer_line({Refusal::kNone, answer::Audit{"a", "b"}}),
            R"({"answer":["a","b"],"line":4})");
  EXPECT_EQ(answer_line({Refusal::kNone, answer::StateHash{"00ff"}}),
            R"({"answer":"00ff","line":4})");
  EXPECT_EQ(
      answer_line({Refusal::kUnknownAgent, {}}),
      R"({"ok":false,"line":4,"refusal":"unknown_agent","message":"There is no such agent."})");
  answer::Agent agent;
  agent.agent = kAnn;
  agent.conversations = {{1}, {2}};
  EXPECT_EQ(answer_line({Refusal::kNone, agent}),
            R"({"answer":{"agent":"ann","presence":"signed_out","condition":"off","load":0,)"
            R"("capacity":0,"conversations":[1,2],"offers":[],"wrap_ups":[],)"
            R"("consultations":[]},"line":4})");
  answer::Transcript transcript;
  transcript.lines.push_back({time_from_ms(5), MessageId{1}, Speaker{}, "hi", {}});
  EXPECT_EQ(
      answer_line({Refusal::kNone, transcript}),
      R"({"answer":{"lines":[{"at":5,"message":1,"from":"customer","text":"hi"}]},"line":4})");
}

}  // namespace
}  // namespace cordboard
