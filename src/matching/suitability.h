// Which agents can serve which conversations as the site stands, whatever their load.
//
// Agents with equal skills, teams and capacity, who are named by the same stages of queues, form an
// *agent group*. Conversations of the same queue and stage with equal needs form a *requirement
// class*. Whether a group suits a class is computed once for each pair and kept in bit sets, so a
// search never compares the skills of an agent with the needs of a conversation.
//
// An agent who has reached `max_per_agent` of some queues moves to a *variant* of the group: it
// suits the same classes, except those of these queues.
//
// `rebuild` computes the groups from the site. Classes and variants are added when a conversation
// or an agent needs one; they are removed by the next rebuild only. `is_crowded` asks for one.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "matching/bits.h"
#include "matching/rank.h"
#include "matching/strategies/table.h"
#include "state/pool.h"
#include "state/state.h"

namespace cordboard::core {

using GroupId = std::uint32_t;
using ClassId = std::uint32_t;

struct AgentGroup {
  AgentId example;              // any agent of the group: all suit alike
  GroupId origin = kNoSlot;     // the group itself; for a variant, the group without capped queues
  std::vector<QueueId> capped;  // queues that its agents may take no more of, in order
  std::int32_t capacity = 0;
  Bits classes;  // that the group suits
};

// The size is a power of two, so that a class is found by one shift.
struct alignas(64) RequirementClass {
  QueueId queue;
  Bits groups;  // that suit the class
};

// The settings of a queue that matching reads often.
struct QueueRules {
  const CompiledStrategy* strategy = nullptr;
  std::int32_t weight = 1;
  std::int32_t most_per_agent = 0;  // 0: any number
  std::uint32_t first_stage = 0;    // the stages of all queues are numbered through
  QueueOrder order = QueueOrder::kFifo;
  bool pull = false;
  bool takes_longest_idle = false;  // `longest_idle` with weight 1: any free agent has room
};

class Suitability {
 public:
  // The strategies must outlive this object, and know every strategy that the site's queues name.
  explicit Suitability(const Strategies& strategies) : strategies_(&strategies) {}

  // Forgets everything and computes the agent groups of the site.
  void rebuild(const State& state);

  const QueueRules& rules(QueueId queue) const { return queues_[queue.index]; }
  bool has_caps() const { return has_caps_; }                // some queue has `max_per_agent`
  bool uses_site_order() const { return uses_site_order_; }  // some strategy needs it
  bool uses_handled() const { return uses_handled_; }        // likewise

  // Groups are numbered from 0, variants behind the groups that they come from.
  const AgentGroup& group(GroupId id) const { return groups_[id]; }
  GroupId group_count() const { return static_cast<GroupId>(groups_.size()); }
  // The group of an agent who has reached no cap.
  GroupId group_of(AgentId agent) const { return group_of_[agent.index]; }
  // The variant of a group for agents who have reached the caps of these queues, given in order.
  GroupId variant(GroupId origin, const std::vector<QueueId>& capped);
  // Whether the group's agents have reached the cap of the queue.
  bool is_capped(GroupId id, QueueId queue) const;

  const RequirementClass& requirement_class(ClassId id) const { return classes_[id]; }
  std::size_t class_count() const { return classes_.size(); }
  // The class of a conversation, which need not be in the tables.
  ClassId class_of(const State& state, const Conversation& conversation) {
    if (conversation.needs_now != 0) return class_by_needs(state, conversation);
    const std::uint32_t stage =
        queues_[conversation.queue.index].first_stage + conversation.relaxed;
    if (plain_classes_[stage] == kNoSlot) plain_classes_[stage] = add_class(state, conversation);
    return plain_classes_[stage];
  }

  // The groups, without variants, whose agents serve a queue, whatever their skills.
  const Bits& groups_serving(const State& state, QueueId queue);

  // Whether there are so many unused classes or variants that a rebuild is due.
  bool is_crowded() const { return is_crowded_; }
  // Counts the classes and variants that there are now as used.
  void set_crowd_limits();

 private:
  struct Serving {
    bool is_known = false;
    Bits groups;
  };

  void make_rules(const State& state);
  void make_groups(const State& state);
  GroupId variant_without(GroupId id, QueueId queue);
  ClassId class_by_needs(const State& state, const Conversation& conversation);
  ClassId add_class(const State& state, const Conversation& conversation);

  const Strategies* strategies_;
  std::vector<QueueRules> queues_;
  std::vector<Serving> serving_;  // by queue
  bool has_caps_ = false;
  bool uses_site_order_ = false;
  bool uses_handled_ = false;

  std::vector<AgentGroup> groups_;
  std::vector<GroupId> group_of_;                         // by agent
  absl::flat_hash_map<std::uint64_t, GroupId> variants_;  // by group and one more capped queue
  std::size_t most_groups_ = 0;

  std::vector<RequirementClass> classes_;
  std::vector<ClassId> plain_classes_;  // by stage: conversations without needs of their own
  absl::flat_hash_map<std::pair<std::uint32_t, std::uint64_t>, ClassId> class_by_needs_;
  std::size_t most_classes_ = 0;
  bool is_crowded_ = false;
};

}  // namespace cordboard::core
