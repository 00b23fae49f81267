#include "report_json.h"

#include <string>

namespace cordboard::simulate {
namespace {

void write_class(const ClassReport& one, bool with_half_widths, JsonText& json) {
  json.begin_object();
  json.key("arrived").value(one.arrived).key("answered").value(one.answered);
  json.key("abandoned").value(one.abandoned).key("rejected").value(one.rejected);
  for (const QuotientOfTally& quotient : kQuotients) {
    json.key(quotient.name).value(one.*quotient.figure, with_half_widths);
  }
  json.key("service_level").begin_object();
  for (std::size_t i = 0; i < kThresholds.size(); ++i) {
    json.key(std::to_string(kThresholds[i])).value(one.service_level[i], with_half_widths);
  }
  json.end_object();
  json.key("wait_quantiles_s").begin_object();
  for (std::size_t i = 0; i < kQuantiles.size(); ++i) {
    json.key(kQuantileNames[i]).value(one.wait_quantiles_s[i]);
  }
  json.end_object();
  json.end_object();
}

void write_figures(const Figures& figures, bool with_half_widths, JsonText& json) {
  json.key("classes").begin_object();
  for (const ClassReport& one : figures.classes) {
    json.key(one.name);
    write_class(one, with_half_widths, json);
  }
  json.end_object();
  json.key("pools").begin_object();
  for (const PoolReport& pool : figures.pools) {
    json.key(pool.key).begin_object();
    json.key("occupancy").value(pool.occupancy, with_half_widths);
    json.key("time_full").value(pool.time_full, with_half_widths);
    json.end_object();
  }
  json.end_object();
}

}  // namespace

void write_report(const Report& report, JsonText& json) {
  write_figures(report.total, true, json);
  json.key("turns").value(report.turns).key("events").value(report.events);
  json.key("simulated_s").value(report.simulated_s).key("wall_s").value(report.wall_s);
  if (report.intervals.empty()) return;
  json.key("intervals").begin_list();
  for (const IntervalReport& interval : report.intervals) {
    json.begin_object();
    json.key("from_s").value(to_seconds(interval.from)).key("to_s").value(to_seconds(interval.to));
    write_figures(interval.figures, false, json);
    json.end_object();
  }
  json.end_list();
}

}  // namespace cordboard::simulate
