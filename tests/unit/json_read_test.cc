#include <gtest/gtest.h>

#include <string>

#include "cordboard/json.h"
#include "unit/fixed_names.h"

namespace cordboard {
namespace {

// Reads a line that must be a command of type C.
template <class C>
C command_of(json::Reader& reader, std::string_view line) {
  const json::Line read = reader.read(line, kNames);
  if (const auto* malformed = std::get_if<json::Malformed>(&read.content)) {
    ADD_FAILURE() << line << ": " << malformed->message;
    return {};
  }
  return std::get<C>(std::get<Submission>(read.content).command);
}

Submission submission_of(json::Reader& reader, std::string_view line) {
  const json::Line read = reader.read(line, kNames);
  const auto* submission = std::get_if<Submission>(&read.content);
  EXPECT_NE(submission, nullptr) << line;
  return submission == nullptr ? Submission{} : *submission;
}

TEST(JsonRead, TimeActorAndIdOfACommand) {
  json::Reader reader;
  Submission read = submission_of(reader, R"({"do":"advance"})");
  EXPECT_FALSE(read.at);
  EXPECT_EQ(read.by.kind, Actor::Kind::kHost);
  EXPECT_EQ(read.id, "");
  read =
      submission_of(reader, R"( {"id":"x","by":"agent:ann", "at":9007199254740991,"do":"advance"} )"
                            "\r");
  EXPECT_EQ(to_ms(*read.at), 9007199254740991);
  EXPECT_EQ(read.by.kind, Actor::Kind::kAgent);
  EXPECT_EQ(read.by.agent, kAnn);
  EXPECT_EQ(read.id, "x");
}

TEST(JsonRead, Actors) {
  json::Reader reader;
  const auto by = [&](std::string_view actor) {
    return submission_of(reader, R"({"do":"advance","by":")" + std::string(actor) + "\"}").by;
  };
  EXPECT_EQ(by("host").kind, Actor::Kind::kHost);
  EXPECT_EQ(by("supervisor:bob").kind, Actor::Kind::kSupervisor);
  EXPECT_EQ(by("supervisor:bob").agent, kBob);
  EXPECT_FALSE(by("agent:nobody").agent);
  EXPECT_EQ(by("customer:lee:2").customer.key, "lee:2");
}

TEST(JsonRead, StartConversation) {
  json::Reader reader;
  auto read = command_of<command::StartConversation>(
      reader, R"({"do":"start_conversation","customer":"lee","queue":"sales"})");
  EXPECT_EQ(read.customer.key, "lee");
  EXPECT_EQ(read.queue, kSales);
  EXPECT_EQ(read.needs, nullptr);
  EXPECT_TRUE(read.attributes.empty());
  read = command_of<command::StartConversation>(
      reader,
      R"({"do":"start_conversation","customer":"lee","queue":"nowhere","requires":{"en":3},)"
      R"("priority":-5,"waiting_since":7,"due_at":8,"subject":"a\u00e9\n",)"
      R"("attributes":{"a":"1","b":""}})");
  EXPECT_FALSE(read.queue);
  ASSERT_NE(read.needs, nullptr);
  EXPECT_EQ(*read.needs, Requirement::all_of({Requirement::skill("en", 3)}));
  EXPECT_EQ(read.priority, -5);
  EXPECT_EQ(to_ms(*read.waiting_since), 7);
  EXPECT_EQ(to_ms(*read.due_at), 8);
  EXPECT_EQ(read.subject, "a\xC3\xA9\n");
  ASSERT_EQ(read.attributes.size(), 2u);
  EXPECT_EQ(read.attributes[1].key, "b");
}

TEST(JsonRead, SpeakersAndReaders) {
  json::Reader reader;
  const auto sent = [&](std::string_view rest) {
    return command_of<command::SendMessage>(
        reader, R"({"do":"send_message","conversation":1,"text":"x",)" + std::string(rest) + "}");
  };
  EXPECT_TRUE(sent(R"("from":"customer")").from.is_customer());
  EXPECT_EQ(sent(R"("from":"ann")").from.agent, kAnn);
  EXPECT_FALSE(sent(R"("from":"nobody")").from.is_customer());
  EXPECT_FALSE(sent(R"("from":"ann")").visible_to);
  EXPECT_EQ(sent(R"("from":"ann","visible_to":"agents")").visible_to->kind,
            Visibility::Kind::kAgents);
  EXPECT_EQ(sent(R"("from":"ann","visible_to":{"agent":"bob"})").visible_to->agent, kBob);
}

TEST(JsonRead, ThenAfterWrapUp) {
  json::Reader reader;
  const auto then = [&](std::string_view rest) {
    return command_of<command::FinishWrapUp>(
               reader, R"({"do":"finish_wrap_up","conversation":1,"agent":"ann","then":)" +
                           std::string(rest) + "}")
        .then.value();
  };
  EXPECT_TRUE(then(R"("ready")").ready);
  EXPECT_FALSE(then(R"("not_ready")").ready);
  EXPECT_FALSE(then(R"("not_ready")").reason);
  EXPECT_EQ(then(R"({"not_ready":"lunch"})").reason, NotReadyReasonId{3});
}

TEST(JsonRead, Questions) {
  json::Reader reader;
  const auto ask = [&](std::string_view line) {
    const json::Line read = reader.read(line, kNames);
    const auto* question = std::get_if<Question>(&read.content);
    EXPECT_NE(question, nullptr) << line;
    return question == nullptr ? Question{} : *question;
  };
  EXPECT_EQ(std::get<question::Conversation>(ask(R"({"ask":"conversation","conversation":3})"))
                .conversation.value,
            3u);
  const auto transcript = std::get<question::Transcript>(
      ask(R"({"ask":"transcript","conversation":3,"for":"customer:lee"})"));
  EXPECT_EQ(transcript.reader->customer.key, "lee");
  EXPECT_TRUE(std::holds_alternative<question::Audit>(ask(R"({"ask":"audit"})")));
}

TEST(JsonRead, RequirementsInBothForms) {
  using R = Requirement;
  json::Reader reader;
  const auto needs = [&](std::string_view text) {
    return *command_of<command::StartConversation>(
                reader, R"({"do":"start_conversation","customer":"c","queue":"sales","requires":)" +
                            std::string(text) + "}")
                .needs;
  };
  EXPECT_TRUE(needs("{}").empty());
  EXPECT_EQ(needs(R"({"en":3,"de":1})"), R::all_of({R::skill("en", 3), R::skill("de", 1)}));
  EXPECT_EQ(needs(R"({"skill":"en","at_least":3})"), R::skill("en", 3));
  EXPECT_EQ(needs(R"({"skill":"en"})"), R::skill("en", 1));
  EXPECT_EQ(needs(R"({"any":[{"en":2},{"not":{"skill":"de"}},{"all":[]}]})"),
            R::any_of({R::all_of({R::skill("en", 2)}), R::none_of(R::skill("de")), R{}}));
  // A skill may have the name of an operator: its level is a number.
  EXPECT_EQ(needs(R"({"all":3})"), R::all_of({R::skill("all", 3)}));
  EXPECT_EQ(needs(R"({"skill":3,"en":1})"), R::all_of({R::skill("skill", 3), R::skill("en", 1)}));
}

// A line that must be refused, and a part of the reason.
struct BadLine {
  std::string_view line;
  std::string_view reason;
};

constexpr BadLine kBadLines[] = {
    {"", "byte 1"},
    {"x", "byte 1"},
    {"{", "the text ends within a value"},
    {R"({"do":"advance"}x)", "the text continues after the value"},
    {R"({"do":"advance"}{"do":"advance"})", "the text continues after the value"},
    {R"({"do":"advance",})", "byte 17"},
    {R"({"do":"advance"/**/})", "not JSON"},
    {"{\"do\":\"adv\x01nce\"}", "not JSON"},
    {"{\"do\":\"adv\xC0\x80nce\"}", "not JSON in UTF-8"},
    {"{\"do\":\"adv\xED\xA0\x80nce\"}", "not JSON in UTF-8"},
    {"{\"do\":\"adv\xF4\x90\x80\x80nce\"}", "not JSON in UTF-8"},
    {R"({"do":"\ud800"})", "not JSON in UTF-8"},
    {R"({"do":"\udc00"})", "not JSON in UTF-8"},
    {R"({"do":"advance","at":01})", "not JSON"},
    {R"({"do":"advance","at":NaN})", "not JSON"},
    {R"([])", "must be an object"},
    {R"("do")", "must be an object"},
    {R"(1)", "must be an object"},
    {R"({})", "one of"},
    {R"({"do":"advance","ask":"audit"})", "one of"},
    {R"({"do":1})", "do: must be text"},
    {R"({"ask":null})", "ask: must be text"},
    {R"({"do":"dance"})", "do: there is no such command"},
    {R"({"do":"Advance"})", "do: there is no such command"},
    {R"({"ask":"dance"})", "ask: there is no such question"},
    {R"({"do":"advance","do":"advance"})", "do: the object has this key twice"},
    {R"({"do":"advance","d\u006f":"advance"})", "do: the object has this key twice"},
    {R"({"do":"advance","x":{"y":[1,{"z":1,"z":2}]}})", "x.y[1].z: the object has this key twice"},
    {R"({"do":"advance","at":-1})", "at: must be a whole number"},
    {R"({"do":"advance","at":9007199254740992})", "at: must be a whole number"},
    {R"({"do":"advance","at":18446744073709551615})", "at: must be a whole number"},
    {R"({"do":"advance","at":1e400})", ""},
    {R"({"do":"advance","at":1.0})", "at: must be a whole number"},
    {R"({"do":"advance","at":1e3})", "at: must be a whole number"},
    {R"({"do":"advance","at":"1"})", "at: must be a whole number"},
    {R"({"do":"advance","at":null})", "at: must be a whole number"},
    {R"({"do":"advance","at":true})", "at: must be a whole number"},
    {R"({"do":"advance","agent":"ann"})", "agent: unknown field"},
    {R"({"do":"advance","":1})", "unknown field"},
    {R"({"do":"advance","id":""})", "id: must be text of 1 to 64 characters"},
    {R"({"do":"advance","id":7})", "id: must be text"},
    {R"({"do":"advance","by":"ann"})", "by: must be host"},
    {R"({"do":"advance","by":"host:ann"})", "by: must be host"},
    {R"({"do":"advance","by":"agent:"})", "by: must be a key"},
    {R"({"do":"advance","by":"agent:a n"})", "by: must be a key"},
    {R"({"do":"advance","by":{"agent":"ann"}})", "by: must be text"},
    {R"({"do":"accept_offer","agent":"ann"})", "offer: is missing"},
    {R"({"do":"accept_offer","offer":1})", "agent: is missing"},
    {R"({"do":"accept_offer","offer":"1","agent":"ann"})", "offer: must be a whole number"},
    {R"({"do":"accept_offer","offer":-1,"agent":"ann"})", "offer: must be a whole number"},
    {R"({"do":"accept_offer","offer":1.5,"agent":"ann"})", "offer: must be a whole number"},
    {R"({"do":"accept_offer","offer":1,"agent":"a/b"})", "agent: must be a key"},
    {R"({"do":"accept_offer","offer":1,"agent":""})", "agent: must be a key"},
    {R"({"do":"accept_offer","offer":1,"agent":7})", "agent: must be text"},
    {R"({"do":"sign_in","agent":"ann","presence":"asleep"})", "presence: must be one of"},
    {R"({"do":"sign_in","agent":"ann","presence":"rona"})", "presence: must be ready or not_ready"},
    {R"({"do":"start_conversation","customer":"l ee","queue":"sales"})", "customer: must be a key"},
    {R"({"do":"start_conversation","queue":"sales"})", "customer: is missing"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","priority":2147483648})",
     "priority: must be a whole number"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","attributes":[]})",
     "attributes: must be an object"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","attributes":{"a":1}})",
     "attributes.a: must be text"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","attributes":{"":"a"}})",
     "attributes: a name must not be empty or contain U+0000"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","requires":[]})",
     "requires: must be an object"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","requires":{"en":11}})",
     "requires.en: must be a whole number from 1 to 10"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","requires":{"en":0}})",
     "requires.en: must be a whole number from 1 to 10"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","requires":{"e n":1}})",
     "requires.e n: must be a key"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales",)"
     R"("requires":{"all":[{"any":[1]}]}})",
     "requires.all[0].any[0]: must be an object"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","requires":{"all":[],"any":[]}})",
     "requires.all: must be a whole number"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","requires":{"skill":"a","x":1}})",
     "requires.x: unknown field"},
    {R"({"do":"send_message","conversation":1,"from":"customer","text":null})",
     "text: must be text"},
    {R"({"do":"send_message","conversation":1,"from":"customer","text":"a","visible_to":"me"})",
     "visible_to: must be"},
    {R"({"do":"send_message","conversation":1,"from":"a","text":"a","visible_to":{"agent":1}})",
     "visible_to.agent: must be text"},
    {R"({"do":"finish_wrap_up","conversation":1,"agent":"ann","then":{"ready":true}})",
     "then: must be"},
    {R"({"do":"extend_wrap_up","conversation":1,"agent":"ann","by_ms":-1})",
     "by_ms: must be a whole number from 0"},
    {R"({"do":"extend_wrap_up","conversation":1,"agent":"ann","by_ms":0})", "by_ms: must be more"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","priority":1000001})",
     "priority: must lie within"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","priority":-2147483648})",
     "priority: must lie within"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","requires":{"any":[]}})",
     "requires.any: must not be empty"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","subject":"a\u0000b"})",
     "subject: must not contain U+0000"},
    {R"({"do":"start_conversation","customer":"c","queue":"sales","attributes":{"a\u0000":"b"}})",
     "attributes: a name must not be empty or contain U+0000"},
    {R"({"do":"send_message","conversation":1,"from":"customer","text":"a","visible_to":"agents"})",
     "visible_to: must be all"},
    {R"({"do":"set_not_ready","agent":"ann","when":"soon"})", "when: must be one of now,"},
    {R"({"do":"connect_agent","agent":"ann","session":"a b"})", "session: must be a key"},
    {R"({"do":"connect_agent","agent":"ann"})", "session: is missing"},
    {R"({"do":"disconnect_agent","agent":"ann","session":""})", "session: must be a key"},
    {R"({"do":"update_conversation","conversation":1,"priority":1000001})",
     "priority: must lie within"},
    {R"({"do":"update_conversation","conversation":1,"attributes":{"a":1}})",
     "attributes.a: must be text"},
    {R"({"do":"park_conversation","conversation":1,"agent":"ann","until":-1})",
     "until: must be a whole number from 0"},
    {R"({"do":"callback_later","conversation":1})", "at_time: is missing"},
    {R"({"do":"callback_later","conversation":1,"at_time":9007199254740992})",
     "at_time: must be a whole number from 0 to 9007199254740991"},
    {R"({"do":"configure"})", "site: is missing"},
    {R"({"do":"configure","site":[]})", "site: must be an object"},
    {R"({"do":"configure","site":{"name":"a","name":"b"}})",
     "site.name: the object has this key twice"},
    {R"({"ask":"conversation"})", "conversation: is missing"},
    {R"({"ask":"conversation","conversation":1,"at":1})", "at: unknown field"},
    {R"({"ask":"transcript","conversation":1,"for":"me"})", "for: must be host"},
};

TEST(JsonRead, RefusesMalformedLinesAndNamesThePlace) {
  json::Reader reader;
  for (const auto& [line, reason] : kBadLines) {
    const json::Line read = reader.read(line, kNames);
    const auto* malformed = std::get_if<json::Malformed>(&read.content);
    ASSERT_NE(malformed, nullptr) << line;
    EXPECT_NE(malformed->message.find(reason), std::string::npos) << line << "\n"
                                                                  << malformed->message;
  }
}

TEST(JsonRead, NestingHasALimit) {
  json::Reader reader;
  const auto message = [&](std::size_t deep) {
    const std::string line =
        R"({"do":"advance","x":)" + std::string(deep - 1, '[') + std::string(deep - 1, ']') + "}";
    return std::get<json::Malformed>(reader.read(line, kNames).content).message;
  };
  EXPECT_EQ(message(64), "x: unknown field");
  EXPECT_TRUE(message(65).ends_with("nested deeper than 64")) << message(65);
  EXPECT_TRUE(message(100000).ends_with("nested deeper than 64"));
}

TEST(JsonRead, NulBytesAreMalformed) {
  json::Reader reader;
  using namespace std::string_view_literals;
  for (const std::string_view line :
       {"{\"do\":\"adv\0nce\"}"sv, "{\"do\":\"advance\"}\0"sv, "\0{\"do\":\"advance\"}"sv}) {
    EXPECT_TRUE(std::holds_alternative<json::Malformed>(reader.read(line, kNames).content));
  }
}

TEST(JsonRead, LimitsIdsByCharacters) {
  json::Reader reader;
  const auto taken = [&](const std::string& id) {
    const std::string line = R"({"do":"advance","id":")" + id + "\"}";
    return std::holds_alternative<Submission>(reader.read(line, kNames).content);
  };
  std::string accented;
  for (int i = 0; i < 64; ++i) accented += "\xC3\xA9";
  EXPECT_TRUE(taken(std::string(64, 'x')));
  EXPECT_FALSE(taken(std::string(65, 'x')));
  EXPECT_TRUE(taken(accented));
  EXPECT_FALSE(taken(accented + "x"));
}

TEST(JsonRead, RequirementsHaveLimits) {
  json::Reader reader;
  const auto taken = [&](const std::string& needs) {
    const std::string line =
        R"({"do":"start_conversation","customer":"c","queue":"sales","requires":)" + needs + "}";
    return std::holds_alternative<Submission>(reader.read(line, kNames).content);
  };
  const auto wide = [](int skills) {
    std::string text = "{";
    for (int i = 0; i < skills; ++i) {
      text += (i == 0 ? "\"s" : ",\"s") + std::to_string(i) + "\":1";
    }
    return text + "}";
  };
  const auto deep = [](int levels) {
    std::string text = R"({"skill":"s"})";
    for (int i = 1; i < levels; ++i) text = R"({"not":)" + text + "}";
    return text;
  };
  EXPECT_TRUE(taken(wide(63)));  // and the operator that holds them
  EXPECT_FALSE(taken(wide(64)));
  EXPECT_TRUE(taken(deep(8)));
  EXPECT_FALSE(taken(deep(9)));
}

TEST(JsonRead, RefusesLongLinesAndManyValues) {
  json::Reader reader;
  const auto message = [&](const std::string& line) {
    const json::Line read = reader.read(line, kNames);
    const auto* malformed = std::get_if<json::Malformed>(&read.content);
    return malformed == nullptr ? std::string() : malformed->message;
  };
  const std::string_view head =
      R"({"do":"send_message","conversation":1,"from":"customer","text":")";
  const std::size_t room = json::kLongestLineBytes - head.size() - 2;
  EXPECT_EQ(message(std::string(head) + std::string(room, 'x') + "\"}"), "");
  EXPECT_EQ(message(std::string(head) + std::string(room + 1, 'x') + "\"}"), "longer than 16 MiB");
  std::string numbers = R"({"do":"advance","x":[0)";
  while (numbers.size() < json::kLongestLineBytes - 10) numbers += ",0";
  EXPECT_EQ(message(numbers + "]}"), "more than 4194304 values");
}

TEST(JsonRead, TextsOutliveTheirLine) {
  json::Reader reader;
  std::string line = R"({"do":"send_message","conversation":1,"from":"customer","text":"hello"})";
  const json::Line read = reader.read(line, kNames);
  std::fill(line.begin(), line.end(), '#');
  const auto& submission = std::get<Submission>(read.content);
  EXPECT_EQ(std::get<command::SendMessage>(submission.command).text, "hello");
}

}  // namespace
}  // namespace cordboard
