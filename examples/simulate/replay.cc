#include "replay.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace cordboard::simulate {
namespace {

constexpr Ms kPriorityCredit = 90 * kSecond;
// Some services are recorded as beginning a second or two before the wait ended.
constexpr Ms kClockSlack = 2 * kSecond;

struct Server {
  std::set<std::string> types;  // served that day
  std::vector<Span> services;   // in order
};

std::map<std::string, Server> servers_of(const DayRecords& day) {
  std::map<std::string, Server> servers;
  for (const Record& call : day.calls) {
    if (call.server.empty() || call.service_start < 0) continue;
    Server& server = servers[call.server];
    server.types.insert(call.type);
    server.services.push_back({.from = call.service_start, .to = call.service_end});
  }
  for (auto& [key, server] : servers) std::ranges::sort(server.services, {}, &Span::from);
  return servers;
}

// Whether a caller whom the server could have served waited in the gap.
bool somebody_waited(const DayRecords& day, const Server& server, Span gap) {
  return std::ranges::any_of(day.calls, [&](const Record& call) {
    const Ms shared = std::min(call.entered + call.wait, gap.to) - std::max(call.entered, gap.from);
    return shared > kClockSlack && server.types.contains(call.type);
  });
}

std::vector<Span> shifts_of(const DayRecords& day, const Server& server, Attendance attendance) {
  std::vector<Span> shifts;
  for (const Span& service : server.services) {
    const bool follows = !shifts.empty() && service.from > shifts.back().to;
    const bool is_apart =
        follows && attendance == Attendance::kWithoutProvenBreaks &&
        somebody_waited(day, server, {.from = shifts.back().to, .to = service.from});
    if (shifts.empty() || is_apart) {
      shifts.push_back(service);
    } else {
      shifts.back().to = std::max(shifts.back().to, service.to);
    }
  }
  return shifts;
}

void add_servers(const DayRecords& day, Attendance attendance, Model& model) {
  for (const auto& [key, server] : servers_of(day)) {
    AgentSettings agent;
    agent.key = key;
    agent.capacity = 1;
    for (const std::string& type : server.types)
      agent.skills.push_back({.skill = type, .level = 1});
    model.pools.push_back({.key = key,
                           .count = 1,
                           .rate_by_load = {1},
                           .shifts = ShiftPlan::once(shifts_of(day, server, attendance)),
                           .first_agent = model.site.agents.size()});
    model.site.agents.push_back(std::move(agent));
  }
}

// One queue for each type; first come, first served holds across the queues.
void add_type(const std::string& type, Model& model) {
  model.site.skills.push_back(type);
  QueueSettings queue;
  queue.key = type;
  queue.needs = Requirement::all_of({Requirement::skill(type)});
  queue.wrap_up.mode = WrapUpMode::kNone;
  model.site.queues.push_back(std::move(queue));
}

CustomerClass class_of(const DayRecords& day, const std::string& type, std::uint64_t seed) {
  CustomerClass kind;
  kind.name = type;
  kind.queue = type;
  Empirical served;
  for (const Record& call : day.calls) {
    if (call.type == type && call.is_served) served.values.push_back(to_seconds(call.handle));
  }
  if (served.values.empty()) served.values.push_back(0);
  const Distribution handle = served;
  Stream stream(seed, "handle of those who hung up", type);
  for (const Record& call : day.calls) {
    if (call.type != type) continue;
    RecordedCall one;
    one.handle = call.is_served ? call.handle : to_ms(handle.sample(stream));
    if (!call.is_served) one.patience = call.wait;
    if (call.is_priority) one.credit = kPriorityCredit;
    kind.arrivals.times.push_back(call.entered);
    kind.calls.push_back(one);
  }
  return kind;
}

}  // namespace

Model replay_model(const DayRecords& day, Attendance attendance, std::uint64_t seed) {
  Model model;
  model.site.name = "anonymous bank " + day.date;
  model.site.keep_closed = Duration{0};
  std::set<std::string> types;
  for (const Record& call : day.calls) types.insert(call.type);
  for (const std::string& type : types) {
    add_type(type, model);
    model.classes.push_back(class_of(day, type, seed));
  }
  add_servers(day, attendance, model);
  for (CustomerClass& kind : model.classes) kind.handle_in.resize(model.pools.size());
  model.duration = kDay;
  model.batches = 1;
  model.seed = seed;
  model.interval = kDay / kHours;
  model.origin = midnight_of(day.date);
  return model;
}

DayByHour recorded_hours(const DayRecords& day) {
  DayByHour hours;
  for (const Record& call : day.calls) {
    const Ms hour = std::min<Ms>(call.entered / (kDay / static_cast<Ms>(kHours)), kHours - 1);
    HourSum& sum = hours[static_cast<std::size_t>(hour)];
    ++sum.arrived;
    sum.waited += call.wait > 0 ? 1 : 0;
    if (!call.is_served) {
      ++sum.abandoned;
      continue;
    }
    ++sum.answered;
    sum.prompt += call.wait <= kPromptSeconds * kSecond ? 1 : 0;
    sum.wait_answered_s += to_seconds(call.wait);
  }
  return hours;
}

std::size_t agents_of(const DayRecords& day) { return servers_of(day).size(); }

}  // namespace cordboard::simulate
