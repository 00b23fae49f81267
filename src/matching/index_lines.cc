// Who waits: conversations come and go in the lines of their classes, or of the one agent whom they
// wait for.
#include <algorithm>

#include "matching/eligibility.h"
#include "matching/index_spaces.h"

namespace cordboard::core {

void Index::sync_waiting(const State& state, Slot slot, Time now) {
  ConversationEntry& entry = conversations_[slot];
  if (entry.placed) return;
  if (entry.at_door == is_offerable(state, state.conversations[slot], now)) return;
  if (entry.at_door) return leave_door(slot);
  entry.at_door = has_news_ = true;
  door_.push_back(slot);
}

// Unless it has come back.
void Index::step_out_of_line(const State& state, Slot slot, Time now) {
  if (!is_offerable(state, state.conversations[slot], now)) leave_line(state, slot);
}

void Index::line_up_newcomer(const State& state, Slot slot, Time now) {
  if (slot >= conversations_.size()) conversations_.resize(state.conversations.extent());
  line_up(state, slot, now);
}

void Index::leave_door(Slot slot) {
  conversations_[slot].at_door = false;
  door_.erase(std::find(door_.begin(), door_.end(), slot));
}

// Whoever is at the door lines up.
void Index::open_door(const State& state, Time now) {
  for (const Slot slot : door_) {
    conversations_[slot].at_door = false;
    line_up(state, slot, now);
    freshen(slot);
  }
  door_.clear();
}

void Index::line_up(const State& state, Slot slot, Time now) {
  ConversationEntry& entry = conversations_[slot];
  const Conversation& conversation = state.conversations[slot];
  entry.standing =
      conversation.front ? kFront : standing(state.queue(conversation.queue), conversation);
  entry.placed = true;
  at_front_ += conversation.front;
  if (conversation.sticky_until > now && conversation.preferred) {
    bind(slot, conversation.preferred);
    entry.own_line = awaits_preferred(state, conversation, now);
  }
  if (entry.own_line) {
    enter_own_line(state, slot);
  } else {
    entry.line = class_of(state, conversation);
    Class& line = classes_[entry.line];
    if (line.line.empty()) open_classes_.set(entry.line);
    line.line.insert(ConversationSpace{conversations_, state}, slot);
  }
  if (conversation.first_exclusion != kNoSlot) {
    if (!entry.excluded) excluded_.push_back(slot);
    entry.excluded = true;
    watch(state, slot, now);
  } else if (entry.bound || state.queue(conversation.queue).settings.max_wait.count() > 0) {
    watch(state, slot, now);
  }
}

void Index::leave_line(const State& state, Slot slot) {
  ConversationEntry& entry = conversations_[slot];
  entry.placed = false;
  at_front_ -= entry.standing == kFront;
  if (entry.own_line) {
    leave_own_line(state, slot);
  } else {
    Class& line = classes_[entry.line];
    line.line.erase(ConversationSpace{conversations_, state}, slot);
    if (line.line.empty()) open_classes_.reset(entry.line);
  }
  if (entry.bound) unbind(slot);
}

// Looks again whether a conversation in line waits for one agent alone, and whether it can be
// served.
void Index::reconsider(const State& state, Slot slot, Time now) {
  const ConversationEntry& entry = conversations_[slot];
  if (entry.bound && entry.own_line != awaits_preferred(state, state.conversations[slot], now)) {
    leave_line(state, slot);
    line_up(state, slot, now);
  }
  freshen(slot);
}

void Index::reconsider_bound(const State& state, AgentId id, Time now) {
  for (Slot slot = agents_[id.index].first_bound; slot != kNoSlot;) {
    // It may leave the list and come back at its head.
    const Slot next = conversations_[slot].next_bound;
    reconsider(state, slot, now);
    slot = next;
  }
}

void Index::bind(Slot slot, AgentId preferred) {
  ConversationEntry& entry = conversations_[slot];
  Slot& first = agents_[preferred.index].first_bound;
  entry.bound = preferred;
  entry.previous_bound = kNoSlot;
  entry.next_bound = first;
  if (first != kNoSlot) conversations_[first].previous_bound = slot;
  first = slot;
}

void Index::unbind(Slot slot) {
  ConversationEntry& entry = conversations_[slot];
  (entry.previous_bound == kNoSlot ? agents_[entry.bound.index].first_bound
                                   : conversations_[entry.previous_bound].next_bound) =
      entry.next_bound;
  if (entry.next_bound != kNoSlot) {
    conversations_[entry.next_bound].previous_bound = entry.previous_bound;
  }
  entry.bound = {};
}

void Index::enter_own_line(const State& state, Slot slot) {
  ConversationEntry& entry = conversations_[slot];
  const QueueId queue = state.conversations[slot].queue;
  AgentEntry& agent = agents_[entry.bound.index];
  Slot own = agent.first_own_line;
  while (own != kNoSlot && own_lines_[own].queue != queue) own = own_lines_[own].next;
  if (own == kNoSlot) {
    own = own_lines_.take();
    own_lines_[own] = {queue, entry.bound, {}, agent.first_own_line};
    agent.first_own_line = own;
    if (agent.placed) open_own_lines_.set(own);
  }
  entry.line = own;
  own_lines_[own].line.insert(ConversationSpace{conversations_, state}, slot);
}

void Index::leave_own_line(const State& state, Slot slot) {
  ConversationEntry& entry = conversations_[slot];
  entry.own_line = false;
  const Slot own = entry.line;
  OwnLine& line = own_lines_[own];
  line.line.erase(ConversationSpace{conversations_, state}, slot);
  if (!line.line.empty()) return;
  Slot* link = &agents_[line.agent.index].first_own_line;
  while (*link != own) link = &own_lines_[*link].next;
  *link = line.next;
  open_own_lines_.reset(own);
  own_lines_.release(own);
}

// One gate at a time for each slot, however often somebody lines up from it: the next end of a
// exclusion or of waiting for one agent.
void Index::watch(const State& state, Slot slot, Time now) {
  const Conversation& conversation = state.conversations[slot];
  Time next = Time::max();
  for (Slot at = conversation.first_exclusion; at != kNoSlot; at = state.exclusions[at].next) {
    const Exclusion& exclusion = state.exclusions[at];
    if (exclusion.not_before > now) next = std::min(next, exclusion.not_before);
    if (exclusion.until > now) next = std::min(next, exclusion.until);
  }
  if (conversation.preferred && conversation.sticky_until > now) {
    next = std::min(next, conversation.sticky_until);
  }
  const auto over = wait_over_at(state, conversation);
  if (over && *over > now) next = std::min(next, *over);
  Time& watched = conversations_[slot].watched;
  if (next == Time::max() || next == watched) return;
  watched = next;
  add_gate({next, {}, slot});
}

void Index::add_gate(Gate gate) {
  gates_.add(gate);
  if (!gates_.are_many()) return;
  gates_.sweep([this](const Gate& each) {
    if (each.agent) return agents_[each.agent.index].watched == each.at;
    const ConversationEntry& entry = conversations_[each.conversation];
    return entry.placed && entry.watched == each.at;
  });
}

void Index::freshen_excluded(const State& state) {
  std::size_t kept = 0;
  for (const Slot slot : excluded_) {
    ConversationEntry& entry = conversations_[slot];
    entry.excluded = entry.placed && state.conversations[slot].first_exclusion != kNoSlot;
    if (!entry.excluded) continue;
    excluded_[kept++] = slot;
    freshen(slot);
  }
  excluded_.resize(kept);
}

Index::ClassId Index::class_by_needs(const State& state, const Conversation& conversation) {
  const std::uint32_t stage = queues_[conversation.queue.index].first_stage + conversation.relaxed;
  const std::pair key{stage, state.needs.serial(conversation.needs_now)};
  const auto found = class_by_needs_.find(key);
  if (found != class_by_needs_.end()) return found->second;
  const ClassId made = add_class(state, conversation);
  class_by_needs_.emplace(key, made);
  return made;
}

Index::ClassId Index::add_class(const State& state, const Conversation& conversation) {
  const auto made = static_cast<ClassId>(classes_.size());
  Class& line = classes_.emplace_back();
  is_crowded_ |= classes_.size() > sweep_classes_at_;
  line.queue = conversation.queue;
  for (ProfileId id = 0; id < profiles_.size(); ++id) {
    Profile& profile = profiles_[id];
    // A variant suits what its origin, which comes before it, suits, but for the capped queues.
    const bool suits =
        profile.origin == id
            ? is_suitable(state, conversation, profile.example)
            : line.profiles.test(profile.origin) &&
                  !std::binary_search(profile.capped.begin(), profile.capped.end(), line.queue);
    if (!suits) continue;
    line.profiles.set(id);
    profile.classes.set(made);
  }
  return made;
}

}  // namespace cordboard::core
