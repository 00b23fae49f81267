// The waiting conversations in serving order.
//
// Conversations of one requirement class stand in one *waiting line*. A conversation that waits for
// its preferred agent alone (`sticky_wait_ms`) stands in an *own line* instead: one for each pair
// of agent and queue.
//
//   lines.leave(state, slot);       // the conversation has changed
//   lines.sync(state, slot, now);   // enters the line where it belongs now, if it waits
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "matching/bits.h"
#include "matching/matching_wake_up.h"
#include "matching/news.h"
#include "matching/serving_order.h"
#include "matching/suitability.h"
#include "state/ordered_set.h"
#include "state/pool.h"
#include "state/state.h"

namespace cordboard::core {

// A conversation as WaitingLines knows it. The size is a power of two, so that a conversation is
// found by one shift.
struct alignas(64) WaitingConversation {
  Links links;
  std::int64_t standing = 0;     // see serving_order.h; kFront: given back, before all others
  std::uint32_t line = kNoSlot;  // a class, or an own line
  bool in_line = false;
  bool is_news = false;            // is in News::conversations
  bool is_excluding = false;       // is in the list of conversations with exclusions
  bool in_own_line = false;        // waits for `preferred` alone
  Time wake_up{};                  // of the last wake-up added for this slot
  AgentId preferred;               // none if the time for that is over
  Slot next_preferring = kNoSlot;  // of the same agent
  Slot previous_preferring = kNoSlot;

  static constexpr std::int64_t kFront = std::numeric_limits<std::int64_t>::max();
};

// Serving order within a line. `Conversations` is a vector of WaitingConversation, const or not.
template <class Conversations>
struct ServingOrder {
  Conversations& conversations;
  const State& state;

  auto& links(Slot slot) const { return conversations[slot].links; }
  bool before(Slot a, Slot b) const {
    const std::int64_t standing = conversations[a].standing;
    if (standing != conversations[b].standing) return standing > conversations[b].standing;
    const Conversation& first = state.conversations[a];
    const Conversation& second = state.conversations[b];
    if (standing == WaitingConversation::kFront) return is_older(first, second);
    return precedes(state.queue(first.queue), first, second);
  }
};
template <class Conversations>
ServingOrder(Conversations&, const State&) -> ServingOrder<Conversations>;

// The conversations of a queue that wait for one agent alone. It exists while it has any.
struct OwnLine {
  QueueId queue;
  AgentId agent;
  OrderedSet line;
  Slot next = kNoSlot;  // the next own line of the same agent
};

class WaitingLines {
 public:
  // All three must outlive this object. Conversations to look at are added to `news`; the ends of
  // exclusions, waits for an agent and stays in a queue are added to `wake_ups`.
  WaitingLines(Suitability& suitability, News& news, MatchingWakeUps& wake_ups)
      : suitability_(suitability), news_(news), wake_ups_(wake_ups) {}

  // Forgets everything. Conversations are added by `sync`. REQUIRES: `suitability` is rebuilt.
  void rebuild(const State& state);

  // ---- after a change of a conversation

  // Takes the conversation out of its line, if it is in one. All conversations that changed must
  // leave before any of them enters a line: the order of a line must hold for all that are in it.
  void leave(const State& state, Slot slot) {
    if (slot >= conversations_.size()) conversations_.resize(state.conversations.extent());
    if (conversations_[slot].in_line) leave_line(state, slot);
  }
  // The same, unless the conversation waits for an offer again.
  void leave_if_gone(const State& state, Slot slot, Time now) {
    if (slot < conversations_.size() && conversations_[slot].in_line) {
      leave_line_if_gone(state, slot, now);
    }
  }
  // Puts a conversation that waits for an offer into its line, and makes it news.
  void sync(const State& state, Slot slot, Time now);
  // Whether the conversation waits for its first offer and is in no line. Not checked: the limits
  // of its stay in the queue.
  bool is_newcomer(Slot slot, const Conversation& conversation) const {
    const bool is_in_line = slot < conversations_.size() && conversations_[slot].in_line;
    return !is_in_line && conversation.is_waiting() && !conversation.customer_away &&
           conversation.open_offers == 0 && !suitability_.rules(conversation.queue).pull;
  }
  // Puts a newcomer that no agent can serve now into its line. It is no news there.
  void enter_unserved(const State& state, Slot slot, Time now);

  // ---- after a change of an agent

  // The agent signed in or is gone: conversations that prefer the agent wait for this agent alone
  // again, or wait no more.
  void reconsider_preferring(const State& state, AgentId agent, Time now);
  // An agent who could have served conversations is missing: exclusions of other agents may no
  // longer count. All conversations with exclusions become news.
  void add_excluding_to_news(const State& state);

  // ---- wake-ups

  void on_wake_up(const State& state, Slot slot, Time now);
  // Whether the wake-up is the latest of a conversation in line.
  bool is_needed(const MatchingWakeUp& wake_up) const {
    const WaitingConversation& entry = conversations_[wake_up.conversation];
    return entry.in_line && entry.wake_up == wake_up.at;
  }

  // ---- reading

  // Whether a conversation in line could be served by an agent of this group, or waits for this
  // agent alone.
  bool could_want(AgentId agent, GroupId group) const {
    return waited_for_[agent.index].first_own_line != kNoSlot ||
           Bits::any_common(suitability_.group(group).classes, open_classes_,
                            [](ClassId) { return true; });
  }
  const WaitingConversation& conversation(Slot slot) const { return conversations_[slot]; }
  const std::vector<WaitingConversation>& conversations() const { return conversations_; }
  // The classes with conversations in line.
  const Bits& open_classes() const { return open_classes_; }
  const OrderedSet& line(ClassId id) const { return lines_[id]; }
  // The agents for whom conversations wait in own lines.
  const Bits& waited_for_agents() const { return waited_for_agents_; }
  const OwnLine& own_line(Slot own) const { return own_lines_[own]; }
  // The first own line of an agent; kNoSlot if nobody waits for the agent alone.
  Slot first_own_line(AgentId agent) const { return waited_for_[agent.index].first_own_line; }
  // Whether a conversation that was given back is in line: it stands at the front of its queue.
  bool has_front() const { return at_front_ > 0; }

  // Removes the conversations from the news that are not in line any more.
  void drop_stale_news();
  void clear_news();

 private:
  // The conversations that wait for an agent, or prefer the agent.
  struct WaitedFor {
    Slot first_own_line = kNoSlot;
    Slot first_preferring = kNoSlot;
  };

  void enter_line(const State& state, Slot slot, Time now);
  void leave_line(const State& state, Slot slot);
  void leave_line_if_gone(const State& state, Slot slot, Time now);
  void enter_class_line(const State& state, Slot slot);
  void enter_own_line(const State& state, Slot slot);
  void leave_own_line(const State& state, Slot slot);
  void reconsider(const State& state, Slot slot, Time now);
  void add_preferring(Slot slot, AgentId agent);
  void remove_preferring(Slot slot);
  void add_wake_up(const State& state, Slot slot, Time now);
  void add_news(Slot slot);

  Suitability& suitability_;
  News& news_;
  MatchingWakeUps& wake_ups_;
  std::vector<WaitingConversation> conversations_;  // by slot
  std::vector<OrderedSet> lines_;                   // by class
  Bits open_classes_;
  std::vector<WaitedFor> waited_for_;  // by agent
  Pool<OwnLine> own_lines_;
  Bits waited_for_agents_;
  std::vector<Slot> excluding_;  // in line, with exclusions
  std::uint64_t at_front_ = 0;   // in line, given back
};

}  // namespace cordboard::core
