#include <set>
#include <string>
#include <unordered_set>

#include "cordboard/limits.h"
#include "decide/site.h"
#include "decide/texts.h"
#include "fmt/format.h"

namespace cordboard::core {
namespace {

using KeySet = std::unordered_set<std::string>;

// A text within a message: its beginning is enough to know it by, and messages must stay short.
std::string_view shown(std::string_view text) { return text.substr(0, limits::kKeyBytes); }

// Collects faults while it walks a site. Looking for all of them is simpler than stopping at the
// first.
class SiteCheck {
 public:
  explicit SiteCheck(const Site& site) : site_(site) {}

  std::vector<Fault> run() {
    name(site_.name, "name");
    duration(site_.keep_closed, 0, "keep_closed_ms");
    if (site_.time_zone.empty() || site_.time_zone.size() > limits::kNameBytes) {
      fault("time_zone", "is the name of no time zone");
    }
    skills_ = keys(site_.skills, "skills", limits::kSkills);
    teams_ = keys(site_.teams, "teams", limits::kTeams);
    keys(site_.not_ready_reasons, "not_ready_reasons", limits::kReasons);
    keys(site_.decline_reasons, "decline_reasons", limits::kReasons);
    codes();
    agents_ = keys_of(site_.agents, "agents", limits::kAgents);
    if (agents_.contains("customer")) fault("agents", "\"customer\" is who writes as the customer");
    keys_of(site_.queues, "queues", limits::kQueues);
    for (std::size_t i = 0; i < site_.queues.size(); ++i) {
      queue(site_.queues[i], fmt::format("queues[{}]", i));
    }
    for (std::size_t i = 0; i < site_.agents.size(); ++i) {
      agent(site_.agents[i], fmt::format("agents[{}]", i));
    }
    return std::move(faults_);
  }

 private:
  // Told up to a number: nobody mends more at a time, and the reply must stay bounded.
  void fault(std::string path, std::string message) {
    if (faults_.size() == limits::kFaults) return;
    faults_.push_back({std::move(path), std::move(message)});
  }

  void name(const std::string& text, const std::string& path) {
    if (!is_text(text)) fault(path, "is not UTF-8 text");
    if (text.size() > limits::kNameBytes) {
      fault(path, fmt::format("is longer than {} bytes", limits::kNameBytes));
    }
  }
  void number(std::int64_t value, std::int64_t least, std::int64_t most, const std::string& path) {
    if (value < least || value > most) {
      fault(path, fmt::format("is {}, not between {} and {}", value, least, most));
    }
  }
  void duration(Duration value, std::int64_t least, const std::string& path) {
    number(value.count(), least, limits::kLongestDurationMs, path);
  }
  template <class E>
  void choice(E value, const std::string& path) {
    if (static_cast<std::size_t>(value) >= enum_names(E{}).size())
      fault(path, "is none of the names");
  }

  void key(const std::string& text, KeySet& seen, const std::string& path) {
    if (!is_key(text)) {
      fault(path, "is no key: 1 to 64 characters of A-Z a-z 0-9 . _ - @ : +");
    } else if (!seen.insert(text).second) {
      fault(path, fmt::format("\"{}\" stands twice", shown(text)));
    }
  }
  void count(std::size_t size, std::size_t most, const std::string& path) {
    if (size > most) fault(path, fmt::format("has {} entries, more than {}", size, most));
  }
  KeySet keys(const std::vector<std::string>& texts, const std::string& path, std::size_t most) {
    KeySet seen;
    count(texts.size(), most, path);
    for (std::size_t i = 0; i < texts.size(); ++i)
      key(texts[i], seen, fmt::format("{}[{}]", path, i));
    return seen;
  }
  template <class T>
  KeySet keys_of(const std::vector<T>& entries, const std::string& path, std::size_t most) {
    KeySet seen;
    count(entries.size(), most, path);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      key(entries[i].key, seen, fmt::format("{}[{}].key", path, i));
    }
    return seen;
  }
  void codes() {
    keys_of(site_.wrap_up_codes, "wrap_up_codes", limits::kReasons);
    for (std::size_t i = 0; i < site_.wrap_up_codes.size(); ++i) {
      name(site_.wrap_up_codes[i].name, fmt::format("wrap_up_codes[{}].name", i));
    }
  }
  void known(const std::vector<std::string>& texts, const KeySet& declared, std::string_view what,
             const std::string& path) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string at = fmt::format("{}[{}]", path, i);
      if (!declared.contains(texts[i]))
        fault(at, fmt::format("names the undeclared {} \"{}\"", what, shown(texts[i])));
      if (!seen.insert(texts[i]).second)
        fault(at, fmt::format("\"{}\" stands twice", shown(texts[i])));
    }
  }

  void undeclared_skills(const Requirement& needs, const std::string& path) {
    if (needs.kind == Requirement::Kind::kSkill && !skills_.contains(needs.skill_key)) {
      fault(path, fmt::format("names the undeclared skill \"{}\"", shown(needs.skill_key)));
    }
    for (const Requirement& part : needs.of) undeclared_skills(part, path);
  }
  void requirement(const Requirement& needs, const std::string& path) {
    if (is_well_formed(needs)) {
      undeclared_skills(needs, path);
    } else {
      fault(path, "is no requirement within the limits: levels 1 to 10, at most 64 parts, 8 deep");
    }
  }

  void wrap_up(const WrapUpSettings& settings, const std::string& path) {
    choice(settings.mode, path + ".mode");
    const bool is_timed =
        settings.mode == WrapUpMode::kTimed || settings.mode == WrapUpMode::kTimedNoEarlyExit;
    number(settings.limit.count(), 0, limits::kLongestWrapUpMs, path + ".limit_ms");
    if (is_timed && settings.limit.count() == 0)
      fault(path + ".limit_ms", "must be set for a timed wrap-up");
  }

  void queue(const QueueSettings& queue, const std::string& path) {
    name(queue.name, path + ".name");
    number(queue.priority, -limits::kPriority, limits::kPriority, path + ".priority");
    number(queue.aging_per_minute, 0, limits::kAgingPerMinute, path + ".aging_per_minute");
    choice(queue.order, path + ".order");
    choice(queue.strategy, path + ".strategy");
    number(queue.weight, 1, limits::kWeight, path + ".weight");
    requirement(queue.needs, path + ".requires");
    if (queue.agents) known(*queue.agents, agents_, "agent", path + ".agents");
    if (queue.teams) known(*queue.teams, teams_, "team", path + ".teams");
    duration(queue.offer_timeout, 1, path + ".offer_timeout_ms");
    number(queue.missed_before_rona, 0, limits::kPriority, path + ".missed_before_rona");
    duration(queue.declined_pause, 0, path + ".declined_pause_ms");
    duration(queue.reoffer_after, 0, path + ".reoffer_after_ms");
    duration(queue.service_level, 0, path + ".service_level_ms");
    wrap_up(queue.wrap_up, path + ".wrap_up");
    duration(queue.customer_grace, 0, path + ".customer_grace_ms");
  }

  void agent(const AgentSettings& agent, const std::string& path) {
    name(agent.name, path + ".name");
    name(agent.title, path + ".title");
    name(agent.email, path + ".email");
    name(agent.phone, path + ".phone");
    choice(agent.role, path + ".role");
    known(agent.teams, teams_, "team", path + ".teams");
    number(agent.capacity, 0, limits::kCapacity, path + ".capacity");
    if (agent.wrap_up_limit) {
      number(agent.wrap_up_limit->count(), 0, limits::kLongestWrapUpMs, path + ".wrap_up_limit_ms");
    }
    std::set<std::string_view> seen;
    for (const SkillLevel& level : agent.skills) {
      const std::string at = fmt::format("{}.skills.{}", path, shown(level.skill));
      if (!skills_.contains(level.skill)) fault(at, "names an undeclared skill");
      if (!seen.insert(level.skill).second) fault(at, "stands twice");
      number(level.level, 1, limits::kSkillLevel, at);
    }
  }

  const Site& site_;
  KeySet skills_;
  KeySet teams_;
  KeySet agents_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> faults_of(const Site& site) { return SiteCheck(site).run(); }

}  // namespace cordboard::core
