#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "cordboard/json.h"
#include "unit/fixed_names.h"

namespace cordboard {
namespace {

std::string message_at(const std::vector<Fault>& faults, std::string_view path) {
  const auto found = std::find_if(faults.begin(), faults.end(),
                                  [&](const Fault& fault) { return fault.path == path; });
  return found == faults.end() ? "" : found->message;
}

std::string written(const Site& site) {
  std::string text;
  json::append_site(text, site);
  return text;
}

TEST(JsonSite, AnEmptyObjectIsASiteOfDefaults) {
  const json::SiteText read = json::read_site("{}");
  EXPECT_TRUE(read.faults.empty());
  EXPECT_EQ(read.site.time_zone, "UTC");
  EXPECT_EQ(written(read.site), written(Site{}));
  EXPECT_EQ(written(Site{}),
            R"({"name":"","time_zone":"UTC","keep_closed_ms":7776000000,"skills":[],"teams":[],)"
            R"("not_ready_reasons":[],"decline_reasons":[],"wrap_up_codes":[],"queues":[],)"
            R"("agents":[]})");
}

constexpr std::string_view kWholeSite =
    R"({"name":"Acme","time_zone":"Europe/Berlin","keep_closed_ms":0,"skills":["en","de"],)"
    R"("teams":["t1"],"not_ready_reasons":["lunch"],"decline_reasons":["busy"],)"
    R"("wrap_up_codes":[{"key":"solved","name":"Solved"}],)"
    R"("queues":[{"key":"sales","name":"Sales","priority":-3,"aging_per_minute":2,"order":"due",)"
    R"("strategy":"best_skilled","weight":2,"requires":{"any":[{"en":3},{"de":1}]},)"
    R"("agents":["ann"],"teams":["t1"],"offer_timeout_ms":1000,"auto_accept":true,)"
    R"("missed_before_rona":0,"declined_pause_ms":5,"reoffer_after_ms":6,"service_level_ms":7,)"
    R"("wrap_up":{"mode":"timed","limit_ms":9},"customer_grace_ms":8}],)"
    R"("agents":[{"key":"ann","name":"Ann","title":"Dr","email":"a@b.c","phone":"1",)"
    R"("role":"supervisor","teams":["t1"],"skills":{"en":5,"de":1},"capacity":4,)"
    R"("wrap_up_limit_ms":10}]})";

TEST(JsonSite, WhatIsReadIsWrittenBackTheSame) {
  const json::SiteText read = json::read_site(kWholeSite);
  EXPECT_TRUE(read.faults.empty());
  EXPECT_EQ(written(read.site), kWholeSite);
}

TEST(JsonSite, EveryFaultIsFoundWithItsPath) {
  const json::SiteText read = json::read_site(
      R"({"name":5,"time_zone":null,"skills":"en","teams":["a",7],"colour":"red",)"
      R"("wrap_up_codes":[{"key":"a","name":"A","nmae":"A"},3],)"
      R"("queues":[{"key":"q0"},{"name":"no key"},{"key":"q2","strategy":"alphabetical",)"
      R"("requires":{"en":"3"},"wrap_up":{"mode":"never","limit_ms":-1},"offer_timeout_ms":1.5,)"
      R"("agents":[1],"auto_accept":"yes"}],)"
      R"("agents":[{"key":"ann","skills":{"en":11},"capacity":"3","role":"boss"}]})");
  const std::vector<Fault>& faults = read.faults;
  EXPECT_EQ(message_at(faults, "name"), "must be text");
  EXPECT_EQ(message_at(faults, "time_zone"), "must be text");
  EXPECT_EQ(message_at(faults, "skills"), "must be a list");
  EXPECT_EQ(message_at(faults, "teams[1]"), "must be text");
  EXPECT_EQ(message_at(faults, "colour"), "unknown field");
  EXPECT_EQ(message_at(faults, "wrap_up_codes[0].nmae"), "unknown field");
  EXPECT_EQ(message_at(faults, "wrap_up_codes[1]"), "must be an object");
  EXPECT_EQ(message_at(faults, "queues[1].key"), "is missing");
  EXPECT_EQ(message_at(faults, "queues[2].strategy"),
            "must be one of longest_idle, least_loaded, best_skilled");
  EXPECT_EQ(message_at(faults, "queues[2].requires.en"), "must be a whole number from 1 to 10");
  EXPECT_TRUE(message_at(faults, "queues[2].wrap_up.mode").starts_with("must be one of none"));
  EXPECT_TRUE(message_at(faults, "queues[2].wrap_up.limit_ms").starts_with("must be a whole"));
  EXPECT_TRUE(message_at(faults, "queues[2].offer_timeout_ms").starts_with("must be a whole"));
  EXPECT_EQ(message_at(faults, "queues[2].agents[0]"), "must be text");
  EXPECT_EQ(message_at(faults, "queues[2].auto_accept"), "must be true or false");
  EXPECT_EQ(message_at(faults, "agents[0].skills.en"), "must be a whole number from 1 to 10");
  EXPECT_TRUE(message_at(faults, "agents[0].capacity").starts_with("must be a whole number"));
  EXPECT_EQ(message_at(faults, "agents[0].role"), "must be one of agent, supervisor");
  EXPECT_EQ(faults.size(), 18u);
  EXPECT_EQ(read.site.queues.size(), 3u);  // the wrong ones keep their places
}

TEST(JsonSite, TextThatIsNoObjectIsOneFault) {
  for (const std::string_view text : {"", "[]", "5", "{", "{\"name\":1,\"name\":2}", "{}{}"}) {
    const json::SiteText read = json::read_site(text);
    ASSERT_EQ(read.faults.size(), 1u) << text;
    EXPECT_EQ(read.faults[0].path, "") << text;
  }
}

TEST(JsonSite, ManyFaultsAreCutOff) {
  std::string text = R"({"skills":[0)";
  for (int i = 0; i < 100000; ++i) text += ",0";
  const json::SiteText read = json::read_site(text + "]}");
  EXPECT_EQ(read.faults.size(), 1001u);
  EXPECT_EQ(read.faults.back().path, "");
}

TEST(JsonSite, ListsHaveLimits) {
  std::string text = R"({"queues":[{"key":"a"})";
  for (int i = 0; i < 20000; ++i) text += R"(,{"key":"a"})";
  const json::SiteText read = json::read_site(text + "]}");
  EXPECT_EQ(message_at(read.faults, "queues"), "has more than 20000 entries");
  EXPECT_EQ(read.faults.size(), 1u);
  EXPECT_TRUE(read.site.queues.empty());
}

TEST(JsonSite, ACommandHandsTheFaultsOn) {
  const FixedNames names;
  json::Reader reader;
  const json::Line good =
      reader.read(R"({"do":"configure","site":)" + std::string(kWholeSite) + "}", names);
  const auto& configure = std::get<command::Configure>(std::get<Submission>(good.content).command);
  EXPECT_TRUE(configure.faults.empty());
  EXPECT_EQ(written(*configure.site), kWholeSite);
  const json::Line bad =
      reader.read(R"({"do":"configure","site":{"queues":[{"key":"a","x":1}]}})", names);
  const auto& faulty = std::get<command::Configure>(std::get<Submission>(bad.content).command);
  ASSERT_EQ(faulty.faults.size(), 1u);
  EXPECT_EQ(faulty.faults[0].path, "queues[0].x");
}

}  // namespace
}  // namespace cordboard
