#include "matching/waiting_lines.h"

#include <algorithm>

#include "matching/eligibility.h"

namespace cordboard::core {

void WaitingLines::rebuild(const State& state) {
  conversations_.assign(state.conversations.extent(), WaitingConversation{});
  lines_.clear();
  open_classes_ = {};
  waited_for_.assign(state.agents.size(), WaitedFor{});
  own_lines_ = {};
  waited_for_agents_ = {};
  excluding_.clear();
  at_front_ = 0;
}

void WaitingLines::sync(const State& state, Slot slot, Time now) {
  if (conversations_[slot].in_line) return;
  if (!is_offerable(state, state.conversations[slot], now)) return;
  enter_line(state, slot, now);
  add_news(slot);
}

void WaitingLines::enter_unserved(const State& state, Slot slot, Time now) {
  if (slot >= conversations_.size()) conversations_.resize(state.conversations.extent());
  enter_line(state, slot, now);
}

void WaitingLines::leave_line_if_gone(const State& state, Slot slot, Time now) {
  if (!is_offerable(state, state.conversations[slot], now)) leave_line(state, slot);
}

void WaitingLines::enter_line(const State& state, Slot slot, Time now) {
  WaitingConversation& entry = conversations_[slot];
  const Conversation& conversation = state.conversations[slot];
  const Queue& queue = state.queue(conversation.queue);
  entry.standing = conversation.front ? WaitingConversation::kFront : standing(queue, conversation);
  entry.in_line = true;
  at_front_ += conversation.front;
  if (conversation.sticky_until > now && conversation.preferred) {
    add_preferring(slot, conversation.preferred);
    entry.in_own_line = awaits_preferred(state, conversation, now);
  }
  entry.in_own_line ? enter_own_line(state, slot) : enter_class_line(state, slot);
  const bool has_exclusions = conversation.first_exclusion != kNoSlot;
  if (has_exclusions && !entry.is_excluding) {
    excluding_.push_back(slot);
    entry.is_excluding = true;
  }
  if (has_exclusions || entry.preferred || queue.settings.max_wait.count() > 0) {
    add_wake_up(state, slot, now);
  }
}

void WaitingLines::leave_line(const State& state, Slot slot) {
  WaitingConversation& entry = conversations_[slot];
  entry.in_line = false;
  at_front_ -= entry.standing == WaitingConversation::kFront;
  if (entry.in_own_line) {
    leave_own_line(state, slot);
  } else {
    OrderedSet& line = lines_[entry.line];
    line.erase(ServingOrder{conversations_, state}, slot);
    if (line.empty()) open_classes_.reset(entry.line);
  }
  if (entry.preferred) remove_preferring(slot);
}

void WaitingLines::enter_class_line(const State& state, Slot slot) {
  const ClassId id = suitability_.class_of(state, state.conversations[slot]);
  conversations_[slot].line = id;
  if (id >= lines_.size()) lines_.resize(suitability_.class_count());
  if (lines_[id].empty()) open_classes_.set(id);
  lines_[id].insert(ServingOrder{conversations_, state}, slot);
}

void WaitingLines::enter_own_line(const State& state, Slot slot) {
  WaitingConversation& entry = conversations_[slot];
  const QueueId queue = state.conversations[slot].queue;
  WaitedFor& agent = waited_for_[entry.preferred.index];
  Slot own = agent.first_own_line;
  while (own != kNoSlot && own_lines_[own].queue != queue) own = own_lines_[own].next;
  if (own == kNoSlot) {
    own = own_lines_.take();
    own_lines_[own] = {queue, entry.preferred, {}, agent.first_own_line};
    agent.first_own_line = own;
    waited_for_agents_.set(entry.preferred.index);
  }
  entry.line = own;
  own_lines_[own].line.insert(ServingOrder{conversations_, state}, slot);
}

void WaitingLines::leave_own_line(const State& state, Slot slot) {
  WaitingConversation& entry = conversations_[slot];
  entry.in_own_line = false;
  const Slot own = entry.line;
  OwnLine& line = own_lines_[own];
  line.line.erase(ServingOrder{conversations_, state}, slot);
  if (!line.line.empty()) return;
  Slot& first = waited_for_[line.agent.index].first_own_line;
  Slot* link = &first;
  while (*link != own) link = &own_lines_[*link].next;
  *link = line.next;
  if (first == kNoSlot) waited_for_agents_.reset(line.agent.index);
  own_lines_.release(own);
}

// Checks again whether a conversation in line waits for one agent alone, and makes it news.
void WaitingLines::reconsider(const State& state, Slot slot, Time now) {
  const WaitingConversation& entry = conversations_[slot];
  if (entry.preferred &&
      entry.in_own_line != awaits_preferred(state, state.conversations[slot], now)) {
    leave_line(state, slot);
    enter_line(state, slot, now);
  }
  add_news(slot);
}

void WaitingLines::reconsider_preferring(const State& state, AgentId agent, Time now) {
  for (Slot slot = waited_for_[agent.index].first_preferring; slot != kNoSlot;) {
    // The conversation may leave this list and come back at its head.
    const Slot next = conversations_[slot].next_preferring;
    reconsider(state, slot, now);
    slot = next;
  }
}

void WaitingLines::add_preferring(Slot slot, AgentId agent) {
  WaitingConversation& entry = conversations_[slot];
  Slot& first = waited_for_[agent.index].first_preferring;
  entry.preferred = agent;
  entry.previous_preferring = kNoSlot;
  entry.next_preferring = first;
  if (first != kNoSlot) conversations_[first].previous_preferring = slot;
  first = slot;
}

void WaitingLines::remove_preferring(Slot slot) {
  WaitingConversation& entry = conversations_[slot];
  const Slot previous = entry.previous_preferring;
  Slot& link = previous == kNoSlot ? waited_for_[entry.preferred.index].first_preferring
                                   : conversations_[previous].next_preferring;
  link = entry.next_preferring;
  if (link != kNoSlot) conversations_[link].previous_preferring = previous;
  entry.preferred = {};
}

void WaitingLines::on_wake_up(const State& state, Slot slot, Time now) {
  if (!conversations_[slot].in_line) return;
  if (!is_offerable(state, state.conversations[slot], now)) return leave_line(state, slot);
  reconsider(state, slot, now);
  add_wake_up(state, slot, now);
}

// Adds a wake-up for the next end of an exclusion, of the wait for the preferred agent or of the
// stay in the queue. A slot has one wake-up for one time, however often it enters a line.
void WaitingLines::add_wake_up(const State& state, Slot slot, Time now) {
  const Conversation& conversation = state.conversations[slot];
  Time next = Time::max();
  const auto consider = [&](Time at) {
    if (at > now) next = std::min(next, at);
  };
  for (Slot at = conversation.first_exclusion; at != kNoSlot; at = state.exclusions[at].next) {
    consider(state.exclusions[at].not_before);
    consider(state.exclusions[at].until);
  }
  if (conversation.preferred) consider(conversation.sticky_until);
  if (const auto over = wait_over_at(state, conversation)) consider(*over);
  Time& known = conversations_[slot].wake_up;
  if (next == Time::max() || next == known) return;
  known = next;
  wake_ups_.add({next, {}, slot});
}

void WaitingLines::add_excluding_to_news(const State& state) {
  std::size_t kept = 0;
  for (const Slot slot : excluding_) {
    WaitingConversation& entry = conversations_[slot];
    entry.is_excluding = entry.in_line && state.conversations[slot].first_exclusion != kNoSlot;
    if (!entry.is_excluding) continue;
    excluding_[kept++] = slot;
    add_news(slot);
  }
  excluding_.resize(kept);
}

void WaitingLines::add_news(Slot slot) {
  if (conversations_[slot].is_news) return;
  conversations_[slot].is_news = news_.any = true;
  news_.conversations.push_back(slot);
}

void WaitingLines::drop_stale_news() {
  std::erase_if(news_.conversations, [this](Slot slot) {
    WaitingConversation& entry = conversations_[slot];
    entry.is_news = entry.in_line;
    return !entry.in_line;
  });
}

void WaitingLines::clear_news() {
  for (const Slot slot : news_.conversations) conversations_[slot].is_news = false;
  news_.conversations.clear();
}

}  // namespace cordboard::core
