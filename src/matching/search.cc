#include "matching/search.h"

#include "matching/eligibility.h"

namespace cordboard::core {
namespace {

// So many new conversations and agents are looked at one by one. More of them cost as much as a
// look at all lines.
constexpr std::size_t kFewNews = 3;

}  // namespace

inline void Search::begin(const State& state, Time now) {
  ++work_.matches_sought;
  state_ = &state;
  now_ = now;
  agents_.begin(state, now);
}

std::optional<Match> Search::next_match(const State& state, Time now) {
  begin(state, now);
  groups_.drop_stale_news();
  lines_.drop_stale_news();
  const std::size_t count = news_.agents.size() + news_.conversations.size();
  const bool is_only_one = count == 1 && !news_.everything;
  Match match;
  if (is_only_one && news_.agents.empty()) {
    match = {news_.conversations.front(), agent_for(news_.conversations.front())};
  } else {
    match.conversation = first_proposed();
    if (match.conversation != kNoSlot) {
      match.agent = is_only_one ? news_.agents.front() : agent_for(match.conversation);
    }
  }
  if (match.agent) return match;
  clear_news();
  return std::nullopt;
}

bool Search::is_servable(const State& state, Time now, const Conversation& conversation) {
  agents_.begin(state, now);
  if (awaits_preferred(state, conversation, now)) {
    return agents_.preferred_can_take(conversation.preferred, conversation);
  }
  const ClassId id = suitability_.class_of(state, conversation);
  return agents_.is_servable(conversation, suitability_.requirement_class(id));
}

// Usually no lease, exclusion or preferred agent concerns a newcomer, and the head of a suitable
// group is the agent.
AgentId Search::agent_for_newcomer(const State& state, Time now, const Conversation& conversation) {
  const bool takes_any_head = suitability_.rules(conversation.queue).takes_longest_idle &&
                              conversation.first_lease == kNoSlot &&
                              conversation.first_exclusion == kNoSlot &&
                              conversation.sticky_until <= now;
  if (!takes_any_head) return search_for_newcomer(state, now, conversation);
  ++work_.matches_sought;
  const ClassId id = suitability_.class_of(state, conversation);
  return groups_.longest_idle(state, suitability_.requirement_class(id).groups);
}

// noinline: keeps the general search out of the common case.
[[gnu::noinline]] AgentId Search::search_for_newcomer(const State& state, Time now,
                                                      const Conversation& conversation) {
  begin(state, now);
  if (awaits_preferred(state, conversation, now)) {
    const AgentId agent = conversation.preferred;
    return agents_.preferred_can_take(agent, conversation) ? agent : AgentId{};
  }
  const ClassId id = suitability_.class_of(state, conversation);
  return agents_.best_agent(conversation, suitability_.requirement_class(id));
}

AgentId Search::agent_for(Slot slot) {
  const Conversation& conversation = state_->conversations[slot];
  const WaitingConversation& entry = lines_.conversation(slot);
  if (entry.in_own_line) {
    const bool can_take = agents_.preferred_can_take(entry.preferred, conversation);
    return can_take ? entry.preferred : AgentId{};
  }
  return agents_.best_agent(conversation, suitability_.requirement_class(entry.line));
}

bool Search::is_servable(Slot slot) {
  const Conversation& conversation = state_->conversations[slot];
  const WaitingConversation& entry = lines_.conversation(slot);
  if (entry.in_own_line) return agents_.preferred_can_take(entry.preferred, conversation);
  return agents_.is_servable(conversation, suitability_.requirement_class(entry.line));
}

// A new conversation, or an agent with more free capacity, is all that can have made a match
// possible.
void Search::propose_news() {
  const std::size_t count = news_.agents.size() + news_.conversations.size();
  if (news_.everything || count > kFewNews) return propose_all();
  for (const Slot slot : news_.conversations) {
    if (is_servable(slot)) propose(slot);
  }
  for (const AgentId agent : news_.agents) propose_for(agent);
}

// Proposes, of each line, the first conversation that the agent can take.
void Search::propose_for(AgentId agent) {
  const GroupId group = groups_.agent(agent).group;
  const ServingOrder order{lines_.conversations(), *state_};
  Bits::for_each_common(suitability_.group(group).classes, lines_.open_classes(), [&](ClassId id) {
    const RequirementClass& of = suitability_.requirement_class(id);
    if (!groups_.has_room_for(agent, suitability_.rules(of.queue).weight)) return;
    const OrderedSet& line = lines_.line(id);
    for (Slot slot = line.first; slot != kNoSlot; slot = line.next(order, slot)) {
      ++work_.heads_examined;
      if (!agents_.is_blocked(agent, state_->conversations[slot], of)) return propose(slot);
    }
  });
  propose_own(agent);
}

// Proposes, of each own line of the agent, the first conversation that the agent can take.
void Search::propose_own(AgentId agent) {
  for (Slot own = lines_.first_own_line(agent); own != kNoSlot; own = lines_.own_line(own).next) {
    propose_first(lines_.own_line(own));
  }
}

// Proposes, of each line, the first conversation that any agent can take.
void Search::propose_all() {
  lines_.open_classes().for_each([this](ClassId id) { propose_first(id); });
  Bits::for_each_common(lines_.waited_for_agents(), groups_.free_agents(),
                        [this](std::uint32_t index) { propose_own(AgentId{index}); });
}

void Search::propose_first(ClassId id) {
  const RequirementClass& of = suitability_.requirement_class(id);
  const ServingOrder order{lines_.conversations(), *state_};
  const OrderedSet& line = lines_.line(id);
  for (Slot slot = line.first; slot != kNoSlot; slot = line.next(order, slot)) {
    ++work_.heads_examined;
    agents_.clear_met_blocked();
    if (agents_.is_servable(state_->conversations[slot], of)) return propose(slot);
    // No agent has room for this class, unless a lease or an exclusion kept one out.
    if (!agents_.met_blocked()) return;
  }
}

void Search::propose_first(const OwnLine& own) {
  const ServingOrder order{lines_.conversations(), *state_};
  for (Slot slot = own.line.first; slot != kNoSlot; slot = own.line.next(order, slot)) {
    ++work_.heads_examined;
    const Conversation& conversation = state_->conversations[slot];
    if (agents_.preferred_can_take(own.agent, conversation)) return propose(slot);
    if (conversation.first_lease == kNoSlot) return;
  }
}

// Proposes a conversation that can be offered. In a queue that serves the oldest first, the order
// within the queue is the order across queues. For other queues, the first of each queue must be
// found before queues are compared.
void Search::propose(Slot slot) {
  const Conversation& conversation = state_->conversations[slot];
  const bool is_fifo = suitability_.rules(conversation.queue).order == QueueOrder::kFifo;
  if (is_fifo && !lines_.has_front()) return keep_first(slot);
  Slot& candidate = candidates_[conversation.queue.index];
  if (candidate == kNoSlot) {
    candidate = slot;
    with_candidate_.push_back(conversation.queue);
  } else if (before_in_queue(state_->queue(conversation.queue), conversation,
                             state_->conversations[candidate])) {
    candidate = slot;
  }
}

// Keeps the first, across queues, of this conversation and the first so far.
void Search::keep_first(Slot slot) {
  const Conversation& conversation = state_->conversations[slot];
  const std::int64_t priority = effective_priority(*state_, now_, conversation);
  if (best_ != kNoSlot) {
    if (priority < best_priority_) return;
    if (priority == best_priority_ && !is_older(conversation, state_->conversations[best_])) return;
  }
  best_ = slot;
  best_priority_ = priority;
}

// The first, across queues, of the conversations that can have become servable.
Slot Search::first_proposed() {
  best_ = kNoSlot;
  propose_news();
  for (const QueueId id : with_candidate_) {
    keep_first(candidates_[id.index]);
    candidates_[id.index] = kNoSlot;
  }
  with_candidate_.clear();
  return best_;
}

void Search::clear_news() {
  groups_.clear_news();
  lines_.clear_news();
  news_.everything = news_.any = false;
}

}  // namespace cordboard::core
