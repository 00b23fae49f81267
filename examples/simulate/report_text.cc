#include "report_text.h"

#include <algorithm>

#include "chart.h"

namespace cordboard::simulate {
namespace {

constexpr std::size_t kReportBarWidth = 12;
constexpr std::size_t kMostIntervals = 96;
constexpr std::size_t kPrompt = 1;  // index among the thresholds: 20 s
constexpr std::string_view kReportIndent = "  ";

// "12.34 ±0.56"
std::string with_half_width(const Figure& figure, double scale, int digits) {
  if (!figure.mean) return "-";
  std::string text = fixed(*figure.mean * scale, digits);
  if (figure.half_width) text += " ±" + fixed(*figure.half_width * scale, digits);
  return text;
}

std::string class_table(const Figures& figures) {
  Table table("lrr");
  table.add({"class", "arrived", "answered", "abandoned", "rejected", "wait s", "p50", "p90", "p99",
             "waiting %", "SL 20 s %", "handle s"});
  for (const ClassReport& one : figures.classes) {
    if (figures.classes.size() == 2 && &one == &figures.all()) continue;  // equal to the only class
    table.add(
        {one.name, grouped(static_cast<double>(one.arrived)),
         grouped(static_cast<double>(one.answered)), grouped(static_cast<double>(one.abandoned)),
         grouped(static_cast<double>(one.rejected)), with_half_width(one.mean_wait_s, 1, 1),
         fixed(one.wait_quantiles_s[0], 0), fixed(one.wait_quantiles_s[1], 0),
         fixed(one.wait_quantiles_s[3], 0), with_half_width(one.p_wait, 100, 1),
         with_half_width(one.service_level[kPrompt], 100, 1), fixed(one.mean_handle_s.mean, 0)});
  }
  return table.text(kReportIndent);
}

std::string pool_table(const Figures& figures) {
  Table table("lrrrl");
  table.add({"pool", "signed in", "occupancy %", "full %", ""});
  const auto row = [&table](const PoolReport& pool) {
    table.add({pool.key, fixed(pool.signed_in, 1), with_half_width(pool.occupancy, 100, 1),
               with_half_width(pool.time_full, 100, 1),
               bar(pool.occupancy.mean.value_or(0), 1, kReportBarWidth)});
  };
  for (const PoolReport& pool : figures.pools) row(pool);
  if (figures.pools.size() > 1) row(figures.staff);
  return table.text(kReportIndent);
}

std::string interval_table(const Report& report) {
  double most_arrived = 0;
  double longest_wait = 0;
  for (const IntervalReport& one : report.intervals) {
    const ClassReport& all = one.figures.all();
    most_arrived = std::max(most_arrived, static_cast<double>(all.arrived));
    longest_wait = std::max(longest_wait, all.mean_wait_s.mean.value_or(0));
  }
  Table table("llr");
  table.add({"time", "arrived", "", "wait s", "", "SL 20 s %", "", "occupancy %", ""});
  for (const IntervalReport& one : report.intervals) {
    const ClassReport& all = one.figures.all();
    if (all.arrived == 0) continue;
    const auto arrived = static_cast<double>(all.arrived);
    const std::optional<double> prompt = all.service_level[kPrompt].mean;
    const std::optional<double> busy = one.figures.staff.occupancy.mean;
    table.add({hours(to_seconds(one.from), to_seconds(one.to)),
               bar(arrived, most_arrived, kReportBarWidth), grouped(arrived),
               bar(all.mean_wait_s.mean.value_or(0), longest_wait, kReportBarWidth),
               fixed(all.mean_wait_s.mean, 1), bar(prompt.value_or(0), 1, kReportBarWidth),
               prompt ? fixed(*prompt * 100, 1) : "-", bar(busy.value_or(0), 1, kReportBarWidth),
               busy ? fixed(*busy * 100, 1) : "-"});
  }
  return table.text(kReportIndent);
}

}  // namespace

std::string effort_text(const Report& report) {
  const auto conversations = static_cast<double>(report.total.all().arrived);
  std::string text = fixed(report.simulated_s / 3600, 1) + " h simulated in " +
                     fixed(report.wall_s, 2) + " s: " + grouped(static_cast<double>(report.turns)) +
                     " engine turns, " + grouped(static_cast<double>(report.events)) + " events";
  if (report.wall_s > 0.005) {
    text += ", " + grouped(conversations / report.wall_s) + " conversations/s";
  }
  return text + "\n";
}

std::string report_text(const Model& model, const Report& report) {
  std::string text = "Seed " + std::to_string(model.seed) + ", " +
                     fixed(to_seconds(model.duration) / 3600, 1) + " h in " +
                     std::to_string(model.batches) + " batches after a warm-up of " +
                     fixed(to_seconds(model.warm_up) / 3600, 1) + " h; ± 95 %.\n\n";
  text += class_table(report.total) + "\n" + pool_table(report.total) + "\n";
  if (report.intervals.size() > kMostIntervals) {
    text += "  The " + std::to_string(report.intervals.size()) + " intervals: see --json.\n\n";
  } else if (!report.intervals.empty()) {
    text += interval_table(report) + "\n";
  }
  return text + effort_text(report);
}

}  // namespace cordboard::simulate
