// `impact` predicts correctly. In random worlds the test asks about a new site, configures it at
// the same time, and compares the events with the answer.
#include <gtest/gtest.h>

#include <algorithm>

#include "property/play.h"
#include "property/witness.h"

namespace cordboard::property {
namespace {

template <class T, class Settings>
bool has_key(const std::vector<Settings>& all, const T& key) {
  return std::any_of(all.begin(), all.end(), [&](const Settings& each) { return each.key == key; });
}

// Removes references to agents and queues that are not in the site.
void drop_dangling(Site& site) {
  const auto drop_agents = [&](std::optional<std::vector<std::string>>& keys) {
    if (!keys) return;
    std::erase_if(*keys, [&](const std::string& key) { return !has_key(site.agents, key); });
  };
  for (QueueSettings& queue : site.queues) {
    drop_agents(queue.agents);
    for (RelaxStep& step : queue.relax) drop_agents(step.agents);
    const bool overflows = queue.overflow && queue.overflow->queue;
    if (overflows && !has_key(site.queues, *queue.overflow->queue)) queue.overflow.reset();
  }
  for (AgentSettings& agent : site.agents) {
    std::erase_if(agent.rank,
                  [&](const QueueRank& rank) { return !has_key(site.queues, rank.queue); });
  }
}

template <class T>
T& any(Dice& dice, std::vector<T>& of) {
  return of[static_cast<std::size_t>(dice.roll(static_cast<int>(of.size())))];
}

// The site with a few entries removed or changed.
Site changed(Dice& dice, Site site) {
  const Site fresh = draw_site(dice);
  for (int i = 1 + dice.roll(3); i > 0; --i) {
    const int roll = dice.roll(5);
    if (roll == 0 && site.agents.size() > 1) {
      site.agents.erase(site.agents.begin() + dice.roll(static_cast<int>(site.agents.size())));
    } else if (roll == 1 && site.queues.size() > 1) {
      site.queues.erase(site.queues.begin() + dice.roll(static_cast<int>(site.queues.size())));
    } else if (roll == 2) {
      any(dice, site.agents).skills = dice.pick(fresh.agents).skills;
    } else if (roll == 3) {
      any(dice, site.queues).needs = dice.pick(fresh.queues).needs;
    } else {
      any(dice, site.agents).capacity = dice.roll(3);
    }
  }
  drop_dangling(site);
  return site;
}

// The site with one to three faults.
Site spoilt(Dice& dice, Site site) {
  for (int i = 1 + dice.roll(3); i > 0; --i) {
    switch (dice.roll(6)) {
      case 0:
        any(dice, site.queues).strategy = "cheapest";
        break;
      case 1:
        any(dice, site.agents).capacity = -1;
        break;
      case 2:
        site.agents.push_back(site.agents.front());
        break;
      case 3:
        any(dice, site.queues).needs = Requirement::skill("la", 11);
        break;
      case 4:
        any(dice, site.queues).teams = std::vector<std::string>{"green"};
        break;
      default:
        any(dice, site.queues).key = "no key";
    }
  }
  return site;
}

template <class T>
std::string differs(std::string_view what, std::vector<T> told, std::vector<T> came) {
  std::sort(told.begin(), told.end());
  std::sort(came.begin(), came.end());
  if (told == came) return {};
  return std::string(what) + " differs from the events: " + std::to_string(told.size()) +
         " in the answer, " + std::to_string(came.size()) + " in the events; ";
}

bool is_same(const std::vector<Fault>& told, std::span<const Fault> came) {
  return std::equal(
      told.begin(), told.end(), came.begin(), came.end(),
      [](const Fault& a, const Fault& b) { return a.path == b.path && a.message == b.message; });
}

class Prophet : public Referee {
 public:
  const Engine& engine() const override { return engine_; }

  std::string take(const Step& step, const std::function<void(const Batch&)>& see) override {
    const auto submit = [&](const Submission& submission) {
      const Batch& batch = engine_.submit(submission);
      witness_.see(batch, engine_.names());
      see(batch);
    };
    std::string wrong;
    if (step.site) {
      submit({step.submission.at, {}, {}, command::Advance{}});
      wrong = foretell(*step.site, {});
    }
    submit(step.submission);
    if (!wrong.empty() || !dice_.chance(20)) return wrong;
    wrong = foretell(dice_.chance(50) ? draw_site(dice_) : changed(dice_, *engine_.site()), {});
    if (!wrong.empty() || !dice_.chance(10)) return wrong;
    std::vector<Fault> read;
    if (dice_.chance(30)) read.push_back({"queues[0].weight", "must be a whole number"});
    return foretell(dice_.chance(70) ? spoilt(dice_, *engine_.site()) : *engine_.site(), read);
  }

 private:
  // Asks, configures a copy of the engine, and compares.
  std::string foretell(const Site& site, const std::vector<Fault>& read) {
    const std::string before = engine_.snapshot();
    const std::string hash = hash_of(engine_);
    const auto deadline = engine_.next_deadline();
    const Answer answer = engine_.ask(question::Impact{&site, read});
    if (engine_.snapshot() != before || hash_of(engine_) != hash ||
        engine_.next_deadline() != deadline) {
      return "the question has changed the state";
    }
    Engine copy;
    if (!copy.restore(before)) return "the snapshot cannot be restored";
    const Batch& batch = copy.submit({{}, {}, {}, command::Configure{&site, read}});
    const Reply& reply = batch.reply();
    if (answer.refusal != reply.refusal) return "impact and configure give different replies";
    if (!is_same(answer.faults, reply.faults)) return "impact and configure find different faults";
    if (!reply.ok()) return {};
    Witness after = witness_;
    after.see(batch, copy.names());
    return compare(std::get<answer::Impact>(answer.value), batch, after);
  }

  std::string compare(const answer::Impact& told, const Batch& batch, const Witness& after) const {
    std::vector<OfferId> revoked;
    for (const EventRecord& record : batch.events()) {
      const auto* e = std::get_if<event::OfferRevoked>(&record.event);
      if (e != nullptr) revoked.push_back(e->offer);
    }
    std::vector<AgentId> agents;
    for (const AgentId id : witness_.agents()) {
      const bool is_gone = witness_.is_listed(id) && !after.is_listed(id);
      if (is_gone && witness_.is_signed_in(id)) agents.push_back(id);
    }
    std::vector<QueueId> queues;
    for (const std::uint32_t index : witness_.listed_queues()) {
      if (!after.is_listed(QueueId{index})) queues.push_back(QueueId{index});
    }
    return differs("revoked_offers", told.revoked_offers, revoked) +
           differs("drained_agents", told.drained_agents, agents) +
           differs("drained_queues", told.drained_queues, queues) +
           differs("stranded", told.stranded, stranded(after));
  }

  // The waiting conversations that an agent of the old site could serve and no agent of the new
  // site can.
  std::vector<ConversationId> stranded(const Witness& after) const {
    const Time now = engine_.now();
    const auto still = after.waiting();
    std::vector<ConversationId> found;
    for (const ConversationId each : witness_.waiting()) {
      if (!std::binary_search(still.begin(), still.end(), each)) continue;
      if (witness_.is_suited_by_anybody(each, now) && !after.is_suited_by_anybody(each, now)) {
        found.push_back(each);
      }
    }
    return found;
  }

  Engine engine_;
  Witness witness_;
  Dice dice_{1};
};

TEST(Impact, PredictsWhatConfigureDoes) {
  play({.referee = [] { return std::make_unique<Prophet>(); }, .worlds = 100});
}

}  // namespace
}  // namespace cordboard::property
