#include "matching/suitability.h"

#include <algorithm>
#include <string>

#include "cordboard/limits.h"
#include "describe/assert.h"
#include "matching/eligibility.h"

namespace cordboard::core {
namespace {

// Variants and classes that are not used any more are removed together, once there are many.
constexpr std::size_t kVariantsBeforeSweep = 4096;
constexpr std::size_t kClassesBeforeSweep = 4 * limits::kRequirementClasses;

void append_number(std::string& key, std::uint32_t number) {
  for (int i = 0; i < 4; ++i, number >>= 8) key.push_back(static_cast<char>(number & 0xff));
}

// Returns, for each agent, the stages that name the agent. A stage that names the same agents as
// the stage before it is left out.
std::vector<std::string> stages_naming(const State& state) {
  std::vector<std::string> named(state.agents.size());
  std::uint32_t number = 0;
  for (const Queue& queue : state.queues) {
    const std::vector<AgentId>* before = nullptr;
    for (const Stage& stage : queue.stages) {
      ++number;
      if (stage.everyone || (before != nullptr && *before == stage.agents)) continue;
      for (const AgentId agent : stage.agents) append_number(named[agent.index], number);
      before = &stage.agents;
    }
  }
  return named;
}

}  // namespace

void Suitability::rebuild(const State& state) {
  const Strategies* strategies = strategies_;
  *this = Suitability(*strategies);
  make_rules(state);
  make_groups(state);
}

void Suitability::make_rules(const State& state) {
  queues_.resize(state.queues.size());
  serving_.resize(state.queues.size());
  std::uint32_t stages = 0;
  for (std::size_t i = 0; i < queues_.size(); ++i) {
    const QueueSettings& settings = state.queues[i].settings;
    QueueRules& rules = queues_[i];
    rules.strategy = strategies_->find(settings.strategy);
    CORDBOARD_ASSERT(rules.strategy != nullptr);
    rules.weight = settings.weight;
    rules.most_per_agent = settings.max_per_agent;
    rules.order = settings.order;
    rules.pull = settings.pull;
    rules.takes_longest_idle = rules.strategy->ranks_by_idle_time_only && settings.weight == 1;
    rules.first_stage = stages;
    stages += static_cast<std::uint32_t>(state.queues[i].stages.size());
    const Choice choice = rules.strategy->choice;
    has_caps_ |= settings.max_per_agent > 0;
    uses_site_order_ |= choice == Choice::kNextInTurn || choice == Choice::kByLot;
    uses_handled_ |= choice == Choice::kFewestHandled;
  }
  plain_classes_.assign(stages, kNoSlot);
}

void Suitability::make_groups(const State& state) {
  absl::flat_hash_map<std::string, GroupId> by_key;
  const std::vector<std::string> named = stages_naming(state);
  group_of_.resize(state.agents.size());
  for (std::uint32_t index = 0; index < group_of_.size(); ++index) {
    const AgentSetup& setup = state.agent_setups[index];
    const std::int32_t capacity = state.agents[index].capacity;
    std::string key;
    append_number(key, static_cast<std::uint32_t>(capacity));
    append_number(key, static_cast<std::uint32_t>(named[index].size()));
    key += named[index];
    append_number(key, static_cast<std::uint32_t>(setup.teams.size()));
    for (const TeamId team : setup.teams) append_number(key, team.index);
    append_number(key, static_cast<std::uint32_t>(setup.skills.size()));
    for (const Level level : setup.skills) {
      append_number(key, level.skill.index);
      append_number(key, static_cast<std::uint32_t>(level.level));
    }
    for (const RankIn& rank : setup.ranks) {
      if (!queues_[rank.queue.index].strategy->parts_by_rank()) continue;
      append_number(key, rank.queue.index);
      append_number(key, static_cast<std::uint32_t>(rank.rank));
    }
    const auto [found, is_new] = by_key.try_emplace(std::move(key), group_count());
    group_of_[index] = found->second;
    if (is_new) groups_.push_back({AgentId{index}, found->second, {}, capacity, {}});
  }
  most_groups_ = 2 * groups_.size() + kVariantsBeforeSweep;
}

GroupId Suitability::variant(GroupId origin, const std::vector<QueueId>& capped) {
  GroupId id = origin;
  for (const QueueId queue : capped) id = variant_without(id, queue);
  return id;
}

// Returns the variant of a group with one more capped queue. Queues are added in their order, so
// that equal sets of queues lead to the same variant.
GroupId Suitability::variant_without(GroupId id, QueueId queue) {
  const GroupId made = group_count();
  const std::uint64_t key = (std::uint64_t{id} << 32) | queue.index;
  const auto [found, is_new] = variants_.try_emplace(key, made);
  if (!is_new) return found->second;
  const AgentGroup& from = groups_[id];
  AgentGroup variant{from.example, from.origin, from.capped, from.capacity, {}};
  variant.capped.push_back(queue);
  from.classes.for_each([&](ClassId suited) {
    if (classes_[suited].queue == queue) return;
    variant.classes.set(suited);
    classes_[suited].groups.set(made);
  });
  groups_.push_back(std::move(variant));
  is_crowded_ |= groups_.size() > most_groups_;
  return made;
}

bool Suitability::is_capped(GroupId id, QueueId queue) const {
  const std::vector<QueueId>& capped = groups_[id].capped;
  return std::binary_search(capped.begin(), capped.end(), queue);
}

ClassId Suitability::class_by_needs(const State& state, const Conversation& conversation) {
  const std::uint32_t stage = queues_[conversation.queue.index].first_stage + conversation.relaxed;
  const std::pair key{stage, state.needs.serial(conversation.needs_now)};
  const auto found = class_by_needs_.find(key);
  if (found != class_by_needs_.end()) return found->second;
  const ClassId made = add_class(state, conversation);
  class_by_needs_.emplace(key, made);
  return made;
}

ClassId Suitability::add_class(const State& state, const Conversation& conversation) {
  const auto made = static_cast<ClassId>(classes_.size());
  RequirementClass& added = classes_.emplace_back();
  is_crowded_ |= classes_.size() > most_classes_;
  added.queue = conversation.queue;
  for (GroupId id = 0; id < group_count(); ++id) {
    AgentGroup& group = groups_[id];
    // A variant comes behind its origin, and suits the same classes except those of capped queues.
    const bool suits = group.origin == id
                           ? is_suitable(state, conversation, group.example)
                           : added.groups.test(group.origin) && !is_capped(id, added.queue);
    if (!suits) continue;
    added.groups.set(id);
    group.classes.set(made);
  }
  return made;
}

const Bits& Suitability::groups_serving(const State& state, QueueId queue) {
  Serving& serving = serving_[queue.index];
  if (serving.is_known) return serving.groups;
  for (GroupId id = 0; id < group_count(); ++id) {
    const AgentGroup& group = groups_[id];
    if (group.origin == id && serves(state, state.queue(queue).stage(0), group.example)) {
      serving.groups.set(id);
    }
  }
  serving.is_known = true;
  return serving.groups;
}

void Suitability::set_crowd_limits() {
  most_classes_ = std::max(kClassesBeforeSweep, 2 * classes_.size());
  most_groups_ = std::max(most_groups_, 2 * groups_.size());
  is_crowded_ = false;
}

}  // namespace cordboard::core
