#include <algorithm>

#include "apply/agents.h"
#include "apply/apply.h"
#include "apply/waiting.h"
#include "state/set_up.h"

namespace cordboard::core {
namespace {

void intern_keys(State& state, const Site& site) {
  const auto declare = [&state](KeyKind kind, std::string_view key) {
    state.keys.intern(kind, key, true);
  };
  state.keys.undeclare_all();
  for (const auto& key : site.skills) declare(KeyKind::kSkill, key);
  for (const auto& key : site.teams) declare(KeyKind::kTeam, key);
  for (const auto& key : site.not_ready_reasons) declare(KeyKind::kNotReadyReason, key);
  for (const auto& key : site.decline_reasons) declare(KeyKind::kDeclineReason, key);
  for (const auto& code : site.wrap_up_codes) declare(KeyKind::kWrapUpCode, code.key);
  for (const auto& agent : site.agents) declare(KeyKind::kAgent, agent.key);
  for (const auto& queue : site.queues) declare(KeyKind::kQueue, queue.key);
  for (const auto& calendar : site.calendars) declare(KeyKind::kCalendar, calendar.key);
}

void set_up_agent(State& state, const AgentSettings& settings, std::uint32_t order) {
  const auto id = state.keys.find<AgentId>(settings.key);
  Agent& agent = state.agents[id.index];
  agent.listed = true;
  agent.site_order = order;
  agent.capacity = settings.capacity;
  agent.role = settings.role;
  AgentSetup setup;
  for (const SkillLevel& level : settings.skills) {
    setup.skills.push_back({state.keys.find<SkillId>(level.skill), level.level});
  }
  std::sort(setup.skills.begin(), setup.skills.end(),
            [](Level a, Level b) { return a.skill < b.skill; });
  for (const std::string& team : settings.teams) {
    setup.teams.push_back(state.keys.find<TeamId>(team));
  }
  std::sort(setup.teams.begin(), setup.teams.end());
  for (const QueueRank& rank : settings.rank) {
    setup.ranks.push_back({state.keys.find<QueueId>(rank.queue), rank.rank});
  }
  std::sort(setup.ranks.begin(), setup.ranks.end(),
            [](const RankIn& a, const RankIn& b) { return a.queue < b.queue; });
  setup.wrap_up_limit_ms = settings.wrap_up_limit.value_or(Duration{0}).count();
  setup.disconnect_grace = settings.disconnect_grace;
  setup.requeue_after = settings.requeue_after;
  setup.may_push_urls = settings.may_push_urls;
  state.agent_setups[id.index] = std::move(setup);
}

void set_up_queue(State& state, const QueueSettings& settings) {
  Queue& queue = state.queues[state.keys.find<QueueId>(settings.key).index];
  queue.listed = true;
  queue.settings = settings;
  for (const Stage& stage : queue.stages) state.needs.drop(stage.needs);
  set_up_stages(state, queue);
}

}  // namespace

template <>
void apply(State& state, Time at, const event::SiteConfigured& e) {
  state.site = std::make_shared<const Site>(*e.site);
  state.zones = e.zones == nullptr ? std::vector<Zone>() : *e.zones;
  const Site& site = *state.site;
  intern_keys(state, site);
  state.agents.resize(state.keys.count(KeyKind::kAgent));
  state.agent_setups.resize(state.agents.size());
  state.agent_records.resize(state.agents.size());
  state.queues.resize(state.keys.count(KeyKind::kQueue));
  for (Agent& agent : state.agents) agent.listed = false;
  for (Queue& queue : state.queues) queue.listed = false;
  std::uint32_t order = 0;
  for (const AgentSettings& agent : site.agents) set_up_agent(state, agent, order++);
  // Agents who have left the site and still drain come after those of the site.
  for (Agent& agent : state.agents) {
    if (!agent.listed) agent.site_order = order++;
  }
  for (const QueueSettings& queue : site.queues) set_up_queue(state, queue);
  state.canned_responses.clear();
  for (const auto& each : site.canned_responses) state.canned_responses[each.key] = each.text;
  set_up_times(state);
  for (Queue& queue : state.queues) reapply_relaxation(state, queue, at);
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    const Agent& agent = state.agents[index];
    set_presence_override(state, AgentId{index}, at, agent.overridden && agent.override_until > at);
    end_sessions_if_unknown(state, AgentId{index});
  }
  state.changes.site = state.changes.must_settle = true;
}

}  // namespace cordboard::core
