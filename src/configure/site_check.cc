#include "configure/site_check.h"

#include <string>

#include "checks/templates.h"
#include "configure/hours_check.h"
#include "configure/references.h"
#include "cordboard/limits.h"
#include "cordboard/shape.h"

namespace cordboard::core {
namespace {

// Checks the relations between the fields of a site, such as references to keys. Continues after a
// fault, so that the host sees all faults.
class ReferenceCheck {
 public:
  ReferenceCheck(const Site& site, std::span<const std::string_view> strategies, Faults& faults)
      : site_(site), strategies_(strategies), faults_(faults) {}

  void run() {
    const Place all;
    check_zone(site_.time_zone, all.at("time_zone"), faults_);
    declare_keys(all);
    canned_responses(all.at("canned_responses"));
    each(site_.calendars, all.at("calendars"),
         [&](const CalendarSettings& calendar, const Place& place) {
           check_hours(calendar, place, faults_);
         });
    if (agents_.contains("customer")) {
      faults_.add(all.at("agents"), "the key \"customer\" is reserved for the customer");
    }
    each(site_.queues, all.at("queues"),
         [&](const QueueSettings& settings, const Place& place) { queue(settings, place); });
    each(site_.agents, all.at("agents"),
         [&](const AgentSettings& settings, const Place& place) { agent(settings, place); });
  }

 private:
  template <class T, class Visit>
  void each(const std::vector<T>& entries, const Place& place, Visit visit) {
    for (std::size_t i = 0; i < entries.size(); ++i) visit(entries[i], place.at(i));
  }

  void declare_keys(const Place& all) {
    skills_ = declare(site_.skills, all.at("skills"), faults_);
    teams_ = declare(site_.teams, all.at("teams"), faults_);
    declare(site_.not_ready_reasons, all.at("not_ready_reasons"), faults_);
    declare(site_.decline_reasons, all.at("decline_reasons"), faults_);
    declare(site_.wrap_up_codes, all.at("wrap_up_codes"), faults_);
    declare(site_.canned_responses, all.at("canned_responses"), faults_);
    declare(site_.case_fields, all.at("case_fields"), faults_);
    calendars_ = declare(site_.calendars, all.at("calendars"), faults_);
    agents_ = declare(site_.agents, all.at("agents"), faults_);
    queues_ = declare(site_.queues, all.at("queues"), faults_);
  }

  void canned_responses(const Place& list) {
    each(site_.canned_responses, list,
         [&](const CannedResponseSettings& response, const Place& place) {
           if (!is_text(response.text)) return;  // `add_faults` has reported it
           const std::string_view fault = fault_of_template(response.text);
           if (!fault.empty()) faults_.add(place.at("text"), fault);
         });
  }

  void skills_of(const Requirement& needs, const Place& place) {
    if (needs.kind == Requirement::Kind::kSkill) {
      refer(needs.skill_key, skills_, "skill", place, faults_);
    }
    for (const Requirement& part : needs.of) skills_of(part, place);
  }
  void requirement(const Requirement& needs, const Place& place) {
    if (is_well_formed(needs)) skills_of(needs, place);
  }

  // ---- a queue ----

  void queue(const QueueSettings& queue, const Place& place) {
    strategy(queue.strategy, place.at("strategy"));
    requirement(queue.needs, place.at("requires"));
    if (queue.agents) refer_to_all(*queue.agents, agents_, "agent", place.at("agents"), faults_);
    if (queue.teams) refer_to_all(*queue.teams, teams_, "team", place.at("teams"), faults_);
    relax(queue.relax, place.at("relax"));
    if (queue.overflow) overflow(*queue.overflow, queue.key, place.at("overflow"));
    if (queue.hours) refer(*queue.hours, calendars_, "calendar", place.at("hours"), faults_);
  }

  void strategy(const std::string& name, const Place& place) {
    std::string known;
    for (const std::string_view each : strategies_) {
      if (each == name) return;
      known += known.empty() ? "" : ", ";
      known += each;
    }
    faults_.add(place, "is not one of the strategies " + known);
  }

  void relax(const std::vector<RelaxStep>& steps, const Place& place) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const Place here = place.at(i);
      step(steps[i], here);
      if (i > 0 && steps[i].after < steps[i - 1].after) {
        faults_.add(here.at("after_ms"), "must not be less than in the step before");
      }
    }
  }
  void step(const RelaxStep& step, const Place& place) {
    if (step.needs) requirement(*step.needs, place.at("requires"));
    refer_to_all(step.drop, skills_, "skill", place.at("drop"), faults_);
    if (step.teams) refer_to_all(*step.teams, teams_, "team", place.at("teams"), faults_);
    if (step.agents) refer_to_all(*step.agents, agents_, "agent", place.at("agents"), faults_);
  }

  void overflow(const OverflowSettings& settings, const std::string& own_key, const Place& place) {
    if (!settings.queue) return;
    const Place queue = place.at("queue");
    refer(*settings.queue, queues_, "queue", queue, faults_);
    if (*settings.queue == own_key) faults_.add(queue, "is the queue itself");
  }

  // ---- an agent ----

  void agent(const AgentSettings& agent, const Place& place) {
    refer_to_all(agent.teams, teams_, "team", place.at("teams"), faults_);
    const Place skills = place.at("skills");
    KeySet seen;
    for (const SkillLevel& each : agent.skills)
      refer_once(each.skill, skills_, "skill", seen, skills);
    const Place rank = place.at("rank");
    seen.clear();
    for (const QueueRank& each : agent.rank) refer_once(each.queue, queues_, "queue", seen, rank);
    if (agent.schedule) check_hours(*agent.schedule, place.at("schedule"), faults_);
    if (agent.calendar_slots) {
      check_hours(*agent.calendar_slots, place.at("calendar_slots"), faults_);
    }
  }

  // Checks a reference that is a key of an object: it must be declared, and occur once.
  void refer_once(std::string_view key, const KeySet& declared, std::string_view what, KeySet& seen,
                  const Place& object) {
    const Place place = object.at(shown(key));
    if (!declared.contains(key))
      faults_.add(place, std::string("names an undeclared ").append(what));
    if (!seen.insert(key).second) faults_.add(place, "is listed twice");
  }

  const Site& site_;
  std::span<const std::string_view> strategies_;
  Faults& faults_;
  KeySet skills_;
  KeySet teams_;
  KeySet calendars_;
  KeySet agents_;
  KeySet queues_;
};

}  // namespace

std::vector<Fault> faults_of(const Site& site, std::span<const std::string_view> strategies) {
  Faults faults(limits::kFaults);
  add_faults(site, Place(), faults);
  ReferenceCheck(site, strategies, faults).run();
  return faults.take();
}

}  // namespace cordboard::core
