#include "class_reader.h"

#include <algorithm>
#include <utility>

#include "columns.h"
#include "cordboard/json.h"
#include "cordboard/limits.h"
#include "distribution_reader.h"

namespace cordboard::simulate {
namespace json = boost::json;

namespace {

constexpr double kMostPerMinute = 1e9;
constexpr std::string_view kEveryClass = "all";  // the name of the total in the report

std::vector<RateStep> read_steps(const json::value& value, const std::string& path,
                                 Faults& faults) {
  std::vector<RateStep> steps;
  for (const json::value& one : list(value, path, faults)) {
    const std::string place = element(path, steps.size());
    const auto step = numbers_in(one, place, 0, kMostPerMinute, faults);
    const bool fits = step && step->size() == 2 && (*step)[0] < to_seconds(kDay) &&
                      (steps.empty() || to_ms((*step)[0]) > steps.back().from);
    if (step && !fits) {
      faults.push_back(
          {place, "must be [second of the day, rate] with a later second than the previous one"});
    }
    steps.push_back(fits ? RateStep{to_ms((*step)[0]), (*step)[1]} : RateStep{});
  }
  if (steps.empty()) faults.push_back({path, "must have at least one step"});
  return steps;
}

std::vector<Ms> read_arrival_times(const json::value& value, const std::string& path,
                                   const std::filesystem::path& folder, Faults& faults) {
  if (!value.is_string()) {
    faults.push_back({path, "must be the name of a file"});
    return {};
  }
  const Column column = read_column(folder / std::string(value.get_string()));
  std::vector<Ms> times;
  for (const double seconds : column.values) times.push_back(to_ms(seconds));
  std::ranges::sort(times);
  if (!column.fault.empty()) {
    faults.push_back({path, column.fault});
  } else if (times.front() < 0 || to_seconds(times.back()) > kLongestSeconds) {
    faults.push_back({path, "has times out of bounds"});
  }
  return times;
}

ArrivalPlan read_arrivals(Fields& fields, const std::filesystem::path& folder) {
  ArrivalPlan plan;
  const json::value* rate = fields.find("per_minute");
  const json::value* rate_by = fields.find("per_minute_by");
  const json::value* times = fields.find("arrivals");
  if ((rate != nullptr) + (rate_by != nullptr) + (times != nullptr) != 1) {
    fields.fault("per_minute", "must have one of per_minute, per_minute_by, arrivals");
    return plan;
  }
  if (rate != nullptr) {
    const std::string path = fields.path_of("per_minute");
    const auto number = number_in(*rate, path, 0, kMostPerMinute, fields.faults());
    plan.rates.push_back({.from = 0, .per_minute = number.value_or(0)});
  } else if (rate_by != nullptr) {
    plan.rates = read_steps(*rate_by, fields.path_of("per_minute_by"), fields.faults());
  } else {
    plan.times = read_arrival_times(*times, fields.path_of("arrivals"), folder, fields.faults());
  }
  return plan;
}

std::vector<std::optional<Distribution>> read_handle_in(Fields& fields,
                                                        const std::filesystem::path& folder,
                                                        const Model& model) {
  std::vector<std::optional<Distribution>> by_pool(model.pools.size());
  const json::value* value = fields.find("handle_in");
  if (value == nullptr) return by_pool;
  Fields pools(*value, fields.path_of("handle_in"), fields.faults());
  for (std::size_t i = 0; i < model.pools.size(); ++i) {
    const std::string& key = model.pools[i].key;
    if (const json::value* one = pools.find(key)) {
      by_pool[i] = read_distribution(*one, pools.path_of(key), folder, fields.faults());
    }
  }
  // A pool that this model does not have is no fault, because models are often made from other
  // models.
  return by_pool;
}

void check_skills(const Requirement& needs, const Site& site, const std::string& path,
                  Faults& faults) {
  const bool is_skill = needs.kind == Requirement::Kind::kSkill;
  if (is_skill && std::ranges::find(site.skills, needs.skill_key) == site.skills.end()) {
    faults.push_back(
        {path, "names the skill \"" + needs.skill_key + "\", which the site does not have"});
  }
  for (const Requirement& part : needs.of) check_skills(part, site, path, faults);
}

// Skill expressions are read by the engine, as the requirement of the only queue of a site.
Requirement read_needs(Fields& fields, const Model& model) {
  const json::value* value = fields.find("requires");
  if (value == nullptr) return {};
  const std::string path = fields.path_of("requires");
  const json::object queue{{"key", "one"}, {"requires", *value}};
  cordboard::json::SiteText read =
      cordboard::json::read_site(json::serialize(json::object{{"queues", json::array{queue}}}));
  constexpr std::string_view kOfQueue = "queues[0].requires";
  for (const Fault& fault : read.faults) {
    const bool inside = fault.path.starts_with(kOfQueue);
    fields.faults().push_back(
        {inside ? path + fault.path.substr(kOfQueue.size()) : path, fault.message});
  }
  if (read.site.queues.empty()) return {};
  check_skills(read.site.queues[0].needs, model.site, path, fields.faults());
  return std::move(read.site.queues[0].needs);
}

CustomerClass read_class(const json::value& value, const std::string& path,
                         const std::filesystem::path& folder, Model& model, Faults& faults) {
  Fields fields(value, path, faults);
  CustomerClass read;
  read.name = fields.text("class");
  read.queue = fields.text("queue");
  const auto has_key = [&read](const QueueSettings& queue) { return queue.key == read.queue; };
  if (!read.queue.empty() && std::ranges::none_of(model.site.queues, has_key)) {
    fields.fault("queue", "is not a queue of the site");
  }
  read.arrivals = read_arrivals(fields, folder);
  if (const json::value* patience = fields.find("patience")) {
    read.patience = read_distribution(*patience, fields.path_of("patience"), folder, faults);
  }
  if (const json::value* handle = fields.require("handle")) {
    read.handle = read_distribution(*handle, fields.path_of("handle"), folder, faults);
  }
  read.handle_in = read_handle_in(fields, folder, model);
  read.needs = read_needs(fields, model);
  read.priority =
      static_cast<int>(fields.integer("priority", 0, -limits::kPriority, limits::kPriority));
  fields.no_others();
  return read;
}

}  // namespace

void read_classes(const json::value& value, const std::filesystem::path& folder, Model& model,
                  Faults& faults) {
  for (const json::value& one : list(value, "customers", faults)) {
    const std::string path = element("customers", model.classes.size());
    CustomerClass read = read_class(one, path, folder, model, faults);
    const auto has_name = [&read](const CustomerClass& other) { return other.name == read.name; };
    if (read.name == kEveryClass || std::ranges::any_of(model.classes, has_name)) {
      faults.push_back({path + ".class", "is already used"});
    }
    model.classes.push_back(std::move(read));
  }
  if (model.classes.empty()) faults.push_back({"customers", "must have at least one class"});
}

}  // namespace cordboard::simulate
