// Who of those that wait is served next.
#include "matching/search.h"

#include "matching/eligibility.h"
#include "matching/index_spaces.h"

namespace cordboard::core {
namespace {

// So few newcomers and agents with new room are looked at one by one; more cost as much as a look
// at everything.
constexpr std::size_t kFewFresh = 3;

}  // namespace

void Index::Search::propose_for(AgentId agent) {
  const AgentEntry& entry = index_.agents_[agent.index];
  const Profile& profile = index_.profiles_[entry.profile];
  const ConversationSpace space{index_.conversations_, state_};
  Bits::for_each_common(profile.classes, index_.open_classes_, [&](ClassId id) {
    const Class& line = index_.classes_[id];
    if (entry.load + index_.queues_[line.queue.index].weight > profile.capacity) return;
    for (Slot slot = line.line.first; slot != kNoSlot; slot = line.line.next(space, slot)) {
      ++index_.work_.heads_examined;
      if (is_allowed(agent, state_.conversations[slot], line)) return propose(slot);
    }
  });
  for (Slot own = entry.first_own_line; own != kNoSlot; own = index_.own_lines_[own].next) {
    propose_first(index_.own_lines_[own]);
  }
}

void Index::Search::propose_all() {
  index_.open_classes_.for_each([this](ClassId id) { propose_first(index_.classes_[id]); });
  index_.open_own_lines_.for_each([this](Slot own) { propose_first(index_.own_lines_[own]); });
}

void Index::Search::propose_first(const Class& line) {
  const ConversationSpace space{index_.conversations_, state_};
  for (Slot slot = line.line.first; slot != kNoSlot; slot = line.line.next(space, slot)) {
    ++index_.work_.heads_examined;
    met_kept_out_ = false;
    if (is_servable(state_.conversations[slot], line)) return propose(slot);
    // Nobody has room for this class at all, unless a exclusion or a lease of this one's kept them
    // out.
    if (!met_kept_out_) return;
  }
}

void Index::Search::propose_first(const OwnLine& own) {
  const ConversationSpace space{index_.conversations_, state_};
  for (Slot slot = own.line.first; slot != kNoSlot; slot = own.line.next(space, slot)) {
    ++index_.work_.heads_examined;
    const Conversation& conversation = state_.conversations[slot];
    if (can_take_own(own.agent, conversation)) return propose(slot);
    if (conversation.first_lease == kNoSlot) return;
  }
}

void Index::Search::propose(Slot slot) {
  const Conversation& conversation = state_.conversations[slot];
  QueueEntry& queue = index_.queues_[conversation.queue.index];
  // The order of age is the same within a queue and across queues; others keep to their queue.
  if (queue.order == QueueOrder::kFifo && index_.at_front_ == 0) return keep_first(slot);
  if (queue.candidate == kNoSlot) {
    queue.candidate = slot;
    index_.with_candidate_.push_back(conversation.queue);
  } else if (before_in_queue(state_.queue(conversation.queue), conversation,
                             state_.conversations[queue.candidate])) {
    queue.candidate = slot;
  }
}

// The first across queues of it and the best so far.
void Index::Search::keep_first(Slot slot) {
  const Conversation& conversation = state_.conversations[slot];
  const std::int64_t priority = effective_priority(state_, now_, conversation);
  if (best_ != kNoSlot) {
    if (priority < best_priority_) return;
    if (priority == best_priority_ && !is_older(conversation, state_.conversations[best_])) return;
  }
  best_ = slot;
  best_priority_ = priority;
}

Slot Index::Search::first_proposed() {
  for (const QueueId id : index_.with_candidate_) {
    Slot& candidate = index_.queues_[id.index].candidate;
    keep_first(candidate);
    candidate = kNoSlot;
  }
  index_.with_candidate_.clear();
  return best_;
}

std::optional<Match> Index::next_match(const State& state, Time now) {
  ++work_.matches_sought;
  Search search(*this, state, now);
  if (door_.size() == 1 && fresh_agents_.empty() && fresh_conversations_.empty() && !all_fresh_) {
    const Slot slot = door_.front();
    const AgentId agent = search.agent_for_newcomer(slot);
    if (agent) {
      // It changes with the offer, and comes to the door again if it may be offered to more.
      door_.clear();
      conversations_[slot].at_door = has_news_ = false;
      return Match{slot, agent};
    }
    open_door(state, now);
    discard_news();
    return std::nullopt;
  }
  open_door(state, now);
  drop_stale();
  const std::size_t fresh = fresh_agents_.size() + fresh_conversations_.size();
  std::optional<Match> match;
  // A newcomer, or an agent with new room, is all that can have made a match possible: look there
  // alone.
  if (!all_fresh_ && fresh == 1 && fresh_agents_.empty()) {
    const Slot slot = fresh_conversations_.front();
    const AgentId agent = search.agent_for(slot);
    if (agent) match = Match{slot, agent};
  } else if (all_fresh_ || fresh > 0) {
    if (all_fresh_ || fresh > kFewFresh) {
      search.propose_all();
    } else {
      for (const Slot slot : fresh_conversations_) {
        if (search.is_servable(slot)) search.propose(slot);
      }
      for (const AgentId agent : fresh_agents_) search.propose_for(agent);
    }
    const Slot slot = search.first_proposed();
    const bool is_one_agent = !all_fresh_ && fresh == 1;
    if (slot != kNoSlot) {
      match = Match{slot, is_one_agent ? fresh_agents_.front() : search.agent_for(slot)};
    }
  }
  if (!match) discard_news();
  return match;
}

bool Index::could_offer(const State& state, Time now, const Conversation& conversation) {
  if (!state.changes.empty()) sync(state, now);
  put_right(state, now);
  pass_gates(state, now);
  if (!admits_offers(state, conversation, now)) return false;
  Search search(*this, state, now);
  if (awaits_preferred(state, conversation, now)) {
    return search.can_take_own(conversation.preferred, conversation);
  }
  return search.is_servable(conversation, classes_[class_of(state, conversation)]);
}

}  // namespace cordboard::core
