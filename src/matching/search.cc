#include "matching/search.h"

#include "matching/eligibility.h"
#include "matching/index_spaces.h"

namespace cordboard::core {

AgentId Index::Search::agent_for(Slot conversation) {
  best_agent_ = {};
  const Class& line = index_.classes_[index_.conversations_[conversation].line];
  const std::int32_t weight = state_.queue(line.queue).settings.weight;
  Bits::for_each_common(line.profiles, index_.open_profiles_, [&](ProfileId id) {
    const Profile& profile = index_.profiles_[id];
    for (std::int32_t load = 0; load + weight <= profile.capacity; ++load) {
      if (profile.by_load[static_cast<std::size_t>(load)].empty()) continue;
      consider_group(line, profile, load, conversation);
    }
  });
  return best_agent_;
}

void Index::Search::consider_group(const Class& line, const Profile& profile, std::int32_t load,
                                   Slot conversation) {
  const AgentId found =
      first_allowed(profile.by_load[static_cast<std::size_t>(load)], conversation);
  if (!found) return;
  const Queue& queue = state_.queue(line.queue);
  Candidate candidate{load, profile.capacity, 0};
  if (uses_score(queue.settings.strategy)) {
    candidate.score = state_.needs.score(queue.needs, state_.conversations[conversation].needs,
                                         state_.agent_setups[found.index].skills);
  }
  const Rank rank{function_of(queue.settings.strategy)(candidate),
                  index_.agents_[found.index].idle_since, load,
                  state_.agents[found.index].site_order};
  if (best_agent_ && !(rank < best_rank_)) return;
  best_agent_ = found;
  best_rank_ = rank;
}

AgentId Index::Search::first_allowed(const OrderedSet& group, Slot conversation) {
  const AgentSpace space{index_.agents_, state_};
  for (Slot slot = group.first; slot != kNoSlot; slot = group.next(space, slot)) {
    ++index_.work_.heads_examined;
    if (is_allowed(AgentId{slot}, conversation)) return AgentId{slot};
  }
  return {};
}

bool Index::Search::is_allowed(AgentId agent, Slot slot) {
  const Conversation& conversation = state_.conversations[slot];
  if (conversation.first_lease != kNoSlot && state_.find_lease(slot, agent) != kNoSlot)
    return false;
  if (conversation.first_bar == kNoSlot) return true;
  const Bar* bar = bar_at(state_, conversation, agent, now_);
  if (bar == nullptr) return true;
  return bar->not_before <= now_ && !another_serves(slot);
}

// Those who suit and take offers, less those of them who are barred.
bool Index::Search::another_serves(Slot slot) {
  if (others_for_ == slot) return others_;
  const Class& line = index_.classes_[index_.conversations_[slot].line];
  std::uint64_t serving = 0;
  line.profiles.for_each([&](ProfileId id) { serving += index_.profiles_[id].ready; });
  const Conversation& conversation = state_.conversations[slot];
  for (Slot at = conversation.first_bar; at != kNoSlot; at = state_.bars[at].next) {
    const Bar& bar = state_.bars[at];
    const AgentEntry& entry = index_.agents_[bar.agent.index];
    if (bar.until > now_ && entry.ready && line.profiles.test(entry.profile)) --serving;
  }
  others_for_ = slot;
  others_ = serving > 0;
  return others_;
}

Slot Index::Search::conversation_for(AgentId agent) {
  best_ = kNoSlot;
  const AgentEntry& entry = index_.agents_[agent.index];
  const Profile& profile = index_.profiles_[entry.profile];
  const ConversationSpace space{index_.conversations_, state_};
  Bits::for_each_common(profile.classes, index_.open_classes_, [&](ClassId id) {
    const Class& line = index_.classes_[id];
    if (entry.load + state_.queue(line.queue).settings.weight > profile.capacity) return;
    for (Slot slot = line.line.first; slot != kNoSlot; slot = line.line.next(space, slot)) {
      ++index_.work_.heads_examined;
      if (is_allowed(agent, slot)) return consider(slot);
    }
  });
  consider_first_of_queues();
  return best_;
}

std::optional<Match> Index::Search::any() {
  best_ = kNoSlot;
  const ConversationSpace space{index_.conversations_, state_};
  index_.open_classes_.for_each([&](ClassId id) {
    const Class& line = index_.classes_[id];
    for (Slot slot = line.line.first; slot != kNoSlot; slot = line.line.next(space, slot)) {
      ++index_.work_.heads_examined;
      if (agent_for(slot)) return consider(slot);
      // Nobody has room for this class at all, unless it was for a bar or a lease of this one's.
      const Conversation& conversation = state_.conversations[slot];
      if (conversation.first_bar == kNoSlot && conversation.first_lease == kNoSlot) return;
    }
  });
  consider_first_of_queues();
  if (best_ == kNoSlot) return std::nullopt;
  return Match{best_, agent_for(best_)};
}

void Index::Search::consider(Slot slot) {
  const Conversation& conversation = state_.conversations[slot];
  const Queue& queue = state_.queue(conversation.queue);
  if (queue.settings.order == QueueOrder::kFifo) {
    if (best_ == kNoSlot ||
        before_across(state_, now_, conversation, state_.conversations[best_])) {
      best_ = slot;
    }
    return;
  }
  for (Slot& first : first_of_queue_) {
    if (state_.conversations[first].queue != conversation.queue) continue;
    if (before_in_queue(queue, conversation, state_.conversations[first])) first = slot;
    return;
  }
  first_of_queue_.push_back(slot);
}

void Index::Search::consider_first_of_queues() {
  for (const Slot slot : first_of_queue_) {
    if (best_ == kNoSlot ||
        before_across(state_, now_, state_.conversations[slot], state_.conversations[best_])) {
      best_ = slot;
    }
  }
  first_of_queue_.clear();
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

std::optional<Match> Index::next_match(const State& state, Time now) {
  drop_stale();
  ++work_.matches_sought;
  Search search(*this, state, now);
  std::optional<Match> match;
  // One newcomer, or one agent with new room, is all that can have made a match possible: look
  // there alone.
  if (all_fresh_ || fresh_agents_.size() + fresh_conversations_.size() > 1) {
    match = search.any();
  } else if (fresh_conversations_.size() == 1) {
    const AgentId agent = search.agent_for(fresh_conversations_.front());
    if (agent) match = Match{fresh_conversations_.front(), agent};
  } else if (fresh_agents_.size() == 1) {
    const Slot slot = search.conversation_for(fresh_agents_.front());
    if (slot != kNoSlot) match = Match{slot, fresh_agents_.front()};
  }
  if (!match) discard_fresh();
  return match;
}

}  // namespace cordboard::core
