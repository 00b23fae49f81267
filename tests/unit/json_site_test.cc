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
            R"("agents":[],"calendars":[],"canned_responses":[],"case_fields":[]})");
}

constexpr std::string_view kWholeSite =
    R"({"name":"Acme","time_zone":"Europe/Berlin","keep_closed_ms":0,"skills":["en","de"],)"
    R"("teams":["t1"],"not_ready_reasons":["lunch"],"decline_reasons":["busy"],)"
    R"("wrap_up_codes":[{"key":"solved","name":"Solved"}],)"
    R"("queues":[{"key":"sales","name":"Sales","priority":-3,"aging_per_minute":2,"order":"due",)"
    R"("strategy":"best_skilled","weight":2,"requires":{"any":[{"en":3},{"de":1}]},)"
    R"("agents":["ann"],"teams":["t1"],"offer_timeout_ms":1000,"auto_accept":true,)"
    R"("missed_before_rona":0,"declined_pause_ms":5,"reoffer_after_ms":6,"service_level_ms":7,)"
    R"("wrap_up":{"mode":"timed","limit_ms":9},"customer_grace_ms":8,)"
    R"("relax":[{"after_ms":1,"requires":{"en":1},"drop":["de"],"teams":["t1"],"agents":["ann"],)"
    R"("priority_add":-2,"offers_at_once":3},{"after_ms":2,"drop":[]}],)"
    R"("offers_at_once":2,"pull":true,"max_offers":4,"max_waiting":5,"max_wait_ms":6,)"
    R"("max_estimated_wait_ms":7,"overflow":{"queue":"late","priority_add":10},)"
    R"("when_unstaffed":"overflow","max_per_agent":2,"hours":"office","when_closed":"queue",)"
    R"("sticky_wait_ms":9,"reminder":{"yellow_ms":1,"red_ms":2},"abandon_resume_ms":3,)"
    R"("customer_idle":{"warn_ms":4,"end_ms":5},"transfer_missed":"queue",)"
    R"("consult_timeout_ms":6,"max_agents":7}],)"
    R"("agents":[{"key":"ann","name":"Ann","title":"Dr","email":"a@b.c","phone":"1",)"
    R"("role":"supervisor","teams":["t1"],"skills":{"en":5,"de":1},"capacity":4,)"
    R"("wrap_up_limit_ms":10,"rank":{"sales":1,"late":-2},"schedule":{"time_zone":"Asia/Tokyo",)"
    R"("weekly":[{"days":["sat"],"from":"00:00","to":"24:00"}],"exceptions":[]},)"
    R"("disconnect_grace_ms":11,"requeue_after_ms":12,"may_push_urls":true,)"
    R"("calendar_slots":{"weekly":[{"days":["tue"],)"
    R"("from":"10:00","to":"11:00"}],"exceptions":[],"slot_ms":60000}}],)"
    R"("calendars":[{"key":"office","time_zone":"UTC","weekly":[{"days":["mon","sun"],)"
    R"("from":"09:05","to":"17:00"}],"exceptions":[{"date":"2026-12-24","blocks":[{"from":"10:00",)"
    R"("to":"12:00"}]},{"date":"2028-02-29","blocks":[]}]}],)"
    R"("canned_responses":[{"key":"hi","text":"Hi <name>"}],)"
    R"("case_fields":[{"key":"due","name":"Due","type":"date"}]})";

TEST(JsonSite, WritesBackWhatItRead) {
  const json::SiteText read = json::read_site(kWholeSite);
  EXPECT_TRUE(read.faults.empty());
  EXPECT_EQ(written(read.site), kWholeSite);
}

TEST(JsonSite, FindsEveryFaultWithItsPath) {
  const json::SiteText read = json::read_site(
      R"({"name":5,"time_zone":null,"skills":"en","teams":["a",7],"colour":"red",)"
      R"("wrap_up_codes":[{"key":"a","name":"A","nmae":"A"},3],)"
      R"("queues":[{"key":"q0"},{"name":"no key"},{"key":"q2","order":"alphabetical",)"
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
  EXPECT_EQ(message_at(faults, "queues[2].order"), "must be one of fifo, lifo, due");
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
  EXPECT_EQ(read.site.queues.size(), 3u);  // invalid queues keep their places
}

TEST(JsonSite, FaultsOfHoursHaveTheirPaths) {
  const json::SiteText read = json::read_site(
      R"({"calendars":[{"weekly":[{"from":"09:00"},{"days":["monday"],"from":900,"to":"17:00"}],)"
      R"("exceptions":[{"blocks":[{"from":"10:00"}]},{"date":"2026-02-29"},{"date":20261224}]}],)"
      R"("agents":[{"key":"ann","schedule":{"key":"ann"},"rank":{"sales":1000001,"late":"1"}},)"
      R"({"key":"bob","rank":["sales"]}],)"
      R"("queues":[{"key":"sales","relax":[{"drop":["en"]}],"overflow":{"reject":"yes"}}]})");
  const std::vector<Fault>& faults = read.faults;
  EXPECT_EQ(message_at(faults, "calendars[0].key"), "is missing");
  EXPECT_EQ(message_at(faults, "calendars[0].weekly[0].days"), "is missing");
  EXPECT_EQ(message_at(faults, "calendars[0].weekly[0].to"), "is missing");
  EXPECT_TRUE(
      message_at(faults, "calendars[0].weekly[1].days[0]").starts_with("must be one of mon"));
  EXPECT_EQ(message_at(faults, "calendars[0].weekly[1].from"),
            R"(must be a time of day from "00:00" to "24:00")");
  EXPECT_EQ(message_at(faults, "calendars[0].exceptions[0].date"), "is missing");
  EXPECT_EQ(message_at(faults, "calendars[0].exceptions[0].blocks[0].to"), "is missing");
  EXPECT_EQ(message_at(faults, "calendars[0].exceptions[1].date"),
            R"(must be a day of the calendar like "2026-12-24")");
  EXPECT_EQ(message_at(faults, "calendars[0].exceptions[2].date"),
            R"(must be a day of the calendar like "2026-12-24")");
  EXPECT_EQ(message_at(faults, "agents[0].schedule.key"), "unknown field");
  EXPECT_EQ(message_at(faults, "agents[0].rank.sales"),
            "must be a whole number from -1000000 to 1000000");
  EXPECT_TRUE(message_at(faults, "agents[0].rank.late").starts_with("must be a whole number"));
  EXPECT_EQ(message_at(faults, "agents[1].rank"), "must be an object");
  EXPECT_EQ(message_at(faults, "queues[0].relax[0].after_ms"), "is missing");
  EXPECT_EQ(message_at(faults, "queues[0].overflow.reject"), "must be true or false");
  EXPECT_EQ(faults.size(), 15u);
}

// Returns the time of day that is read from the text, or an empty string if it is refused.
std::string time_read(const std::string& text) {
  const json::SiteText read =
      json::read_site(R"({"calendars":[{"key":"c","weekly":[{"days":[],"from":")" + text +
                      R"(","to":"24:00"}]}]})");
  if (!read.faults.empty()) return "";
  return std::to_string(read.site.calendars.at(0).weekly.at(0).from.minutes);
}

TEST(JsonSite, TimesOfDayHaveTwoDigitsEach) {
  EXPECT_EQ(time_read("00:00"), "0");
  EXPECT_EQ(time_read("09:30"), "570");
  EXPECT_EQ(time_read("23:59"), "1439");
  EXPECT_EQ(time_read("24:00"), "1440");
  for (const char* wrong : {"", "9:30", "09:3", "09:60", "24:01", "25:00", "99:99", "09.30",
                            "+9:30", "09:-1", "09:30:00", " 9:30", "0９:30"}) {
    EXPECT_EQ(time_read(wrong), "") << wrong;
  }
}

// Returns the date that is read from the text, or an empty string if it is refused.
std::string date_read(const std::string& text) {
  const json::SiteText read =
      json::read_site(R"({"calendars":[{"key":"c","exceptions":[{"date":")" + text + R"("}]}]})");
  if (!read.faults.empty()) return "";
  const Date date = read.site.calendars.at(0).exceptions.at(0).date;
  return std::to_string(date.year) + ' ' + std::to_string(date.month) + ' ' +
         std::to_string(date.day);
}

TEST(JsonSite, DatesMustExistInTheCalendar) {
  EXPECT_EQ(date_read("2026-12-24"), "2026 12 24");
  EXPECT_EQ(date_read("2024-02-29"), "2024 2 29");
  EXPECT_EQ(date_read("0001-01-01"), "1 1 1");
  EXPECT_EQ(date_read("9999-12-31"), "9999 12 31");
  for (const char* wrong : {"", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10",
                            "2026-01-00", "2026-04-31", "0000-01-01", "26-12-24", "2026-1-1",
                            "2026/12/24", "+026-12-24", "2026-12-24T", "10000-01-01"}) {
    EXPECT_EQ(date_read(wrong), "") << wrong;
  }
}

TEST(JsonSite, TextThatIsNoObjectIsOneFault) {
  for (const std::string_view text : {"", "[]", "5", "{", "{\"name\":1,\"name\":2}", "{}{}"}) {
    const json::SiteText read = json::read_site(text);
    ASSERT_EQ(read.faults.size(), 1u) << text;
    EXPECT_EQ(read.faults[0].path, "") << text;
  }
}

TEST(JsonSite, LimitsTheNumberOfFaults) {
  std::string text = R"({"skills":[0)";
  for (int i = 0; i < 9000; ++i) text += ",0";
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

TEST(JsonSite, ListsOfHoursHaveLimits) {
  const auto list = [](std::size_t size, const std::string& entry) {
    std::string text = "[" + entry;
    for (std::size_t i = 1; i < size; ++i) text += "," + entry;
    return text + "]";
  };
  const std::string block = R"({"days":[],"from":"00:00","to":"24:00"})";
  const json::SiteText read = json::read_site(
      R"({"calendars":[{"key":"a","weekly":)" + list(101, block) + R"(,"exceptions":)" +
      list(1001, R"({"date":"2026-12-24"})") + R"(},{"key":"b","weekly":[{"days":)" +
      list(8, R"("mon")") + R"(,"from":"00:00","to":"24:00"}]}],"queues":[{"key":"q","relax":)" +
      list(33, R"({"after_ms":0})") + "}]}");
  EXPECT_EQ(message_at(read.faults, "calendars[0].weekly"), "has more than 100 entries");
  EXPECT_EQ(message_at(read.faults, "calendars[0].exceptions"), "has more than 1000 entries");
  EXPECT_EQ(message_at(read.faults, "calendars[1].weekly[0].days"), "has more than 7 entries");
  EXPECT_EQ(message_at(read.faults, "queues[0].relax"), "has more than 32 entries");
  EXPECT_EQ(read.faults.size(), 4u);
}

TEST(JsonSite, AConfigureCommandCarriesTheFaults) {
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
