// The fast matcher: who is free and who waits, arranged so that the next match is found at the
// heads.
//
// Agents with the same skills, teams and capacity share a profile; conversations of the same queue
// with the same needs share a class. Which profile suits which class is worked out once for each
// pair. A profile keeps its agents with room by load and then by idle time, a class its
// conversations in serving order, so a match looks at heads only: its cost grows with the profiles
// and classes that could serve, never with agents or conversations.
//
// All of it is derived from the state and can be built anew at any time. `sync` follows what a turn
// has changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "cordboard/work.h"
#include "matching/bits.h"
#include "matching/gates.h"
#include "matching/match.h"
#include "matching/rank.h"
#include "state/ordered_set.h"
#include "state/state.h"

namespace cordboard::core {

class Index {
 public:
  // Takes in what `state.changes` names; everything if the site has changed.
  void sync(const State& state, Time now);
  // Forgets everything and takes in the whole state.
  void rebuild(const State& state, Time now);

  // What is to be offered next, or nothing until something changes. The state must not have changed
  // since `sync`.
  std::optional<Match> next_match(const State& state, Time now);

  // When a pause or a bar ends next.
  std::optional<Time> next_gate() const { return gates_.next(); }
  // Looks again at whom or what gates up to `now` kept back.
  void pass_gates(const State& state, Time now);

  // For an engine that matches by other means.
  void discard_fresh();

  WorkCounters work() const { return work_; }

 private:
  using ProfileId = std::uint32_t;
  using ClassId = std::uint32_t;
  static constexpr std::uint32_t kNone = kNoSlot;

  struct Profile {
    AgentId example;  // any of its agents: all suit alike
    std::int32_t capacity = 0;
    std::uint32_t ready = 0;          // agents who take offers, with or without room
    std::vector<OrderedSet> by_load;  // [load]: agents with room, longest idle first
    std::uint32_t with_room = 0;
    Bits classes;  // that it suits
  };
  struct Class {
    QueueId queue;
    OrderedSet line;
    Bits profiles;  // that suit it
  };
  struct AgentEntry {
    Links links;
    Time idle_since{};
    ProfileId profile = kNone;
    std::int32_t load = 0;
    bool placed = false;
    bool ready = false;
    bool fresh = false;
  };
  struct ConversationEntry {
    Links links;
    std::int64_t standing = 0;
    ClassId line = kNone;
    bool placed = false;
    bool fresh = false;
    bool barred = false;  // in barred_
    Time watched{};       // when the last gate added for this slot opens
  };
  struct AgentSpace;
  struct ConversationSpace;
  class Search;

  void sync_agent(const State& state, AgentId id, Time now);
  void place(const State& state, AgentId id);
  void unplace(const State& state, AgentId id);
  void sync_conversation(const State& state, Slot slot, Time now);
  void line_up(const State& state, Slot slot, Time now);
  void leave_line(const State& state, Slot slot);
  void watch_bars(const State& state, Slot slot, Time now);
  void freshen_barred(const State& state);
  void freshen(AgentId id);
  void freshen(Slot conversation);
  void drop_stale();

  ClassId class_of(const State& state, const Conversation& conversation);
  ClassId add_class(const State& state, const Conversation& conversation);

  std::vector<AgentEntry> agents_;
  std::vector<ConversationEntry> conversations_;  // by slot
  std::vector<Profile> profiles_;
  absl::flat_hash_map<std::string, ProfileId> profile_by_key_;
  Bits open_profiles_;  // with an agent who has room
  std::vector<Class> classes_;
  std::vector<ClassId> plain_classes_;  // by queue: without needs of the conversation's own
  absl::flat_hash_map<std::uint64_t, ClassId> class_by_needs_;
  Bits open_classes_;                      // with somebody in line
  std::vector<AgentId> fresh_agents_;      // with new room since the last complete look
  std::vector<Slot> fresh_conversations_;  // new in line since then
  std::vector<Slot> barred_;               // in line, with bars
  bool all_fresh_ = false;
  Gates gates_;
  WorkCounters work_;
};

}  // namespace cordboard::core
