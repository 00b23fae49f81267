// Whom agents are alike with: profiles, and variants of them for those who have their most of some
// queues.
#include <algorithm>

#include "matching/eligibility.h"
#include "matching/index.h"

namespace cordboard::core {
namespace {

// Variants that nobody belongs to any more are swept out together, once they are many.
constexpr std::size_t kVariantsBeforeSweep = 4096;

void append_number(std::string& key, std::uint32_t number) {
  for (int i = 0; i < 4; ++i, number >>= 8) key.push_back(static_cast<char>(number & 0xff));
}

// For each agent, the stages that name them; a stage that names the same agents as the one before
// it tells nobody apart.
std::vector<std::string> named_by_stages(const State& state) {
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

void Index::make_queues(const State& state) {
  queues_.resize(state.queues.size());
  std::uint32_t stages = 0;
  bool uses_turns = false;
  bool uses_handled = false;
  for (std::size_t i = 0; i < queues_.size(); ++i) {
    const QueueSettings& settings = state.queues[i].settings;
    QueueEntry& entry = queues_[i];
    entry.rule = strategies_->find(settings.strategy);
    CORDBOARD_ASSERT(entry.rule != nullptr);
    entry.weight = settings.weight;
    entry.most_per_agent = settings.max_per_agent;
    entry.order = settings.order;
    entry.pull = settings.pull;
    entry.takes_longest_idle = entry.rule->prefers_nobody && settings.weight == 1;
    entry.first_stage = stages;
    stages += static_cast<std::uint32_t>(state.queues[i].stages.size());
    has_caps_ |= settings.max_per_agent > 0;
    uses_turns |= entry.rule->choice == Choice::kNextInTurn || entry.rule->choice == Choice::kByLot;
    uses_handled |= entry.rule->choice == Choice::kFewestHandled;
  }
  plain_classes_.assign(stages, kNone);
  if (uses_turns) site_order_links_.resize(state.agents.size());
  if (uses_handled) handled_.resize(state.agents.size());
  orders_further_ = uses_turns || uses_handled;
  is_simple_ = !orders_further_ && !has_caps_;
}

void Index::make_profiles(const State& state) {
  absl::flat_hash_map<std::string, ProfileId> by_key;
  std::vector<std::string> named = named_by_stages(state);
  for (std::uint32_t index = 0; index < agents_.size(); ++index) {
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
      if (!queues_[rank.queue.index].rule->parts_by_rank()) continue;
      append_number(key, rank.queue.index);
      append_number(key, static_cast<std::uint32_t>(rank.rank));
    }
    const auto next = static_cast<ProfileId>(profiles_.size());
    const auto [found, is_new] = by_key.try_emplace(std::move(key), next);
    agents_[index].profile = agents_[index].origin = found->second;
    if (!is_new) continue;
    Profile& profile = profiles_.emplace_back();
    profile.example = AgentId{index};
    profile.origin = next;
    profile.capacity = capacity;
    const auto loads = static_cast<std::size_t>(capacity);
    profile.by_load.resize(loads);
    heads_since_.emplace_back();
    heads_.emplace_back();
    if (!site_order_links_.empty()) profile.in_site_order.resize(loads);
    if (!handled_.empty()) profile.by_handled.resize(loads);
  }
  sweep_profiles_at_ = 2 * profiles_.size() + kVariantsBeforeSweep;
}

// Moves an agent who stands nowhere to the variant that suits what they have in hand.
void Index::refresh_caps(const State& state, AgentId id) {
  AgentEntry& entry = agents_[id.index];
  find_capped(state, id);
  const std::vector<QueueId>& before = profiles_[entry.profile].capped;
  if (before == capped_) return;
  const bool may_have_more =
      !std::includes(capped_.begin(), capped_.end(), before.begin(), before.end());
  entry.profile = entry.origin;
  for (const QueueId queue : capped_) entry.profile = variant_with(entry.profile, queue);
  if (may_have_more) freshen(id);
}

// Into `capped_`, in order: the queues of which the agent has their most.
void Index::find_capped(const State& state, AgentId id) {
  capped_.clear();
  for (Slot at = state.agent(id).first_lease; at != kNoSlot; at = state.leases[at].next_of_agent) {
    const Lease& lease = state.leases[at];
    const QueueId queue = state.conversations[lease.conversation].queue;
    if (lease.counts_for_cap() && queues_[queue.index].most_per_agent > 0) {
      capped_.push_back(queue);
    }
  }
  std::sort(capped_.begin(), capped_.end());
  auto kept = capped_.begin();
  for (auto run = capped_.begin(); run != capped_.end();) {
    const QueueId queue = *run;
    const auto end = std::upper_bound(run, capped_.end(), queue);
    if (end - run >= queues_[queue.index].most_per_agent) *kept++ = queue;
    run = end;
  }
  capped_.erase(kept, capped_.end());
}

// A profile, less one more queue; queues are taken away in their order.
Index::ProfileId Index::variant_with(ProfileId id, QueueId queue) {
  const auto made = static_cast<ProfileId>(profiles_.size());
  const std::uint64_t key = (std::uint64_t{id} << 32) | queue.index;
  const auto [found, is_new] = variants_.try_emplace(key, made);
  if (!is_new) return found->second;
  Profile variant;
  const Profile& from = profiles_[id];
  variant.example = from.example;
  variant.origin = from.origin;
  variant.capped = from.capped;
  variant.capped.push_back(queue);
  variant.capacity = from.capacity;
  variant.by_load.resize(from.by_load.size());
  variant.in_site_order.resize(from.in_site_order.size());
  variant.by_handled.resize(from.by_handled.size());
  from.classes.for_each([&](ClassId suited) {
    if (classes_[suited].queue == queue) return;
    variant.classes.set(suited);
    classes_[suited].profiles.set(made);
  });
  profiles_.push_back(std::move(variant));
  is_crowded_ |= profiles_.size() > sweep_profiles_at_;
  heads_since_.emplace_back();
  heads_.emplace_back();
  return made;
}

const Bits& Index::profiles_serving(const State& state, QueueId queue) {
  QueueEntry& entry = queues_[queue.index];
  if (entry.is_serving_known) return entry.serving;
  for (ProfileId id = 0; id < profiles_.size(); ++id) {
    const Profile& profile = profiles_[id];
    if (profile.origin == id && serves(state, state.queue(queue).stage(0), profile.example)) {
      entry.serving.set(id);
    }
  }
  entry.is_serving_known = true;
  return entry.serving;
}

}  // namespace cordboard::core
