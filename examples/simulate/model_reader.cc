#include "model_reader.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "class_reader.h"
#include "cordboard/json.h"
#include "cordboard/limits.h"
#include "distribution_reader.h"

namespace cordboard::simulate {
namespace json = boost::json;

namespace {

constexpr double kSecondsOfDay = 86'400;

ShiftPlan read_shifts(const json::value& value, const std::string& path, Faults& faults) {
  std::vector<Span> spans;
  for (const json::value& one : list(value, path, faults)) {
    const std::string place = element(path, spans.size());
    const auto span = numbers_in(one, place, 0, 2 * kSecondsOfDay, faults);
    const bool fits = span && span->size() == 2 && (*span)[0] < kSecondsOfDay &&
                      (*span)[0] < (*span)[1] && (*span)[1] <= (*span)[0] + kSecondsOfDay;
    if (span && !fits) {
      faults.push_back({place, "must be two seconds of the day, and less than a day apart"});
    }
    spans.push_back(fits ? Span{to_ms((*span)[0]), to_ms((*span)[1])} : Span{});
  }
  return ShiftPlan::daily(spans);
}

std::vector<double> read_rates(Fields& fields, int capacity) {
  std::vector<double> rates;
  if (const json::value* value = fields.find("rate_by_load")) {
    const std::string path = fields.path_of("rate_by_load");
    rates = numbers_in(*value, path, 1e-6, 1e6, fields.faults()).value_or(std::vector<double>());
    if (rates.empty()) fields.fault("rate_by_load", "must have at least one rate above 0");
  } else {
    for (int load = 1; load <= capacity; ++load) rates.push_back(load);
  }
  return rates;
}

Pool read_pool(const json::value& value, const std::string& path,
               const std::filesystem::path& folder, Faults& faults) {
  Fields fields(value, path, faults);
  const auto distribution = [&](std::string_view name, Distribution fallback) {
    const json::value* one = fields.find(name);
    return one == nullptr ? fallback
                          : read_distribution(*one, fields.path_of(name), folder, faults);
  };
  Pool pool;
  pool.key = fields.text("pool");
  fields.require("count");
  pool.count = static_cast<std::size_t>(
      fields.integer("count", 1, 1, static_cast<std::int64_t>(limits::kAgents)));
  pool.capacity = static_cast<int>(fields.integer("capacity", 1, 1, limits::kCapacity));
  pool.answer_delay = distribution("answer_delay", {});
  pool.miss_probability = fields.number("miss_probability", 0, 0, 1);
  pool.back_after_missed = distribution("back_after_missed", Constant{60});
  pool.wrap_up = distribution("wrap_up", {});
  pool.rate_by_load = read_rates(fields, pool.capacity);
  if (const json::value* shifts = fields.find("shifts")) {
    pool.shifts = read_shifts(*shifts, fields.path_of("shifts"), faults);
  }
  for (const std::string_view of_site : {"skills", "teams", "rank"}) fields.find(of_site);
  fields.no_others();
  return pool;
}

// One agent for each pool in the form of the site, so that the engine's reader checks skills, teams
// and ranks.
json::object agent_of(const json::value& pool, const Pool& read) {
  json::object agent{{"key", read.key + "-1"}, {"capacity", read.capacity}};
  if (!pool.is_object()) return agent;
  for (const char* of_site : {"skills", "teams", "rank"}) {
    if (const json::value* value = pool.get_object().if_contains(of_site)) agent[of_site] = *value;
  }
  return agent;
}

// The site with the pools' agents at its end; the first agent of each pool represents all.
Faults read_site(const json::value& value, const json::array& pools, Model& model) {
  json::object site = value.is_object() ? value.get_object() : json::object();
  // The simulator has its own statistics, so the engine need not remember closed conversations.
  if (site.if_contains("keep_closed_ms") == nullptr) site["keep_closed_ms"] = 0;
  if (site.if_contains("agents") == nullptr) site["agents"] = json::array();
  if (!site["agents"].is_array()) return {{"site.agents", "must be a list"}};
  json::array& agents = site["agents"].get_array();
  std::size_t place = agents.size();
  for (std::size_t i = 0; i < model.pools.size(); ++i) {
    agents.push_back(agent_of(pools[i], model.pools[i]));
    model.pools[i].first_agent = place++;
  }
  cordboard::json::SiteText read = cordboard::json::read_site(json::serialize(site));
  model.site = std::move(read.site);
  return faults_in_model(model, read.faults);
}

// Adds all agents of every pool as copies of the first. Until now each pool had one agent, so that
// faults are reported once per pool.
void multiply_agents(Model& model) {
  if (model.pools.empty()) return;
  std::vector<AgentSettings> agents = std::move(model.site.agents);
  const std::vector<AgentSettings> firsts(
      agents.begin() + static_cast<std::ptrdiff_t>(model.pools.front().first_agent), agents.end());
  agents.resize(model.pools.front().first_agent);
  for (std::size_t i = 0; i < model.pools.size(); ++i) {
    Pool& pool = model.pools[i];
    pool.first_agent = agents.size();
    for (std::size_t number = 1; number <= pool.count; ++number) {
      agents.push_back(firsts[i]);
      agents.back().key = pool.key + "-" + std::to_string(number);
    }
  }
  model.site.agents = std::move(agents);
}

// A pull queue makes no offers, and simulated agents do not pick.
void refuse_pull_queues(const json::value& site, Faults& faults) {
  const json::object* object = site.if_object();
  const json::value* queues = object == nullptr ? nullptr : object->if_contains("queues");
  if (queues == nullptr || !queues->is_array()) return;
  for (std::size_t i = 0; i < queues->get_array().size(); ++i) {
    const json::object* queue = queues->get_array()[i].if_object();
    const json::value* pull = queue == nullptr ? nullptr : queue->if_contains("pull");
    if (pull != nullptr && pull->is_bool() && pull->get_bool()) {
      faults.push_back({element("site.queues", i) + ".pull", "simulated agents do not pick"});
    }
  }
}

void read_pools(const json::value& value, const std::filesystem::path& folder, ModelText& read) {
  std::vector<Pool>& pools = read.model.pools;
  for (const json::value& one : list(value, "pools", read.faults)) {
    const std::string path = element("pools", pools.size());
    Pool pool = read_pool(one, path, folder, read.faults);
    const bool known =
        std::ranges::any_of(pools, [&pool](const Pool& other) { return other.key == pool.key; });
    if (known) read.faults.push_back({path + ".pool", "is already the name of a pool"});
    pools.push_back(std::move(pool));
  }
  if (pools.empty()) read.faults.push_back({"pools", "must have at least one pool"});
}

std::uint64_t read_seed(Fields& fields) {
  const json::value* value = fields.find("seed");
  if (value != nullptr && value->is_uint64()) return value->get_uint64();
  return static_cast<std::uint64_t>(
      fields.integer("seed", 1, 0, std::numeric_limits<std::int64_t>::max()));
}

void read_times(Fields& fields, Model& model) {
  model.warm_up = to_ms(fields.number("warm_up_s", 0, 0, kLongestSeconds));
  fields.require("duration_s");
  model.duration = to_ms(fields.number("duration_s", 1, 0.001, kLongestSeconds));
  model.batches = static_cast<int>(fields.integer("batches", 30, 1, 1'000'000));
  model.seed = read_seed(fields);
  model.interval = to_ms(fields.number("interval_s", 0, 1, kSecondsOfDay));
  if (model.duration < model.batches) {
    fields.fault("batches", "must be at least a millisecond each");
  }
}

// The JSON error and its line.
std::string not_json(std::string_view text, std::size_t parsed, const json::error_code& error) {
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(parsed), '\n');
  return "is not JSON: " + (error ? error.message() : "unexpected text after the value") +
         ", in line " + std::to_string(line);
}

}  // namespace

ModelText read_model(std::string_view text, const std::filesystem::path& folder) {
  ModelText read;
  json::error_code error;
  json::parse_options options;
  options.max_depth = cordboard::json::kDeepestNesting;
  json::stream_parser parser(json::storage_ptr(), options);
  const std::size_t parsed = parser.write_some(text.data(), text.size(), error);
  if (!error && !parser.done()) parser.finish(error);
  if (error || text.substr(parsed).find_first_not_of(" \t\r\n") != text.npos) {
    read.faults.push_back({"", not_json(text, parsed, error)});
    return read;
  }
  const json::value value = parser.release();
  Fields fields(value, "", read.faults);
  if (!value.is_object()) return read;
  static const json::value kNothing;
  const auto field = [&fields](std::string_view name) -> const json::value& {
    const json::value* found = fields.require(name);
    return found == nullptr ? kNothing : *found;
  };
  read_times(fields, read.model);
  const json::value& site = field("site");
  const json::value& pools = field("pools");
  const json::value& customers = field("customers");
  fields.no_others();
  if (!site.is_object()) read.faults.push_back({"site", "must be an object"});
  if (!read.faults.empty()) return read;  // further faults would repeat these

  read_pools(pools, folder, read);
  refuse_pull_queues(site, read.faults);
  if (!pools.is_array()) return read;
  const Faults of_site = read_site(site, pools.get_array(), read.model);
  read.faults.insert(read.faults.end(), of_site.begin(), of_site.end());
  if (read.faults.empty()) multiply_agents(read.model);
  if (!of_site.empty() && read.model.site.queues.empty())
    return read;  // the site could not be read
  read_classes(customers, folder, read.model, read.faults);
  return read;
}

Faults faults_in_model(const Model& model, std::span<const Fault> of_site) {
  constexpr std::string_view kAgents = "agents[";
  Faults translated;
  for (const Fault& fault : of_site) {
    Fault mine{fault.path.empty() ? "site" : "site." + fault.path, fault.message};
    std::size_t agent = 0;
    if (fault.path.starts_with(kAgents)) {
      const char* const end = fault.path.data() + fault.path.size();
      const auto parsed = std::from_chars(fault.path.data() + kAgents.size(), end, agent);
      for (std::size_t i = 0; i < model.pools.size(); ++i) {
        if (agent < model.pools[i].first_agent) continue;
        mine.path =
            element("pools", i) + std::string(parsed.ptr + (parsed.ptr == end ? 0 : 1), end);
      }
    }
    if (std::ranges::find(translated, mine) == translated.end()) translated.push_back(mine);
  }
  return translated;
}

}  // namespace cordboard::simulate
