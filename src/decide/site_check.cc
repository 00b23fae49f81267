#include <limits>
#include <set>
#include <string>

#include "checks/templates.h"
#include "checks/texts.h"
#include "cordboard/limits.h"
#include "decide/site.h"
#include "decide/site_faults.h"
#include "decide/site_hours.h"

namespace cordboard::core {
namespace {

constexpr std::int64_t kMostNumber = std::numeric_limits<std::int32_t>::max();

// Collects faults while it walks a site. Looking for all of them is simpler than stopping at the
// first.
class SiteCheck {
 public:
  SiteCheck(const Site& site, std::span<const std::string_view> strategies)
      : site_(site), strategies_(strategies) {}

  std::vector<Fault> run() {
    faults_.name(site_.name, "name");
    faults_.duration(site_.keep_closed, 0, "keep_closed_ms");
    check_zone(site_.time_zone, "time_zone", faults_);
    skills_ = faults_.keys(site_.skills, "skills", limits::kSkills);
    teams_ = faults_.keys(site_.teams, "teams", limits::kTeams);
    faults_.keys(site_.not_ready_reasons, "not_ready_reasons", limits::kReasons);
    faults_.keys(site_.decline_reasons, "decline_reasons", limits::kReasons);
    codes();
    canned();
    case_fields();
    calendars_ = faults_.keys_of(site_.calendars, "calendars", limits::kCalendars);
    for (std::size_t i = 0; i < site_.calendars.size(); ++i) {
      check_hours(site_.calendars[i], fmt::format("calendars[{}]", i), faults_);
    }
    agents_ = faults_.keys_of(site_.agents, "agents", limits::kAgents);
    if (agents_.contains("customer")) {
      faults_.add("agents", "\"customer\" is who writes as the customer");
    }
    queues_ = faults_.keys_of(site_.queues, "queues", limits::kQueues);
    for (std::size_t i = 0; i < site_.queues.size(); ++i) {
      queue(site_.queues[i], fmt::format("queues[{}]", i));
    }
    for (std::size_t i = 0; i < site_.agents.size(); ++i) {
      agent(site_.agents[i], fmt::format("agents[{}]", i));
    }
    return faults_.take();
  }

 private:
  void codes() {
    faults_.keys_of(site_.wrap_up_codes, "wrap_up_codes", limits::kReasons);
    for (std::size_t i = 0; i < site_.wrap_up_codes.size(); ++i) {
      faults_.name(site_.wrap_up_codes[i].name, fmt::format("wrap_up_codes[{}].name", i));
    }
  }

  void canned() {
    faults_.keys_of(site_.canned_responses, "canned_responses", limits::kCannedResponses);
    for (std::size_t i = 0; i < site_.canned_responses.size(); ++i) {
      const std::string_view fault = fault_of_template(site_.canned_responses[i].text);
      if (fault.empty()) continue;
      faults_.add(fmt::format("canned_responses[{}].text", i), std::string(fault));
    }
  }

  void case_fields() {
    faults_.keys_of(site_.case_fields, "case_fields", limits::kCaseFields);
    for (std::size_t i = 0; i < site_.case_fields.size(); ++i) {
      faults_.name(site_.case_fields[i].name, fmt::format("case_fields[{}].name", i));
      faults_.choice(site_.case_fields[i].type, fmt::format("case_fields[{}].type", i));
    }
  }

  void undeclared_skills(const Requirement& needs, const std::string& path) {
    if (needs.kind == Requirement::Kind::kSkill) {
      faults_.known(needs.skill_key, skills_, "skill", path);
    }
    for (const Requirement& part : needs.of) undeclared_skills(part, path);
  }
  void requirement(const Requirement& needs, const std::string& path) {
    if (is_well_formed(needs)) {
      undeclared_skills(needs, path);
    } else {
      faults_.add(path,
                  "is no requirement within the limits: levels 1 to 10, at most 64 parts, 8 deep");
    }
  }
  void priority(std::int32_t value, const std::string& path) {
    faults_.number(value, -limits::kPriority, limits::kPriority, path);
  }
  void offers_at_once(std::int32_t value, const std::string& path) {
    faults_.number(value, 1, limits::kOffersAtOnce, path);
  }
  // A number of something, 0 for any.
  void most(std::int32_t value, const std::string& path) {
    faults_.number(value, 0, kMostNumber, path);
  }
  // Of two times the second must be later, unless one of them is off.
  void in_order(Duration first, Duration second, std::string_view first_name,
                const std::string& path) {
    if (first.count() > 0 && second.count() > 0 && second <= first) {
      faults_.add(path, fmt::format("must be more than {}", first_name));
    }
  }

  // ---- a queue ----

  void queue(const QueueSettings& queue, const std::string& path) {
    faults_.name(queue.name, path + ".name");
    priority(queue.priority, path + ".priority");
    faults_.number(queue.aging_per_minute, 0, limits::kAgingPerMinute, path + ".aging_per_minute");
    faults_.choice(queue.order, path + ".order");
    strategy(queue.strategy, path + ".strategy");
    faults_.number(queue.weight, 1, limits::kWeight, path + ".weight");
    requirement(queue.needs, path + ".requires");
    if (queue.agents) faults_.all_known(*queue.agents, agents_, "agent", path + ".agents");
    if (queue.teams) faults_.all_known(*queue.teams, teams_, "team", path + ".teams");
    relax(queue.relax, path + ".relax");
    offers(queue, path);
    entry(queue, path);
    customer(queue, path);
    faults_.duration(queue.service_level, 0, path + ".service_level_ms");
    wrap_up(queue.wrap_up, path + ".wrap_up");
  }

  void strategy(const std::string& name, const std::string& path) {
    std::string known;
    for (const std::string_view each : strategies_) {
      if (each == name) return;
      known += known.empty() ? "" : ", ";
      known += each;
    }
    faults_.add(path, "is none of the strategies " + known);
  }

  void relax(const std::vector<RelaxStep>& steps, const std::string& path) {
    faults_.count(steps.size(), limits::kRelaxSteps, path);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const std::string at = fmt::format("{}[{}]", path, i);
      step(steps[i], at);
      if (i > 0 && steps[i].after < steps[i - 1].after) {
        faults_.add(at + ".after_ms", "must not be less than in the step before");
      }
    }
  }
  void step(const RelaxStep& step, const std::string& path) {
    faults_.duration(step.after, 0, path + ".after_ms");
    if (step.needs) requirement(*step.needs, path + ".requires");
    faults_.all_known(step.drop, skills_, "skill", path + ".drop");
    if (step.teams) faults_.all_known(*step.teams, teams_, "team", path + ".teams");
    if (step.agents) faults_.all_known(*step.agents, agents_, "agent", path + ".agents");
    if (step.priority_add) priority(*step.priority_add, path + ".priority_add");
    if (step.offers_at_once) offers_at_once(*step.offers_at_once, path + ".offers_at_once");
  }

  // How it is put before agents.
  void offers(const QueueSettings& queue, const std::string& path) {
    faults_.duration(queue.offer_timeout, 1, path + ".offer_timeout_ms");
    offers_at_once(queue.offers_at_once, path + ".offers_at_once");
    faults_.number(queue.missed_before_rona, 0, limits::kPriority, path + ".missed_before_rona");
    faults_.duration(queue.declined_pause, 0, path + ".declined_pause_ms");
    faults_.duration(queue.reoffer_after, 0, path + ".reoffer_after_ms");
    most(queue.max_offers, path + ".max_offers");
    most(queue.max_per_agent, path + ".max_per_agent");
    faults_.duration(queue.sticky_wait, 0, path + ".sticky_wait_ms");
    faults_.choice(queue.transfer_missed, path + ".transfer_missed");
    faults_.duration(queue.consult_timeout, 1, path + ".consult_timeout_ms");
    faults_.number(queue.max_agents, 1, limits::kAgentsPerConversation, path + ".max_agents");
  }

  // Who gets in, who stays, and where the others go.
  void entry(const QueueSettings& queue, const std::string& path) {
    most(queue.max_waiting, path + ".max_waiting");
    faults_.duration(queue.max_wait, 0, path + ".max_wait_ms");
    faults_.duration(queue.max_estimated_wait, 0, path + ".max_estimated_wait_ms");
    if (queue.overflow) overflow(*queue.overflow, queue.key, path + ".overflow");
    faults_.choice(queue.when_unstaffed, path + ".when_unstaffed");
    if (queue.hours) faults_.known(*queue.hours, calendars_, "calendar", path + ".hours");
    faults_.choice(queue.when_closed, path + ".when_closed");
  }
  void overflow(const OverflowSettings& settings, const std::string& own_key,
                const std::string& path) {
    if (settings.reject.value_or(false) == settings.queue.has_value()) {
      faults_.add(path, "must either reject or name a queue");
    }
    if (settings.queue) {
      faults_.known(*settings.queue, queues_, "queue", path + ".queue");
      if (*settings.queue == own_key) faults_.add(path + ".queue", "is the queue itself");
    } else if (settings.priority_add != 0) {
      faults_.add(path + ".priority_add", "has no meaning without a queue");
    }
    priority(settings.priority_add, path + ".priority_add");
  }

  void customer(const QueueSettings& queue, const std::string& path) {
    faults_.duration(queue.customer_grace, 0, path + ".customer_grace_ms");
    faults_.duration(queue.abandon_resume, 0, path + ".abandon_resume_ms");
    const ReminderSettings& reminder = queue.reminder;
    faults_.duration(reminder.yellow, 0, path + ".reminder.yellow_ms");
    faults_.duration(reminder.red, 0, path + ".reminder.red_ms");
    in_order(reminder.yellow, reminder.red, "yellow_ms", path + ".reminder.red_ms");
    if (!queue.customer_idle) return;
    const IdleSettings& idle = *queue.customer_idle;
    faults_.duration(idle.warn, 0, path + ".customer_idle.warn_ms");
    faults_.duration(idle.end, 0, path + ".customer_idle.end_ms");
    in_order(idle.warn, idle.end, "warn_ms", path + ".customer_idle.end_ms");
  }

  void wrap_up(const WrapUpSettings& settings, const std::string& path) {
    faults_.choice(settings.mode, path + ".mode");
    const bool is_timed =
        settings.mode == WrapUpMode::kTimed || settings.mode == WrapUpMode::kTimedNoEarlyExit;
    faults_.number(settings.limit.count(), 0, limits::kLongestWrapUpMs, path + ".limit_ms");
    if (is_timed && settings.limit.count() == 0) {
      faults_.add(path + ".limit_ms", "must be set for a timed wrap-up");
    }
  }

  // ---- an agent ----

  void agent(const AgentSettings& agent, const std::string& path) {
    faults_.name(agent.name, path + ".name");
    faults_.name(agent.title, path + ".title");
    faults_.name(agent.email, path + ".email");
    faults_.name(agent.phone, path + ".phone");
    faults_.choice(agent.role, path + ".role");
    faults_.all_known(agent.teams, teams_, "team", path + ".teams");
    faults_.number(agent.capacity, 0, limits::kCapacity, path + ".capacity");
    if (agent.wrap_up_limit) {
      faults_.number(agent.wrap_up_limit->count(), 0, limits::kLongestWrapUpMs,
                     path + ".wrap_up_limit_ms");
    }
    levels(agent.skills, path);
    ranks(agent.rank, path);
    if (agent.schedule) check_hours(*agent.schedule, path + ".schedule", faults_);
    if (agent.calendar_slots) {
      check_hours(*agent.calendar_slots, path + ".calendar_slots", faults_);
      faults_.number(agent.calendar_slots->slot.count(), limits::kShortestSlotMs,
                     limits::kLongestSlotMs, path + ".calendar_slots.slot_ms");
    }
    faults_.duration(agent.disconnect_grace, 0, path + ".disconnect_grace_ms");
    faults_.duration(agent.requeue_after, 0, path + ".requeue_after_ms");
  }
  void levels(const std::vector<SkillLevel>& skills, const std::string& path) {
    std::set<std::string_view> seen;
    for (const SkillLevel& level : skills) {
      const std::string at = fmt::format("{}.skills.{}", path, shown(level.skill));
      if (!skills_.contains(level.skill)) faults_.add(at, "names an undeclared skill");
      if (!seen.insert(level.skill).second) faults_.add(at, "stands twice");
      faults_.number(level.level, 1, limits::kSkillLevel, at);
    }
  }
  void ranks(const std::vector<QueueRank>& ranks, const std::string& path) {
    std::set<std::string_view> seen;
    for (const QueueRank& rank : ranks) {
      const std::string at = fmt::format("{}.rank.{}", path, shown(rank.queue));
      if (!queues_.contains(rank.queue)) faults_.add(at, "names an undeclared queue");
      if (!seen.insert(rank.queue).second) faults_.add(at, "stands twice");
      priority(rank.rank, at);
    }
  }

  const Site& site_;
  std::span<const std::string_view> strategies_;
  KeySet skills_;
  KeySet teams_;
  KeySet calendars_;
  KeySet agents_;
  KeySet queues_;
  SiteFaults faults_;
};

}  // namespace

std::vector<Fault> faults_of(const Site& site, std::span<const std::string_view> strategies) {
  return SiteCheck(site, strategies).run();
}

}  // namespace cordboard::core
