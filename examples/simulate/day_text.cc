#include "day_text.h"

#include <algorithm>

#include "chart.h"

namespace cordboard::simulate {
namespace {

constexpr std::size_t kBarWidth = 10;
constexpr std::size_t kShareWidth = 8;
constexpr double kSecondsOfHour = 3600;
constexpr std::string_view kIndent = "  ";

double seconds_of(std::size_t hour) { return static_cast<double>(hour) * kSecondsOfHour; }

std::optional<double> busy_share(const PoolTally& staff) {
  if (staff.capacity == 0) return std::nullopt;
  return static_cast<double>(staff.in_chats) / static_cast<double>(staff.capacity);
}

// The values of the longest bars.
struct Scale {
  double calls = 0;
  double wait = 0;
};

Scale scale_of(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated) {
  Scale scale;
  for (std::size_t hour = 0; hour < kHours; ++hour) {
    const HourSum& real = recorded.hours[hour];
    scale.calls = std::max(scale.calls, static_cast<double>(real.arrived) / recorded.days);
    scale.wait = std::max(scale.wait, real.mean_wait_s().value_or(0));
    for (const SimulatedDays& one : simulated) {
      const HourSum& sum = one.hours[hour];
      scale.calls = std::max(scale.calls, static_cast<double>(sum.arrived) / one.days);
      scale.wait = std::max(scale.wait, sum.mean_wait_s().value_or(0));
    }
  }
  return scale;
}

bool nobody_called(std::size_t hour, const RecordedDays& recorded,
                   const std::vector<SimulatedDays>& simulated) {
  return recorded.hours[hour].arrived == 0 &&
         std::ranges::all_of(
             simulated, [hour](const SimulatedDays& one) { return one.hours[hour].arrived == 0; });
}

void add_wait_cells(std::vector<std::string>& row, const HourSum& sum, double longest) {
  row.push_back(bar(sum.mean_wait_s().value_or(0), longest, kBarWidth));
  row.push_back(fixed(sum.mean_wait_s(), 1));
}

std::string wait_chart(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated,
                       const Scale& scale) {
  Table table("llr");
  std::vector<std::string> head = {"hour", "calls", "", "recorded", ""};
  for (const SimulatedDays& one : simulated) head.insert(head.end(), {one.name, ""});
  table.add(head);
  for (std::size_t hour = 0; hour < kHours; ++hour) {
    if (nobody_called(hour, recorded, simulated)) continue;
    const SimulatedDays& first = simulated.front();
    const double calls = static_cast<double>(first.hours[hour].arrived) / first.days;
    std::vector<std::string> row = {hours(seconds_of(hour), seconds_of(hour + 1)),
                                    bar(calls, scale.calls, kBarWidth), fixed(calls, 0)};
    add_wait_cells(row, recorded.hours[hour], scale.wait);
    for (const SimulatedDays& one : simulated) add_wait_cells(row, one.hours[hour], scale.wait);
    table.add(std::move(row));
  }
  return table.text(kIndent);
}

// Two shares: the service level on the left, the agents' occupancy on the right.
std::string share_chart(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated) {
  Table table("llr");
  std::vector<std::string> head = {"hour", "recorded", ""};
  for (const SimulatedDays& one : simulated) head.insert(head.end(), {one.name, ""});
  for (const SimulatedDays& one : simulated) head.insert(head.end(), {"| " + one.name, ""});
  table.add(head);
  for (std::size_t hour = 0; hour < kHours; ++hour) {
    if (nobody_called(hour, recorded, simulated)) continue;
    std::vector<std::string> row = {hours(seconds_of(hour), seconds_of(hour + 1))};
    const auto add_share = [&row](std::string_view before, std::optional<double> share) {
      row.push_back(std::string(before) + bar(share.value_or(0), 1, kShareWidth));
      row.push_back(share ? fixed(*share * 100, 0) : "-");
    };
    const auto prompt = [](const HourSum& sum) { return sum.share(sum.prompt); };
    add_share("", prompt(recorded.hours[hour]));
    for (const SimulatedDays& one : simulated) add_share("", prompt(one.hours[hour]));
    for (const SimulatedDays& one : simulated) add_share("| ", busy_share(one.staff[hour]));
    table.add(std::move(row));
  }
  return table.text(kIndent);
}

std::vector<std::string> total_row(std::string name, const HourSum& total, double days) {
  return {std::move(name),
          fixed(static_cast<double>(total.arrived) / days, 0),
          fixed(static_cast<double>(total.answered) / days, 0),
          fixed(total.mean_wait_s(), 1) + " s",
          percent(total.share(total.waited)),
          percent(total.share(total.prompt)),
          percent(total.share(total.abandoned))};
}

std::string with_sign(double number) {
  std::string text = fixed(number, 1);
  if (number >= 0) text.insert(0, 1, '+');
  return text;
}

void write_sum(const HourSum& total, double days, JsonText& json) {
  json.begin_object();
  json.key("arrived").value(static_cast<double>(total.arrived) / days);
  json.key("answered").value(static_cast<double>(total.answered) / days);
  json.key("abandoned").value(static_cast<double>(total.abandoned) / days);
  json.key("mean_wait_answered_s").value(total.mean_wait_s());
  json.key("p_wait").value(total.share(total.waited));
  json.key("p_abandon").value(total.share(total.abandoned));
  json.key("answered_within_20_s").value(total.share(total.prompt));
  json.end_object();
}

void write_error(const DayError& error, JsonText& json) {
  json.begin_object();
  json.key("mean_wait_answered_s").value(error.mean_wait_s);
  json.key("hourly_wait_s").value(error.hourly_wait_s);
  json.key("p_wait").value(error.share_waiting);
  json.key("p_abandon").value(error.share_abandoned);
  json.key("answered_within_20_s").value(error.share_prompt);
  json.end_object();
}

}  // namespace

void SimulatedDays::add_run(const Model& model, const Ledger& ledger, double run_days) {
  add(hours, simulated_hours(model, ledger));
  for (std::size_t hour = 0; hour < kHours; ++hour) {
    for (std::size_t i = 0; i < model.pools.size(); ++i) {
      staff[hour].append(ledger.pool_interval(hour, i));
    }
  }
  days += run_days;
}

std::string day_charts(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated) {
  const Scale scale = scale_of(recorded, simulated);
  return "Calls, and average speed of answer (s):\n\n" + wait_chart(recorded, simulated, scale) +
         "\nService level: answered within " + std::to_string(kPromptSeconds) +
         " s (% of calls) | occupancy (% of agents' time):\n\n" + share_chart(recorded, simulated);
}

std::string day_errors(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated) {
  Table totals("lrr");
  totals.add({"whole day", "calls", "answered", "ASA", "waited", "SL 20 s", "abandoned"});
  totals.add(total_row("recorded", sum(recorded.hours), recorded.days));
  for (const SimulatedDays& one : simulated) {
    totals.add(total_row(one.name, sum(one.hours), one.days));
  }
  std::string text = totals.text(kIndent) + "\n";
  for (const SimulatedDays& one : simulated) {
    const DayError error = compare(one.hours, recorded.hours);
    text += "Error, " + one.name + ": ASA " + with_sign(error.mean_wait_s) +
            " s (mean absolute error per hour " + fixed(error.hourly_wait_s, 1) + " s); waited " +
            with_sign(error.share_waiting * 100) + ", within " + std::to_string(kPromptSeconds) +
            " s " + with_sign(error.share_prompt * 100) + ",\n  abandoned " +
            with_sign(error.share_abandoned * 100) + " percentage points.\n";
  }
  return text;
}

void write_days(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated,
                JsonText& json) {
  json.key("by_hour").begin_list();
  for (std::size_t hour = 0; hour < kHours; ++hour) {
    if (nobody_called(hour, recorded, simulated)) continue;
    json.begin_object();
    json.key("from_s").value(seconds_of(hour)).key("to_s").value(seconds_of(hour + 1));
    json.key("recorded");
    write_sum(recorded.hours[hour], recorded.days, json);
    for (const SimulatedDays& one : simulated) {
      json.key(one.name);
      write_sum(one.hours[hour], one.days, json);
    }
    json.end_object();
  }
  json.end_list();
  json.key("whole_day").begin_object().key("recorded");
  write_sum(sum(recorded.hours), recorded.days, json);
  for (const SimulatedDays& one : simulated) {
    json.key(one.name);
    write_sum(sum(one.hours), one.days, json);
  }
  json.end_object();
  json.key("error").begin_object();
  for (const SimulatedDays& one : simulated) {
    json.key(one.name);
    write_error(compare(one.hours, recorded.hours), json);
  }
  json.end_object();
}

}  // namespace cordboard::simulate
