// Reading models from JSON: their values, and faults with their paths.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "simulate/command_line.h"
#include "simulate/model_reader.h"

namespace cordboard::simulate {
namespace {

constexpr std::string_view kGood = R"({
  "site": {"skills": ["en", "es"], "queues": [{"key": "chat"}, {"key": "mail", "weight": 2}]},
  "pools": [
    {"pool": "p1", "count": 3, "capacity": 2, "skills": {"en": 5}, "shifts": [[28800, 61200]]},
    {"pool": "p2", "count": 1, "miss_probability": 0.1, "answer_delay": {"uniform": [1, 5]}}
  ],
  "customers": [
    {"class": "A", "queue": "chat", "per_minute": 2, "handle": {"exponential": 180},
     "handle_in": {"p2": {"constant": 60}}, "patience": {"erlang": [2, 300]},
     "requires": {"en": 3}},
    {"class": "B", "queue": "mail", "per_minute_by": [[0, 1], [3600, 0.5]],
     "handle": {"lognormal": [200, 1.2]}, "priority": 5}
  ],
  "warm_up_s": 60, "duration_s": 3600, "batches": 10, "seed": 7, "interval_s": 1800
})";

// The model with one piece of text replaced.
std::string with(std::string_view piece, std::string_view replacement) {
  std::string text(kGood);
  const std::size_t place = text.find(piece);
  EXPECT_NE(place, std::string::npos) << piece;
  return text.replace(place, piece.size(), replacement);
}

std::vector<std::string> fault_paths(std::string_view text) {
  std::vector<std::string> paths;
  for (const Fault& fault : read_model(text, {}).faults) paths.push_back(fault.path);
  return paths;
}

using Paths = std::vector<std::string>;

TEST(SimulateModel, ReadsWhatIsWritten) {
  const ModelText read = read_model(kGood, {});
  ASSERT_TRUE(read.faults.empty()) << read.faults[0].path << ": " << read.faults[0].message;
  const Model& model = read.model;
  EXPECT_EQ(model.warm_up, 60'000);
  EXPECT_EQ(model.duration, 3'600'000);
  EXPECT_EQ(model.batches, 10);
  EXPECT_EQ(model.seed, 7u);
  ASSERT_EQ(model.site.agents.size(), 4u);
  EXPECT_EQ(model.site.agents[2].key, "p1-3");
  EXPECT_EQ(model.site.agents[3].key, "p2-1");
  EXPECT_EQ(model.site.agents[0].skills.at(0).level, 5);
  EXPECT_EQ(model.pools[1].first_agent, 3u);
  EXPECT_EQ(model.pools[0].rate_by_load, (std::vector<double>{1, 2}));
  EXPECT_DOUBLE_EQ(model.pools[1].back_after_missed.mean(), 60);
  EXPECT_DOUBLE_EQ(model.classes[0].handle_in[1]->mean(), 60);
  EXPECT_FALSE(model.classes[0].handle_in[0].has_value());
  EXPECT_FALSE(model.classes[1].patience.has_value());
  EXPECT_EQ(model.classes[1].priority, 5);
}

TEST(SimulateModel, ForgetsClosedConversationsUnlessTheSiteSaysOtherwise) {
  EXPECT_EQ(read_model(kGood, {}).model.site.keep_closed, Duration{0});
  const std::string text = with("\"site\": {", "\"site\": {\"keep_closed_ms\": 1000, ");
  EXPECT_EQ(read_model(text, {}).model.site.keep_closed, Duration{1000});
}

TEST(SimulateModel, FaultsNameTheirPaths) {
  EXPECT_EQ(fault_paths(with("\"count\": 3", "\"count\": 0")), Paths{"pools[0].count"});
  EXPECT_EQ(fault_paths(with("\"count\": 3, ", "")), Paths{"pools[0].count"});
  EXPECT_EQ(fault_paths(with("0.1", "1.1")), Paths{"pools[1].miss_probability"});
  EXPECT_EQ(fault_paths(with("[[28800, 61200]]", "[[61200, 28800]]")), Paths{"pools[0].shifts[0]"});
  EXPECT_EQ(fault_paths(with("[1, 5]", "[5, 1]")), Paths{"pools[1].answer_delay.uniform"});
  EXPECT_EQ(fault_paths(with("\"chat\", \"per_minute\"", "\"chut\", \"per_minute\"")),
            Paths{"customers[0].queue"});
  EXPECT_EQ(fault_paths(with("\"p2\": {\"constant\": 60}", "\"p3\": {\"constant\": 60}")), Paths{})
      << "a class of service times for an unknown pool is no fault";
  EXPECT_EQ(fault_paths(with("\"per_minute\": 2, ", "")), Paths{"customers[0].per_minute"});
  EXPECT_EQ(fault_paths(with("[3600, 0.5]", "[0, 0.5]")), Paths{"customers[1].per_minute_by[1]"});
  EXPECT_EQ(fault_paths(with("\"class\": \"B\"", "\"class\": \"all\"")),
            Paths{"customers[1].class"});
  EXPECT_EQ(fault_paths(with("\"requires\": {\"en\": 3}", "\"requires\": {\"fr\": 3}")),
            Paths{"customers[0].requires"});
  EXPECT_EQ(fault_paths(with("\"duration_s\": 3600, ", "")), Paths{"duration_s"});
}

TEST(SimulateModel, UnknownFieldsAreFaults) {
  EXPECT_EQ(fault_paths(with("\"seed\": 7", "\"seeds\": 7")), Paths{"seeds"});
  EXPECT_EQ(fault_paths(with("\"capacity\": 2", "\"kapacity\": 2")), Paths{"pools[0].kapacity"});
  EXPECT_EQ(fault_paths(with("\"priority\": 5", "\"urgency\": 5")), Paths{"customers[1].urgency"});
  EXPECT_EQ(fault_paths(with("{\"exponential\": 180}", "{\"exponentail\": 180}")),
            Paths{"customers[0].handle.exponentail"});
}

TEST(SimulateModel, ReportsAllFaultsAtOnce) {
  std::string text = with("\"count\": 3", "\"count\": -1");
  text.replace(text.find("\"batches\": 10"), 13, "\"batches\": 0 ");
  EXPECT_EQ(fault_paths(text), Paths{"batches"});  // first the simulation settings,
  EXPECT_EQ(fault_paths(with("\"weight\": 2", "\"weight\": \"2\"")),
            Paths{"site.queues[1].weight"});
  EXPECT_EQ(fault_paths("[]").size(), 1u);
  EXPECT_EQ(fault_paths("{"), Paths{""});
}

TEST(SimulateModel, ReportsTheEnginesFaultsOfAnAgentAtItsPool) {
  const Model model = read_model(kGood, {}).model;
  const std::vector<Fault> of_site = {{"agents[0].skills.fr", "unknown"},
                                      {"agents[1].skills.fr", "unknown"},
                                      {"agents[3].capacity", "too large"},
                                      {"queues[0].key", "twice"}};
  Paths paths;
  for (const Fault& fault : faults_in_model(model, of_site)) paths.push_back(fault.path);
  // The second agent of p1 has the same fault, which is reported once.
  EXPECT_EQ(paths, (Paths{"pools[0].skills.fr", "pools[1].capacity", "site.queues[0].key"}));
}

CommandLine parsed(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "cordboard-simulate");
  return parse_command_line(static_cast<int>(arguments.size()), arguments.data());
}

TEST(SimulateCommandLine, AcceptsOptionsInAnyOrder) {
  const CommandLine line = parsed({"--json", "m.json", "--seed", "5", "--events", "e"});
  EXPECT_TRUE(line.fault.empty()) << line.fault;
  EXPECT_TRUE(line.as_json);
  EXPECT_EQ(line.model, "m.json");
  EXPECT_EQ(line.seed, 5u);
  EXPECT_EQ(line.events, "e");
}

TEST(SimulateCommandLine, RefusesUnknownOptions) {
  EXPECT_FALSE(parsed({"--jsn"}).fault.empty());
  EXPECT_FALSE(parsed({"--seed", "x"}).fault.empty());
  EXPECT_FALSE(parsed({"--seed"}).fault.empty());
  EXPECT_FALSE(parsed({"a.json", "b.json"}).fault.empty());
  EXPECT_FALSE(parsed({"a.json", "--replay", "b.tsv"}).fault.empty());
  EXPECT_FALSE(parsed({"--day", "990105"}).fault.empty());
}

}  // namespace
}  // namespace cordboard::simulate
