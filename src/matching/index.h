// The fast matcher: who is free and who waits, arranged so that the next match is found at the
// heads.
//
// Agents with the same skills, teams, capacity and places in queues share a profile; conversations
// of the same queue and stage with the same needs share a class. Which profile suits which class is
// worked out once for each pair. A profile keeps its agents with room by load and then by idle
// time, a class its conversations in serving order, so a match looks at heads only: its cost grows
// with the profiles and classes that could serve, never with agents or conversations.
//
// Two things are kept aside. Agents who have their most of some queues (`max_per_agent`) move to a
// variant of their profile that suits nothing of those queues. Conversations that wait for one
// agent alone stand in lines of that agent's own, one for each queue.
//
// The longest idle of each profile, whatever their load, also stand side by side in one array: the
// commonest search reads nothing else.
//
// All of it is derived from the state and can be built anew at any time. `sync` follows what a turn
// has changed of consequence, `put_right` the rest, before a search.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "cordboard/work.h"
#include "matching/bits.h"
#include "matching/gates.h"
#include "matching/match.h"
#include "matching/rank.h"
#include "matching/strategies/table.h"
#include "state/ordered_set.h"
#include "state/pool.h"
#include "state/state.h"

namespace cordboard::core {

class Index {
 public:
  // The strategies must outlive the index, and know every name that the site's queues use.
  explicit Index(const Strategies& strategies) : strategies_(&strategies) {}

  // Takes in what `state.changes` names; everything if the site has changed. May be repeated with
  // the same changes and further ones.
  void sync(const State& state, Time now) {
    looked_at_ = now;
    if (state.changes.site || is_crowded_) return rebuild(state, now);
    // All that changed leave their lines before any lines up again: a line must never be ordered by
    // what is no longer so.
    for (const Slot slot : state.changes.gone) step_out(state, slot, now);
    for (const Slot slot : state.changes.conversations) step_aside(state, slot);
    for (const AgentId agent : state.changes.agents) sync_agent(state, agent, now);
    for (const Slot slot : state.changes.conversations) sync_conversation(state, slot, now);
  }
  // Puts right who stands at a wrong place: what `state.changes` names as moved or gone. Before
  // `next_match`.
  void put_right(const State& state, Time now);
  // Forgets everything and takes in the whole state.
  void rebuild(const State& state, Time now);

  // Whether a conversation waits that does not stand in line yet; no queue limits stays or offers.
  // After `put_right` it can be matched with the best agent, or with nobody, before it does.
  bool is_newcomer(const State& state, Slot slot) const {
    const Conversation& conversation = state.conversations[slot];
    const bool is_known = slot < conversations_.size() &&
                          (conversations_[slot].placed || conversations_[slot].at_door);
    return !is_known && conversation.is_waiting() && !conversation.customer_away &&
           conversation.open_offers == 0 && !queues_[conversation.queue.index].pull;
  }
  AgentId agent_for_newcomer(const State& state, Slot slot, Time now) {
    const Conversation& conversation = state.conversations[slot];
    // Whoever has room at all has room for one unit.
    const bool anybody_will_do = queues_[conversation.queue.index].takes_longest_idle &&
                                 conversation.first_lease == kNoSlot &&
                                 conversation.first_exclusion == kNoSlot &&
                                 conversation.sticky_until <= now;
    if (!anybody_will_do) return search_for_newcomer(state, slot, now);
    ++work_.matches_sought;
    return longest_idle(state, classes_[class_of(state, conversation)]);
  }

  // It is known that nobody can serve it now.
  void line_up_newcomer(const State& state, Slot slot, Time now);

  // What is to be offered next, or nothing until something changes. The state must not have changed
  // since `put_right`.
  std::optional<Match> next_match(const State& state, Time now);

  // Whether something has come since the last complete look that could make a match.
  bool has_news() const { return has_news_; }

  // When a pause, a exclusion or a wait for one agent ends next; Time::max() if none does.
  Time next_gate() const { return gates_.next(); }
  // Looks again at whom or what gates up to `now` kept back.
  void pass_gates(const State& state, Time now);

  // For an engine that matches by other means.
  void discard_news();

  // The questions of `Router`. They first take in what `state.changes` names.
  bool could_offer(const State& state, Time now, const Conversation& conversation);
  bool is_staffed(const State& state, QueueId queue);
  std::int64_t places(const State& state, QueueId queue);

  WorkCounters work() const { return work_; }

 private:
  using ProfileId = std::uint32_t;
  using ClassId = std::uint32_t;
  static constexpr std::uint32_t kNone = kNoSlot;

  struct Profile {
    AgentId example;              // any of its agents: all suit alike
    ProfileId origin = kNone;     // itself; of a variant, the profile without capped queues
    std::vector<QueueId> capped;  // of which its agents have their most, in order
    std::int32_t capacity = 0;
    std::uint32_t ready = 0;                // agents who take offers, of variants too
    std::uint32_t staff = 0;                // agents signed in who do not drain, of variants too
    std::uint32_t with_room = 0;            // agents in the sets below
    std::uint64_t open_loads = 0;           // at which there are some; the last bit: from there on
    std::vector<OrderedSet> by_load;        // [load]: longest idle first
    std::vector<OrderedSet> in_site_order;  // [load]: if some queue's strategy asks for it
    std::vector<OrderedSet> by_handled;     // [load]: fewest first; likewise
    Bits classes;                           // that it suits

    static constexpr std::size_t kLastLoad = 63;
    void open(std::size_t load) {
      open_loads |= std::uint64_t{1} << std::min(load, kLastLoad);
      ++with_room;
    }
    void close(std::size_t load) {
      --with_room;
      // The last bit may stand for other loads too: it stays until nobody is left.
      if (by_load[load].empty() && load < kLastLoad) open_loads &= ~(std::uint64_t{1} << load);
      if (with_room == 0) open_loads = 0;
    }
    // Calls `visit(load)` for each load at which there are agents, in ascending order.
    template <class Visit>
    void for_each_open_load(Visit&& visit) const {
      constexpr std::uint64_t kFurther = std::uint64_t{1} << kLastLoad;
      for (std::uint64_t left = open_loads & ~kFurther; left != 0; left &= left - 1) {
        visit(static_cast<std::size_t>(std::countr_zero(left)));
      }
      if ((open_loads & kFurther) == 0) return;
      for (std::size_t load = kLastLoad; load < by_load.size(); ++load) {
        if (!by_load[load].empty()) visit(load);
      }
    }
    // Calls `visit(load)` for each load, up to `most`, at which there are agents, in ascending
    // order, until it says true; whether it did.
    template <class Visit>
    bool any_open_load(std::int32_t most, Visit&& visit) const {
      for (std::uint64_t left = open_loads; left != 0; left &= left - 1) {
        auto load = static_cast<std::size_t>(std::countr_zero(left));
        if (static_cast<std::int32_t>(load) > most) return false;
        if (load < kLastLoad) {
          if (visit(load)) return true;
          continue;
        }
        for (; static_cast<std::int32_t>(load) <= most; ++load) {
          if (!by_load[load].empty() && visit(load)) return true;
        }
      }
      return false;
    }
  };
  // The best of the heads that a search has looked at.
  struct Foremost {
    Time since = Time::max();
    std::size_t profile = kNone;
    std::uint64_t seen = 0;
  };
  struct Class {
    QueueId queue;
    OrderedSet line;
    Bits profiles;  // that suit it
  };
  // Conversations of a queue that wait for one agent alone. There is none without anybody in it.
  struct OwnLine {
    QueueId queue;
    AgentId agent;
    OrderedSet line;
    Slot next = kNoSlot;  // of the same agent
  };
  struct QueueEntry {
    const Rule* rule = nullptr;
    std::int32_t weight = 1;
    std::int32_t most_per_agent = 0;  // 0: any number
    std::uint32_t first_stage = 0;    // stages of all queues are numbered through
    QueueOrder order = QueueOrder::kFifo;
    bool pull = false;
    bool takes_longest_idle = false;  // for one unit: nothing is asked but the common tie-break
    bool is_serving_known = false;
    Slot candidate = kNoSlot;  // the first that a search has found so far
    Bits serving;              // profiles that serve it, whatever their skills
  };
  struct AgentEntry {
    Links links;
    Time idle_since{};
    ProfileId profile = kNone;  // perhaps a variant
    ProfileId origin = kNone;
    std::int32_t load = 0;  // as it was last looked at, placed or not
    Slot first_own_line = kNoSlot;
    Slot first_bound = kNoSlot;  // of the conversations that prefer this agent
    Time watched{};              // the end of a pause for which there is a gate
    bool placed = false;
    bool ready = false;
    bool staff = false;
    bool paused = false;
    bool fresh = false;
  };
  struct HandledEntry {
    Links links;
    std::uint64_t handled = 0;
  };
  struct ConversationEntry {
    Links links;
    std::int64_t standing = 0;
    std::uint32_t line = kNone;  // a class, or an own line
    bool placed = false;
    bool at_door = false;  // in door_
    bool fresh = false;
    bool excluded = false;  // in excluded_
    bool own_line = false;  // waits for `bound` alone
    Time watched{};         // when the last gate added for this slot opens
    AgentId bound;          // whom it prefers, if the time for that is not over
    Slot next_bound = kNoSlot;
    Slot previous_bound = kNoSlot;
  };
  // The standing of who was given back.
  static constexpr std::int64_t kFront = std::numeric_limits<std::int64_t>::max();

  struct AgentSpace;
  struct SiteOrderSpace;
  struct HandledSpace;
  struct ConversationSpace;
  class Search;

  // profiles.cc: whom agents are alike with.
  void make_queues(const State& state);
  void make_profiles(const State& state);
  void refresh_caps(const State& state, AgentId id);
  void find_capped(const State& state, AgentId id);
  ProfileId variant_with(ProfileId id, QueueId queue);
  const Bits& profiles_serving(const State& state, QueueId queue);

  // index_agents.cc: who is free.
  //
  // Nearly always there is more room and nobody waits for it: then the agent's place is put right
  // when somebody looks. `entry.load` may be of some turns ago: if there was less room meanwhile,
  // nobody has looked while there was, so nobody missed it.
  void sync_agent(const State& state, AgentId id, Time now) {
    AgentEntry& entry = agents_[id.index];
    const Agent& agent = state.agents[id.index];
    const bool is_usual = is_simple_ && !entry.paused && agent.paused_until <= now &&
                          entry.ready == agent.takes_offers() && entry.staff == agent.is_staff();
    if (!is_usual) return sync_agent_anew(state, id, now);
    if (!entry.ready) return;
    if (agent.load < entry.load && could_be_wanted(entry)) move_freed(state, id);
  }
  void move_freed(const State& state, AgentId id);
  void sync_agent_anew(const State& state, AgentId id, Time now);
  void sync_moved_anew(const State& state, Time now);
  bool could_be_wanted(const AgentEntry& entry) const;
  void move(const State& state, AgentId id);
  void count_staff(const State& state, AgentId id, Time now);
  void place(const State& state, AgentId id);
  void unplace(const State& state, AgentId id);
  // Of two who have been idle equally long.
  bool is_further_ahead(const State& state, Slot a, Slot b) const {
    if (agents_[a].load != agents_[b].load) return agents_[a].load < agents_[b].load;
    return state.agents[a].site_order < state.agents[b].site_order;
  }
  // In the order of heads.
  bool is_longer_idle(const State& state, Slot a, Slot b) const {
    const Time since = agents_[b].idle_since;
    if (agents_[a].idle_since != since) return agents_[a].idle_since < since;
    return is_further_ahead(state, a, b);
  }
  bool is_before_head(const State& state, AgentId id) const;
  void become_head(Slot agent);
  void find_head(ProfileId id);
  void place_in_further_orders(const State& state, AgentId id);
  void unplace_in_further_orders(const State& state, AgentId id);
  void open_own_lines(AgentId id, bool open);

  // search_agents.cc: who could serve.
  AgentId search_for_newcomer(const State& state, Slot slot, Time now);
  AgentId longest_idle(const State& state, const Class& line);
  AgentId longest_idle_of_many(const State& state, const Class& line);
  void look_at_heads(const State& state, Foremost& best, std::size_t first,
                     std::uint64_t word) const;
  AgentId take_head(const Foremost& best);

  // index_lines.cc: who waits.
  void step_aside(const State& state, Slot slot) {
    if (slot >= conversations_.size()) conversations_.resize(state.conversations.extent());
    if (conversations_[slot].placed) leave_line(state, slot);
  }
  void step_out(const State& state, Slot slot, Time now) {
    if (slot < conversations_.size() && conversations_[slot].placed)
      step_out_of_line(state, slot, now);
  }
  void step_out_of_line(const State& state, Slot slot, Time now);
  void sync_conversation(const State& state, Slot slot, Time now) {
    const bool is_concerned =
        state.conversations[slot].is_waiting() || conversations_[slot].at_door;
    if (is_concerned) sync_waiting(state, slot, now);
  }
  void sync_waiting(const State& state, Slot slot, Time now);
  void leave_door(Slot slot);
  void open_door(const State& state, Time now);
  void line_up(const State& state, Slot slot, Time now);
  void leave_line(const State& state, Slot slot);
  void reconsider_bound(const State& state, AgentId id, Time now);
  void reconsider(const State& state, Slot slot, Time now);
  void bind(Slot slot, AgentId preferred);
  void unbind(Slot slot);
  void enter_own_line(const State& state, Slot slot);
  void leave_own_line(const State& state, Slot slot);
  void watch(const State& state, Slot slot, Time now);
  void freshen_excluded(const State& state);
  ClassId class_of(const State& state, const Conversation& conversation) {
    if (conversation.needs_now != 0) return class_by_needs(state, conversation);
    const std::uint32_t stage =
        queues_[conversation.queue.index].first_stage + conversation.relaxed;
    if (plain_classes_[stage] == kNone) plain_classes_[stage] = add_class(state, conversation);
    return plain_classes_[stage];
  }
  ClassId class_by_needs(const State& state, const Conversation& conversation);
  ClassId add_class(const State& state, const Conversation& conversation);

  void catch_up(const State& state);
  void add_gate(Gate gate);
  void freshen(AgentId id);
  void freshen(Slot conversation);
  void drop_stale();

  const Strategies* strategies_;
  std::vector<QueueEntry> queues_;
  std::vector<AgentEntry> agents_;
  std::vector<CountedLinks> site_order_links_;  // by agent; if some strategy asks for it
  std::vector<HandledEntry> handled_;           // likewise
  bool orders_further_ = false;                 // one of these two
  bool is_simple_ = false;  // neither further orders nor caps: load and idleness are all there is
  std::vector<ConversationEntry> conversations_;  // by slot
  std::vector<Profile> profiles_;                 // variants behind their origins
  // By profile: the one of its agents who has been idle longest, whatever their load; then the
  // least loaded, then the first in the site's order. Of no meaning where none has room. Since when
  // they are idle stands apart, so that a search reads along.
  std::vector<Slot> heads_;
  std::vector<Time> heads_since_;
  absl::flat_hash_map<std::uint64_t, ProfileId> variants_;  // by profile and one more capped queue
  bool has_caps_ = false;
  std::size_t sweep_profiles_at_ = 0;
  std::vector<QueueId> capped_;  // of the agent looked at
  Bits open_profiles_;           // with an agent who has room

  std::vector<Class> classes_;
  std::vector<ClassId> plain_classes_;  // by stage: without needs of the conversation's own
  absl::flat_hash_map<std::pair<std::uint32_t, std::uint64_t>, ClassId> class_by_needs_;
  std::size_t sweep_classes_at_ = 0;
  bool is_crowded_ = false;  // more profiles or classes than these two allow
  Bits open_classes_;        // with somebody in line
  Pool<OwnLine> own_lines_;
  Bits open_own_lines_;         // whose agents have room
  std::uint64_t at_front_ = 0;  // in lines, of those given back

  // Who waits and has not lined up yet: a newcomer who can be served at once never does. Empty
  // after each complete look.
  std::vector<Slot> door_;
  std::vector<AgentId> fresh_agents_;      // with new room since the last complete look
  std::vector<Slot> fresh_conversations_;  // in line, and new there since then
  std::vector<Slot> excluded_;             // in line, with exclusions
  bool all_fresh_ = false;
  bool has_news_ = false;  // any of these
  Gates gates_;
  Time looked_at_{};                     // the latest `now`
  std::vector<QueueId> with_candidate_;  // queues, for a search
  std::vector<AgentId> kept_out_;        // agents, for a search
  WorkCounters work_;
};

}  // namespace cordboard::core
