#include "matching/index.h"

#include <algorithm>

#include "cordboard/limits.h"
#include "matching/eligibility.h"

namespace cordboard::core {
namespace {

// Classes whose needs nobody has any more are swept out together, once they are many.
constexpr std::size_t kClassesBeforeSweep = 4 * limits::kRequirementClasses;

}  // namespace

void Index::rebuild(const State& state, Time now) {
  Index anew(*strategies_);
  anew.work_ = work_;
  *this = std::move(anew);
  looked_at_ = now;
  agents_.resize(state.agents.size());
  conversations_.resize(state.conversations.extent());
  make_queues(state);
  make_profiles(state);
  for (std::uint32_t index = 0; index < agents_.size(); ++index) {
    sync_agent(state, AgentId{index}, now);
  }
  for (const Queue& queue : state.queues) {
    for (Slot slot = queue.first_waiting; slot != kNoSlot;
         slot = state.conversations[slot].next_waiting) {
      sync_conversation(state, slot, now);
    }
  }
  open_door(state, now);
  sweep_classes_at_ = std::max(kClassesBeforeSweep, 2 * classes_.size());
  sweep_profiles_at_ = std::max(sweep_profiles_at_, 2 * profiles_.size());
  is_crowded_ = false;
  all_fresh_ = has_news_ = true;
}

void Index::pass_gates(const State& state, Time now) {
  looked_at_ = now;
  while (gates_.next() <= now) {
    const Gate gate = gates_.pop();
    if (gate.agent) {
      sync_agent(state, gate.agent, now);
      continue;
    }
    if (!conversations_[gate.conversation].placed) continue;
    if (!is_offerable(state, state.conversations[gate.conversation], now)) {
      leave_line(state, gate.conversation);  // its stay is over
      continue;
    }
    reconsider(state, gate.conversation, now);
    watch(state, gate.conversation, now);
  }
}

void Index::freshen(AgentId id) {
  if (agents_[id.index].fresh) return;
  agents_[id.index].fresh = has_news_ = true;
  fresh_agents_.push_back(id);
}

void Index::freshen(Slot conversation) {
  if (conversations_[conversation].fresh) return;
  conversations_[conversation].fresh = has_news_ = true;
  fresh_conversations_.push_back(conversation);
}

void Index::discard_news() {
  for (const Slot slot : door_) conversations_[slot].at_door = false;
  for (const AgentId id : fresh_agents_) agents_[id.index].fresh = false;
  for (const Slot slot : fresh_conversations_) conversations_[slot].fresh = false;
  door_.clear();
  fresh_agents_.clear();
  fresh_conversations_.clear();
  all_fresh_ = has_news_ = false;
}

void Index::drop_stale() {
  std::erase_if(fresh_agents_, [this](AgentId id) {
    AgentEntry& entry = agents_[id.index];
    entry.fresh = entry.placed;
    return !entry.placed;
  });
  std::erase_if(fresh_conversations_, [this](Slot slot) {
    ConversationEntry& entry = conversations_[slot];
    entry.fresh = entry.placed;
    return !entry.placed;
  });
}

// A question that comes without the time is answered as of the latest look: what depends on the
// time since has a gate, and is not asked here.
void Index::catch_up(const State& state) {
  if (!state.changes.empty()) sync(state, looked_at_);
}

bool Index::is_staffed(const State& state, QueueId queue) {
  catch_up(state);
  const Bits& serving = profiles_serving(state, queue);
  return Bits::any_common(serving, serving,
                          [this](ProfileId id) { return profiles_[id].staff > 0; });
}

std::int64_t Index::places(const State& state, QueueId queue) {
  catch_up(state);
  Conversation plain;
  plain.queue = queue;
  const Class& line = classes_[class_of(state, plain)];
  const std::int32_t weight = queues_[queue.index].weight;
  std::int64_t sum = 0;
  line.profiles.for_each([&](ProfileId id) {
    const Profile& profile = profiles_[id];
    sum += std::int64_t{profile.ready} * (profile.capacity / weight);
  });
  return sum;
}

}  // namespace cordboard::core
