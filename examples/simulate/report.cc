#include "report.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace cordboard::simulate {
namespace {

double count(std::uint64_t number) { return static_cast<double>(number); }
double arrived(const Tally& tally) { return count(tally.arrived); }
double settled(const Tally& tally) { return count(tally.settled()); }

// Tallies over several periods: for each class and last for all classes together, for each pool,
// and for the staff as a whole, one tally per period.
struct Seen {
  std::vector<std::vector<Tally>> classes;
  std::vector<std::vector<PoolTally>> pools;
  std::vector<PoolTally> staff;

  explicit Seen(const Model& model)
      : classes(model.classes.size() + 1), pools(model.pools.size()) {}

  // `of` and `of_pool` return the tallies of one period.
  template <class TallyOf, class PoolTallyOf>
  void add(TallyOf of, PoolTallyOf of_pool) {
    Tally all;
    for (std::size_t i = 0; i + 1 < classes.size(); ++i) {
      classes[i].push_back(of(i));
      all.join(classes[i].back());
    }
    classes.back().push_back(all);
    PoolTally together;
    for (std::size_t i = 0; i < pools.size(); ++i) {
      pools[i].push_back(of_pool(i));
      together.append(pools[i].back());
    }
    staff.push_back(together);
  }

  void add_batch(const Ledger& ledger, std::size_t batch) {
    add([&](std::size_t i) { return ledger.batch(batch, i); },
        [&](std::size_t i) { return ledger.pool_batch(batch, i); });
  }
  void add_interval(const Ledger& ledger, std::size_t interval) {
    add([&](std::size_t i) { return ledger.interval(interval, i); },
        [&](std::size_t i) { return ledger.pool_interval(interval, i); });
  }
};

Figure quotient(std::span<const Tally> batches, double (*above)(const Tally&),
                double (*below)(const Tally&)) {
  std::vector<Part> parts;
  for (const Tally& batch : batches) parts.push_back({above(batch), below(batch)});
  return batch_quotient(parts);
}

// The smallest wait that the given share does not exceed.
void take_quantiles(std::vector<std::uint32_t> waits, ClassReport& report) {
  if (waits.empty()) return;
  for (std::size_t i = 0; i < kQuantiles.size(); ++i) {
    const double rank = std::ceil(kQuantiles[i] * static_cast<double>(waits.size()));
    const auto place = waits.begin() + std::max<std::ptrdiff_t>(0, std::llround(rank) - 1);
    std::nth_element(waits.begin(), place, waits.end());
    report.wait_quantiles_s[i] = to_seconds(*place);
  }
}

ClassReport report_class(std::string name, std::span<const Tally> batches) {
  ClassReport report;
  report.name = std::move(name);
  Tally total;
  for (const Tally& batch : batches) total.append(batch);
  report.arrived = total.arrived;
  report.answered = total.answered;
  report.abandoned = total.abandoned;
  report.rejected = total.rejected;
  for (const QuotientOfTally& one : kQuotients) {
    report.*one.figure = quotient(batches, one.above, one.below);
  }
  for (std::size_t i = 0; i < kThresholds.size(); ++i) {
    std::vector<Part> parts;
    for (const Tally& batch : batches) {
      parts.push_back({count(batch.answered_within[i]), settled(batch)});
    }
    report.service_level[i] = batch_quotient(parts);
  }
  return report;
}

PoolReport report_pool(std::string key, std::span<const PoolTally> batches, Ms observed) {
  PoolReport report;
  report.key = std::move(key);
  std::vector<Part> in_use;
  std::vector<Part> full;
  PoolTally total;
  for (const PoolTally& batch : batches) {
    total.append(batch);
    in_use.push_back({static_cast<double>(batch.in_chats), static_cast<double>(batch.capacity)});
    full.push_back({static_cast<double>(batch.full), static_cast<double>(batch.signed_in)});
  }
  if (observed > 0) {
    report.signed_in = static_cast<double>(total.signed_in) / static_cast<double>(observed);
  }
  report.occupancy = batch_quotient(in_use);
  report.time_full = batch_quotient(full);
  return report;
}

Figures make_figures(const Model& model, const Seen& seen) {
  Figures figures;
  for (std::size_t i = 0; i < model.classes.size(); ++i) {
    figures.classes.push_back(report_class(model.classes[i].name, seen.classes[i]));
  }
  figures.classes.push_back(report_class("all", seen.classes.back()));
  Ms observed = 0;
  for (const Tally& stretch : seen.classes.back()) observed += stretch.observed;
  for (std::size_t i = 0; i < model.pools.size(); ++i) {
    figures.pools.push_back(report_pool(model.pools[i].key, seen.pools[i], observed));
  }
  figures.staff = report_pool("all", seen.staff, observed);
  return figures;
}

// `waits_of` returns the waits of a class.
template <class WaitsOf>
void add_quantiles(Figures& figures, WaitsOf waits_of) {
  std::vector<std::uint32_t> all;
  for (std::size_t i = 0; i + 1 < figures.classes.size(); ++i) {
    const std::span<const std::uint32_t> waits = waits_of(i);
    all.insert(all.end(), waits.begin(), waits.end());
    take_quantiles({waits.begin(), waits.end()}, figures.classes[i]);
  }
  take_quantiles(std::move(all), figures.classes.back());
}

IntervalReport report_interval(const Model& model, const Ledger& ledger, std::size_t interval) {
  IntervalReport report;
  report.from = static_cast<Ms>(interval) * model.interval;
  report.to = std::min(report.from + model.interval, kDay);
  Seen seen(model);
  seen.add_interval(ledger, interval);
  report.figures = make_figures(model, seen);
  add_quantiles(report.figures, [&](std::size_t i) { return ledger.interval_waits(interval, i); });
  return report;
}

}  // namespace

const std::array<QuotientOfTally, 10> kQuotients = {{
    {"p_wait", &ClassReport::p_wait,
     [](const Tally& tally) { return count(tally.queued - tally.offered_at_once); }, arrived},
    {"p_abandon", &ClassReport::p_abandon,
     [](const Tally& tally) { return count(tally.abandoned); }, settled},
    {"p_reject", &ClassReport::p_reject, [](const Tally& tally) { return count(tally.rejected); },
     settled},
    {"mean_wait_s", &ClassReport::mean_wait_s,
     [](const Tally& tally) { return to_seconds(tally.wait); }, settled},
    {"mean_wait_answered_s", &ClassReport::mean_wait_answered_s,
     [](const Tally& tally) { return to_seconds(tally.wait_answered); },
     [](const Tally& tally) { return count(tally.answered); }},
    {"mean_queue", &ClassReport::mean_queue,
     [](const Tally& tally) { return to_seconds(tally.waiting); },
     [](const Tally& tally) { return to_seconds(tally.observed); }},
    {"offers_per_conversation", &ClassReport::offers_per_conversation,
     [](const Tally& tally) { return count(tally.offers); }, settled},
    {"missed_per_conversation", &ClassReport::missed_per_conversation,
     [](const Tally& tally) { return count(tally.missed); }, settled},
    {"mean_handle_s", &ClassReport::mean_handle_s,
     [](const Tally& tally) { return to_seconds(tally.handle); },
     [](const Tally& tally) { return count(tally.handled); }},
    {"mean_work_s", &ClassReport::mean_work_s,
     [](const Tally& tally) { return to_seconds(tally.work); },
     [](const Tally& tally) { return count(tally.answered); }},
}};

Report make_report(const Model& model, const Ledger& ledger) {
  Seen seen(model);
  for (std::size_t batch = 0; batch < ledger.batch_count(); ++batch) seen.add_batch(ledger, batch);
  Report report;
  report.total = make_figures(model, seen);
  add_quantiles(report.total, [&](std::size_t i) { return ledger.waits(i); });
  for (std::size_t i = 0; i < ledger.interval_count(); ++i) {
    report.intervals.push_back(report_interval(model, ledger, i));
  }
  return report;
}

}  // namespace cordboard::simulate
