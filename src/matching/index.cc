#include "matching/index.h"

#include <algorithm>

#include "cordboard/limits.h"
#include "matching/eligibility.h"
#include "matching/index_spaces.h"

namespace cordboard::core {
namespace {

// Classes whose needs nobody has any more are swept out together, once they are many.
constexpr std::size_t kClassesBeforeSweep = 4 * limits::kRequirementClasses;

void append_number(std::string& key, std::uint32_t number) {
  for (int i = 0; i < 4; ++i, number >>= 8) key.push_back(static_cast<char>(number & 0xff));
}

}  // namespace

void Index::sync(const State& state, Time now) {
  if (state.changes.site || classes_.size() > kClassesBeforeSweep) return rebuild(state, now);
  for (const AgentId agent : state.changes.agents) sync_agent(state, agent, now);
  // All that changed leave their lines before any lines up again: a line must never be ordered by
  // what is no longer so.
  if (conversations_.size() < state.conversations.extent()) {
    conversations_.resize(state.conversations.extent());
  }
  for (const Slot slot : state.changes.conversations) {
    if (conversations_[slot].placed) leave_line(state, slot);
  }
  for (const Slot slot : state.changes.conversations) sync_conversation(state, slot, now);
}

void Index::rebuild(const State& state, Time now) {
  const WorkCounters work = work_;
  *this = Index();
  work_ = work;
  agents_.resize(state.agents.size());
  conversations_.resize(state.conversations.extent());
  plain_classes_.assign(state.queues.size(), kNone);
  // Queues that name agents make profiles of their own.
  std::vector<std::string> named(state.agents.size());
  for (std::uint32_t queue = 0; queue < state.queues.size(); ++queue) {
    for (const AgentId agent : state.queues[queue].agents) append_number(named[agent.index], queue);
  }
  for (std::uint32_t index = 0; index < agents_.size(); ++index) {
    std::string key;
    append_number(key, static_cast<std::uint32_t>(named[index].size()));
    key += named[index];
    const AgentSetup& setup = state.agent_setups[index];
    append_number(key, static_cast<std::uint32_t>(state.agents[index].capacity));
    append_number(key, static_cast<std::uint32_t>(setup.teams.size()));
    for (const TeamId team : setup.teams) append_number(key, team.index);
    for (const Level level : setup.skills) {
      append_number(key, level.skill.index);
      append_number(key, static_cast<std::uint32_t>(level.level));
    }
    const auto [found, is_new] =
        profile_by_key_.try_emplace(key, static_cast<ProfileId>(profiles_.size()));
    agents_[index].profile = found->second;
    if (!is_new) continue;
    const std::int32_t capacity = state.agents[index].capacity;
    Profile& profile = profiles_.emplace_back();
    profile.example = AgentId{index};
    profile.capacity = capacity;
    profile.by_load.resize(static_cast<std::size_t>(capacity));
  }
  for (std::uint32_t index = 0; index < agents_.size(); ++index)
    sync_agent(state, AgentId{index}, now);
  for (const Queue& queue : state.queues) {
    for (Slot slot = queue.first_waiting; slot != kNoSlot;
         slot = state.conversations[slot].next_waiting) {
      sync_conversation(state, slot, now);
    }
  }
  all_fresh_ = true;
}

void Index::sync_agent(const State& state, AgentId id, Time now) {
  AgentEntry& entry = agents_[id.index];
  const Agent& agent = state.agent(id);
  Profile& profile = profiles_[entry.profile];
  const bool was_placed = entry.placed;
  const std::int32_t old_load = entry.load;
  if (was_placed) unplace(state, id);
  if (entry.ready != agent.takes_offers()) {
    entry.ready = agent.takes_offers();
    profile.ready += entry.ready ? 1u : -1u;
    // Somebody is missing among those who could have served: bars on others may no longer count.
    if (!entry.ready) freshen_barred(state);
  }
  if (!entry.ready) return;
  if (agent.paused_until > now) {
    gates_.add({agent.paused_until, id, kNoSlot});
  } else if (agent.load < agent.capacity) {
    place(state, id);
    if (!was_placed || agent.load < old_load) freshen(id);
  }
}

void Index::place(const State& state, AgentId id) {
  AgentEntry& entry = agents_[id.index];
  const Agent& agent = state.agent(id);
  Profile& profile = profiles_[entry.profile];
  entry.idle_since = agent.idle_since;
  entry.load = agent.load;
  entry.placed = true;
  CORDBOARD_ASSERT(static_cast<std::size_t>(entry.load) < profile.by_load.size());
  profile.by_load[static_cast<std::size_t>(entry.load)].insert(AgentSpace{agents_, state},
                                                               id.index);
  if (profile.with_room++ == 0) open_profiles_.set(entry.profile);
}

void Index::unplace(const State& state, AgentId id) {
  AgentEntry& entry = agents_[id.index];
  Profile& profile = profiles_[entry.profile];
  entry.placed = false;
  profile.by_load[static_cast<std::size_t>(entry.load)].erase(AgentSpace{agents_, state}, id.index);
  if (--profile.with_room == 0) open_profiles_.reset(entry.profile);
}

void Index::sync_conversation(const State& state, Slot slot, Time now) {
  const Conversation& conversation = state.conversations[slot];
  if (conversations_[slot].placed || !is_offerable(conversation)) return;
  line_up(state, slot, now);
  freshen(slot);
}

void Index::line_up(const State& state, Slot slot, Time now) {
  ConversationEntry& entry = conversations_[slot];
  const Conversation& conversation = state.conversations[slot];
  entry.standing = standing(state.queue(conversation.queue), conversation);
  entry.line = class_of(state, conversation);
  entry.placed = true;
  Class& line = classes_[entry.line];
  if (line.line.empty()) open_classes_.set(entry.line);
  line.line.insert(ConversationSpace{conversations_, state}, slot);
  if (conversation.first_bar == kNoSlot) return;
  if (!entry.barred) barred_.push_back(slot);
  entry.barred = true;
  watch_bars(state, slot, now);
}

// One gate at a time for each slot, however often somebody lines up from it: the next end of a bar.
void Index::watch_bars(const State& state, Slot slot, Time now) {
  const Conversation& conversation = state.conversations[slot];
  Time next = Time::max();
  for (Slot at = conversation.first_bar; at != kNoSlot; at = state.bars[at].next) {
    const Bar& bar = state.bars[at];
    if (bar.not_before > now) next = std::min(next, bar.not_before);
    if (bar.until > now) next = std::min(next, bar.until);
  }
  Time& watched = conversations_[slot].watched;
  if (next == Time::max() || next == watched) return;
  watched = next;
  gates_.add({next, {}, slot});
}

void Index::leave_line(const State& state, Slot slot) {
  ConversationEntry& entry = conversations_[slot];
  entry.placed = false;
  Class& line = classes_[entry.line];
  line.line.erase(ConversationSpace{conversations_, state}, slot);
  if (line.line.empty()) open_classes_.reset(entry.line);
}

void Index::freshen_barred(const State& state) {
  std::size_t kept = 0;
  for (const Slot slot : barred_) {
    ConversationEntry& entry = conversations_[slot];
    entry.barred = entry.placed && state.conversations[slot].first_bar != kNoSlot;
    if (!entry.barred) continue;
    barred_[kept++] = slot;
    freshen(slot);
  }
  barred_.resize(kept);
}

void Index::freshen(AgentId id) {
  if (agents_[id.index].fresh) return;
  agents_[id.index].fresh = true;
  fresh_agents_.push_back(id);
}

void Index::freshen(Slot conversation) {
  if (conversations_[conversation].fresh) return;
  conversations_[conversation].fresh = true;
  fresh_conversations_.push_back(conversation);
}

void Index::discard_fresh() {
  for (const AgentId id : fresh_agents_) agents_[id.index].fresh = false;
  for (const Slot slot : fresh_conversations_) conversations_[slot].fresh = false;
  fresh_agents_.clear();
  fresh_conversations_.clear();
  all_fresh_ = false;
}

void Index::pass_gates(const State& state, Time now) {
  while (gates_.next() && *gates_.next() <= now) {
    const Gate gate = gates_.pop();
    if (gate.agent) {
      sync_agent(state, gate.agent, now);
      continue;
    }
    if (!conversations_[gate.conversation].placed) continue;
    freshen(gate.conversation);
    watch_bars(state, gate.conversation, now);
  }
}

Index::ClassId Index::class_of(const State& state, const Conversation& conversation) {
  if (conversation.needs == 0) {
    ClassId& plain = plain_classes_[conversation.queue.index];
    if (plain == kNone) plain = add_class(state, conversation);
    return plain;
  }
  const std::uint64_t key =
      (std::uint64_t{conversation.queue.index} << 40) | state.needs.serial(conversation.needs);
  const auto found = class_by_needs_.find(key);
  if (found != class_by_needs_.end()) return found->second;
  const ClassId made = add_class(state, conversation);
  class_by_needs_.emplace(key, made);
  return made;
}

Index::ClassId Index::add_class(const State& state, const Conversation& conversation) {
  const auto made = static_cast<ClassId>(classes_.size());
  Class& line = classes_.emplace_back();
  line.queue = conversation.queue;
  for (ProfileId id = 0; id < profiles_.size(); ++id) {
    if (!is_suitable(state, conversation, profiles_[id].example)) continue;
    line.profiles.set(id);
    profiles_[id].classes.set(made);
  }
  return made;
}

}  // namespace cordboard::core
