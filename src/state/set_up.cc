#include "state/set_up.h"

#include <algorithm>
#include <optional>

namespace cordboard::core {
namespace {

template <class AnyHandle>
std::vector<AnyHandle> handles(const Keys& keys, const std::vector<std::string>& texts) {
  std::vector<AnyHandle> found;
  for (const std::string& text : texts) found.push_back(keys.find<AnyHandle>(text));
  std::sort(found.begin(), found.end());
  return found;
}

bool names_any(const Requirement& needs, const Keys& keys, const std::vector<SkillId>& skills) {
  if (needs.kind == Requirement::Kind::kSkill) {
    return std::binary_search(skills.begin(), skills.end(), keys.find<SkillId>(needs.skill_key));
  }
  return std::any_of(needs.of.begin(), needs.of.end(),
                     [&](const Requirement& part) { return names_any(part, keys, skills); });
}

// The requirement without the dropped skills; nothing if no other condition remains. A condition
// that depends on a dropped skill is removed as a whole, so that dropping never makes the
// requirement stricter.
std::optional<Requirement> without(const Requirement& needs, const Keys& keys,
                                   const std::vector<SkillId>& dropped) {
  if (needs.kind == Requirement::Kind::kSkill) {
    const auto skill = keys.find<SkillId>(needs.skill_key);
    if (std::binary_search(dropped.begin(), dropped.end(), skill)) return std::nullopt;
    return needs;
  }
  // A part under `not` would be satisfied by more agents, who would then be excluded.
  if (needs.kind == Requirement::Kind::kNot && names_any(needs, keys, dropped)) return std::nullopt;
  Requirement kept = needs;
  kept.of.clear();
  for (const Requirement& part : needs.of) {
    auto rest = without(part, keys, dropped);
    if (rest) {
      kept.of.push_back(std::move(*rest));
    } else if (needs.kind != Requirement::Kind::kAll) {
      return std::nullopt;
    }
  }
  return kept;
}

NeedId hold_without(State& state, const Requirement& needs, const std::vector<SkillId>& dropped) {
  if (dropped.empty()) return state.needs.hold(needs, state.keys);
  const auto rest = without(needs, state.keys, dropped);
  return rest ? state.needs.hold(*rest, state.keys) : NeedId{0};
}

void name_servers(const Keys& keys, const std::optional<std::vector<std::string>>& agents,
                  const std::optional<std::vector<std::string>>& teams, Stage& stage) {
  stage.everyone = !agents && !teams;
  stage.agents.clear();
  stage.teams.clear();
  if (agents) stage.agents = handles<AgentId>(keys, *agents);
  if (teams) stage.teams = handles<TeamId>(keys, *teams);
}

// The stage before with the changes of the step, except for the needs, which are set afterwards.
Stage stage_after(const Keys& keys, const Stage& before, const RelaxStep& step) {
  Stage stage = before;
  stage.after = step.after;
  if (step.agents || step.teams) name_servers(keys, step.agents, step.teams, stage);
  for (const SkillId skill : handles<SkillId>(keys, step.drop)) {
    const auto place = std::lower_bound(stage.dropped.begin(), stage.dropped.end(), skill);
    if (place == stage.dropped.end() || *place != skill) stage.dropped.insert(place, skill);
  }
  stage.priority_add += step.priority_add.value_or(0);
  if (step.offers_at_once) stage.offers_at_once = *step.offers_at_once;
  return stage;
}

void drop_bookable(State& state, std::uint32_t agent) {
  const auto found = state.calendars.find(agent);
  if (found == state.calendars.end()) return;
  found->second.bookable.reset();
  if (found->second.is_empty()) state.calendars.erase(found);
}

bool may_turn_away(const QueueSettings& settings) {
  return (settings.hours && settings.when_closed == WhenClosed::kReject) ||
         settings.when_unstaffed != WhenUnstaffed::kQueue || settings.max_waiting > 0 ||
         settings.max_estimated_wait.count() > 0;
}

}  // namespace

void set_up_stages(State& state, Queue& queue) {
  const QueueSettings& settings = queue.settings;
  queue.stages.assign(1, Stage{});
  name_servers(state.keys, settings.agents, settings.teams, queue.stages.front());
  queue.stages.front().offers_at_once = settings.offers_at_once;
  const Requirement* needs = &settings.needs;
  queue.stages.front().needs = state.needs.hold(*needs, state.keys);
  for (const RelaxStep& step : settings.relax) {
    Stage stage = stage_after(state.keys, queue.stages.back(), step);
    if (step.needs) needs = &*step.needs;
    stage.needs = hold_without(state, *needs, stage.dropped);
    queue.stages.push_back(std::move(stage));
  }
  queue.may_turn_away = may_turn_away(settings);
  queue.draws = settings.strategy == strategy::kRandom;
  queue.overflow_to = {};
  if (settings.overflow && settings.overflow->queue) {
    queue.overflow_to = state.keys.find<QueueId>(*settings.overflow->queue);
  }
}

void set_up_times(State& state) {
  const Site& site = *state.site;
  const SharedZones zones(state.zones);
  const auto compiled = [&](const auto& weeks) {
    const std::string& zone = weeks.time_zone ? *weeks.time_zone : site.time_zone;
    return Hours(weeks.weekly, weeks.exceptions, zones.of(zone));
  };
  for (Queue& queue : state.queues) queue.hours.reset();
  for (AgentSetup& setup : state.agent_setups) setup.schedule.reset();
  for (std::uint32_t agent = 0; agent < state.agents.size(); ++agent) drop_bookable(state, agent);
  state.longest_resume = Duration{0};
  for (const QueueSettings& settings : site.queues) {
    state.longest_resume = std::max(state.longest_resume, settings.abandon_resume);
    if (!settings.hours) continue;
    Queue& queue = state.queues[state.keys.find<QueueId>(settings.key).index];
    for (const CalendarSettings& calendar : site.calendars) {
      if (calendar.key == *settings.hours) queue.hours = compiled(calendar);
    }
  }
  for (const AgentSettings& settings : site.agents) {
    if (!settings.schedule && !settings.calendar_slots) continue;
    const auto id = state.keys.find<AgentId>(settings.key);
    if (settings.schedule) state.agent_setups[id.index].schedule = compiled(*settings.schedule);
    if (!settings.calendar_slots) continue;
    state.calendars[id.index].bookable =
        BookableHours{compiled(*settings.calendar_slots), settings.calendar_slots->slot};
  }
}

std::uint32_t steps_due(const Queue& queue, Time waiting_since, Time now) {
  std::uint32_t due = 0;
  while (due + 1 < queue.stages.size() && waiting_since + queue.stages[due + 1].after <= now) ++due;
  return due;
}

NeedId find_needs_now(const State& state, const Conversation& conversation) {
  const auto& dropped = state.stage_of(conversation).dropped;
  if (conversation.needs == 0 || dropped.empty()) return conversation.needs;
  const auto rest = without(state.needs.requirement(conversation.needs), state.keys, dropped);
  return rest ? state.needs.find(*rest).value_or(conversation.needs) : NeedId{0};
}

NeedId hold_needs_now(State& state, const Conversation& conversation) {
  if (conversation.needs == 0) return 0;
  return hold_without(state, state.needs.requirement(conversation.needs),
                      state.stage_of(conversation).dropped);
}

}  // namespace cordboard::core
