// Statistics match the events. In random worlds with long pauses each figure that the engine
// reports, in total and for intervals of quarter-hours, equals the figure of a ledger built from
// the event log alone.
#include <gtest/gtest.h>

#include <algorithm>

#include "property/ledger.h"
#include "property/play.h"

namespace cordboard::property {
namespace {

constexpr Duration kQuarter = std::chrono::minutes(15);
constexpr Duration kDay = std::chrono::hours(24);

Time floor_of(Time at) { return at - Duration{to_ms(at) % kQuarter.count()}; }
Time ceiling_of(Time at) { return floor_of(at + kQuarter - Duration{1}); }

// The interval of the question: everything, or whole quarter-hours of the last day.
Interval interval_of(const question::Statistics& q, Time now) {
  if (!q.from && !q.to) return {};
  const Time newest = floor_of(now) + kQuarter;
  const Time oldest = std::max(Time{}, newest - kDay);
  const auto within = [&](Time at) { return std::clamp(at, oldest, newest); };
  const Time from = within(q.from ? floor_of(*q.from) : oldest);
  return {from, std::max(from, within(q.to ? ceiling_of(*q.to) : newest))};
}

std::string differs(std::string_view what, std::uint64_t told, std::uint64_t said) {
  if (told == said) return {};
  return ' ' + std::string(what) + " is " + std::to_string(told) + ", by the events " +
         std::to_string(said) + ';';
}

template <class Counts>
std::string differing_counts(const Counts& told, const Counts& said) {
  std::string found;
  for_each_field(told, [&](const auto& field, std::uint64_t value) {
    found += differs(field.name, value, said.*(field.member));
  });
  return found;
}

// The engine's quantile may be too high by an eighth.
std::string differing_quantile(std::string_view what, std::uint64_t told, std::uint64_t exact) {
  return told >= exact && told <= exact * 9 / 8 + 1 ? "" : differs(what, told, exact) + " about;";
}

std::string differing(const answer::QueueFigures& told, const answer::QueueFigures& said) {
  return differing_counts(told.counts, said.counts) +
         differs("service_level", told.service_level.permille, said.service_level.permille) +
         differs("average_wait_ms", told.average_wait, said.average_wait) +
         differing_quantile("p50_wait_ms", told.p50_wait, said.p50_wait) +
         differing_quantile("p90_wait_ms", told.p90_wait, said.p90_wait) +
         differs("average_handle_ms", told.average_handle, said.average_handle);
}

std::string differing(const answer::AgentFigures& told, const answer::AgentFigures& said) {
  return differing_counts(told.counts, said.counts) +
         differs("average_handle_ms", told.average_handle, said.average_handle) +
         differs("occupancy", told.occupancy.permille, said.occupancy.permille);
}

class Auditor : public Referee {
 public:
  const Engine& engine() const override { return engine_; }

  std::string take(const Step& step, const std::function<void(const Batch&)>& see) override {
    const Batch& batch = engine_.submit(step.submission);
    ledger_.write(batch, engine_.names());
    see(batch);
    std::string wrong = ask({});
    if (wrong.empty()) wrong = ask(drawn());
    if (wrong.empty()) wrong = look_at_queues();
    return wrong;
  }

 private:
  // An interval near the present or far from it; sometimes for one queue or one agent.
  question::Statistics drawn() {
    question::Statistics q;
    const auto moment = [this] {
      const int minutes = dice_.chance(70) ? 90 : 30 * 60;
      const Time at = engine_.now() + std::chrono::minutes(20 - dice_.roll(minutes)) -
                      Duration{dice_.chance(50) ? dice_.roll(60'000) : 0};
      return std::max(Time{}, dice_.chance(20) ? floor_of(at) : at);
    };
    if (dice_.chance(80)) q.from = moment();
    if (!q.from || dice_.chance(60)) q.to = moment();
    const Site& site = *engine_.site();
    if (dice_.chance(20)) q.queue = engine_.find<QueueId>(dice_.pick(site.queues).key);
    if (dice_.chance(20)) q.agent = engine_.find<AgentId>(dice_.pick(site.agents).key);
    return q;
  }

  std::string ask(const question::Statistics& q) {
    const Answer answer = engine_.ask(q);
    if (!answer.ok()) return "statistics are refused";
    const auto& told = std::get<answer::Statistics>(answer.value);
    const Interval interval = interval_of(q, engine_.now());
    const bool is_all = !q.from && !q.to;
    if (!is_all && (told.from != interval.from || told.to != interval.to)) {
      return "the interval is " + text_of({told.from, told.to}) + ", not " + text_of(interval);
    }
    std::string found = look_at<QueueId>(told.queues, q.queue, q.agent && !q.queue,
                                         [&](QueueId id) { return ledger_.figures(id, interval); });
    found += look_at<AgentId>(told.agents, q.agent, q.queue && !q.agent, [&](AgentId id) {
      return ledger_.figures(id, interval, engine_.now());
    });
    return found.empty() ? found : "of " + (is_all ? "all time" : text_of(interval)) + ":" + found;
  }

  // Compares the figures of one kind: those of the one asked for, of none, or of all.
  template <class Id, class Figures, class Said>
  std::string look_at(const std::vector<Keyed<Id, Figures>>& told, std::optional<Id> only,
                      bool none, const Said& said) {
    std::vector<Id> wanted;
    for (std::uint32_t index = 0; !names().key(Id{index}).empty() && !none; ++index) {
      if (only ? *only == Id{index} : ledger_.tells_of(Id{index})) wanted.push_back(Id{index});
    }
    std::string found;
    if (told.size() != wanted.size()) found += differs(" number", told.size(), wanted.size());
    for (std::size_t i = 0; i < std::min(told.size(), wanted.size()); ++i) {
      const std::string name = ' ' + std::string(names().key(wanted[i])) + ':';
      if (told[i].key != wanted[i]) found += name + " is another;";
      const std::string wrong = differing(told[i].value, said(wanted[i]));
      if (!wrong.empty()) found += name + wrong;
    }
    return found;
  }

  // The question `queue` has figures too.
  std::string look_at_queues() {
    std::string found;
    for (const QueueSettings& queue : engine_.site()->queues) {
      const auto id = engine_.find<QueueId>(queue.key);
      const Answer answer = engine_.ask(question::Queue{id});
      found += differing_counts(std::get<answer::Queue>(answer.value).statistics,
                                ledger_.figures(id, {}).counts);
    }
    return found;
  }

  const Names& names() const { return engine_.names(); }
  static std::string text_of(const Interval& interval) {
    return std::to_string(to_ms(interval.from)) + " to " + std::to_string(to_ms(interval.to));
  }

  Engine engine_;
  Ledger ledger_;
  Dice dice_{1};
};

TEST(Statistics, MatchTheEvents) {
  play({.referee = [] { return std::make_unique<Auditor>(); }, .worlds = 1000, .has_pauses = true});
}

}  // namespace
}  // namespace cordboard::property
