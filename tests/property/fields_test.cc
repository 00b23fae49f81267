// Random worlds test a site field only if it changes decisions. This test resets each field to its
// default; some world must then be routed differently.
#include <gtest/gtest.h>

#include "property/world.h"

namespace cordboard::property {
namespace {

struct RoutingField {
  const char* name;
  std::function<void(Site&, command::StartConversation&)> reset;
};

template <class Member>
RoutingField of_queue(const char* name, Member QueueSettings::*member) {
  return {name, [member](Site& site, command::StartConversation&) {
            for (QueueSettings& queue : site.queues) queue.*member = QueueSettings{}.*member;
          }};
}
template <class Member>
RoutingField of_agent(const char* name, Member AgentSettings::*member) {
  return {name, [member](Site& site, command::StartConversation&) {
            for (AgentSettings& agent : site.agents) agent.*member = AgentSettings{}.*member;
          }};
}
template <class Member>
RoutingField of_start(const char* name, Member command::StartConversation::*member) {
  return {name, [member](Site&, command::StartConversation& c) {
            c.*member = command::StartConversation{}.*member;
          }};
}

const std::vector<RoutingField>& routing_fields() {
  static const std::vector<RoutingField> fields = {
      of_queue("queue.priority", &QueueSettings::priority),
      of_queue("queue.aging_per_minute", &QueueSettings::aging_per_minute),
      of_queue("queue.order", &QueueSettings::order),
      of_queue("queue.strategy", &QueueSettings::strategy),
      of_queue("queue.weight", &QueueSettings::weight),
      of_queue("queue.requires", &QueueSettings::needs),
      of_queue("queue.agents", &QueueSettings::agents),
      of_queue("queue.teams", &QueueSettings::teams),
      of_queue("queue.offer_timeout_ms", &QueueSettings::offer_timeout),
      of_queue("queue.auto_accept", &QueueSettings::auto_accept),
      of_queue("queue.missed_before_rona", &QueueSettings::missed_before_rona),
      of_queue("queue.declined_pause_ms", &QueueSettings::declined_pause),
      of_queue("queue.reoffer_after_ms", &QueueSettings::reoffer_after),
      of_queue("queue.wrap_up", &QueueSettings::wrap_up),
      of_queue("queue.customer_grace_ms", &QueueSettings::customer_grace),
      of_queue("queue.relax", &QueueSettings::relax),
      of_queue("queue.offers_at_once", &QueueSettings::offers_at_once),
      of_queue("queue.pull", &QueueSettings::pull),
      of_queue("queue.max_offers", &QueueSettings::max_offers),
      of_queue("queue.max_waiting", &QueueSettings::max_waiting),
      of_queue("queue.max_wait_ms", &QueueSettings::max_wait),
      of_queue("queue.max_estimated_wait_ms", &QueueSettings::max_estimated_wait),
      of_queue("queue.overflow", &QueueSettings::overflow),
      of_queue("queue.when_unstaffed", &QueueSettings::when_unstaffed),
      of_queue("queue.max_per_agent", &QueueSettings::max_per_agent),
      of_queue("queue.hours", &QueueSettings::hours),
      of_queue("queue.when_closed", &QueueSettings::when_closed),
      of_queue("queue.sticky_wait_ms", &QueueSettings::sticky_wait),
      of_queue("queue.abandon_resume_ms", &QueueSettings::abandon_resume),
      of_queue("queue.customer_idle", &QueueSettings::customer_idle),
      of_agent("agent.rank", &AgentSettings::rank),
      of_agent("agent.schedule", &AgentSettings::schedule),
      of_agent("agent.disconnect_grace_ms", &AgentSettings::disconnect_grace),
      of_agent("agent.requeue_after_ms", &AgentSettings::requeue_after),
      of_agent("agent.teams", &AgentSettings::teams),
      of_agent("agent.skills", &AgentSettings::skills),
      of_agent("agent.capacity", &AgentSettings::capacity),
      of_agent("agent.wrap_up_limit_ms", &AgentSettings::wrap_up_limit),
      of_start("start.requires", &command::StartConversation::needs),
      of_start("start.priority", &command::StartConversation::priority),
      of_start("start.waiting_since", &command::StartConversation::waiting_since),
      of_start("start.due_at", &command::StartConversation::due_at),
      of_start("start.prefer_agent", &command::StartConversation::prefer_agent),
  };
  return fields;
}

// All offers of a world with their times, after one field (or none) is reset to its default.
std::string offers_of(int seed, const RoutingField* reset) {
  Dice dice(static_cast<std::uint64_t>(seed));
  Player player(dice, draw_site(dice));
  Engine engine;
  std::string offers;
  for (int i = 0; i < 120; ++i) {
    Step step = i == 0 ? player.first() : player.next(engine);
    Site site = step.site ? *step.site : Site{};
    command::StartConversation unused;
    if (reset != nullptr) {
      auto* start = std::get_if<command::StartConversation>(&step.submission.command);
      reset->reset(site, start != nullptr ? *start : unused);
    }
    if (step.site) step.submission.command = command::Configure{&site, {}};
    const Batch& batch = engine.submit(step.submission);
    player.see(batch);
    for (const EventRecord& record : batch.events()) {
      const auto* offer = std::get_if<event::OfferCreated>(&record.event);
      if (offer == nullptr) continue;
      offers += std::to_string(to_ms(record.at)) + ' ' + std::to_string(offer->conversation.value) +
                ' ' + std::to_string(offer->agent.index) + '\n';
    }
  }
  return offers;
}

TEST(RandomWorlds, EveryRoutingFieldChangesSomeDecision) {
  for (const RoutingField& field : routing_fields()) {
    int changed = 0;
    for (int seed = 1; seed <= 2000 && changed == 0; ++seed) {
      changed += offers_of(seed, nullptr) != offers_of(seed, &field);
    }
    EXPECT_GT(changed, 0) << field.name << " changed no decision";
  }
}

}  // namespace
}  // namespace cordboard::property
