// An agent: site settings, presence, and the work in progress.
//
// Invariants
//   (1) `load` is the sum of the units of the agent's leases.
//   (2) An agent who is signed out has no leases and does not drain.
//   (3) An agent holds open offers only while ready and not draining.
//   (4) An agent who is not listed in the site is signed out or drains.
//   (5) A presence is pending only while the agent has leases.
//   (6) `lost` is set only while the agent is signed in and has no session.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/site.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/agents.h"
#include "describe/assert.h"
#include "state/hours.h"
#include "state/needs.h"
#include "state/pool.h"

namespace cordboard::core {

inline constexpr std::int32_t kNoRank = std::numeric_limits<std::int32_t>::max();
struct RankIn {
  QueueId queue;
  std::int32_t rank = 0;

  auto persistent() { return std::tie(queue, rank); }
};

// The agent's settings that routing needs, with handles instead of keys.
struct AgentSetup {
  std::vector<Level> skills;          // sorted by skill
  std::vector<TeamId> teams;          // sorted
  std::int64_t wrap_up_limit_ms = 0;  // 0: the queue's limit applies
  std::vector<RankIn> ranks;          // sorted by queue
  Duration disconnect_grace{0};
  Duration requeue_after{0};
  bool may_push_urls = false;
  std::optional<Hours> schedule;  // set only for agents listed in the site

  auto persistent() {
    return std::tie(skills, teams, wrap_up_limit_ms, ranks, disconnect_grace, requeue_after,
                    may_push_urls);
  }

  // The agent's rank in a queue; kNoRank, which sorts last, if there is none.
  std::int32_t rank_in(QueueId queue) const {
    for (const RankIn& each : ranks) {
      if (each.queue == queue) return each.rank;
    }
    return kNoRank;
  }
};

// A power of two in size, so that an index becomes an address by one shift.
struct alignas(64) Agent {
  Time idle_since{};
  Time paused_until{};           // no offer before this time: `declined_pause_ms`
  Time override_until{};         // end of a presence that takes precedence over the schedule
  Time lost_at{};                // when the last session ended
  std::uint64_t lost_order = 0;  // position among the armings of timers
  Time tallied_until{};          // the figures contain the agent's time up to here
  std::uint64_t handled = 0;     // conversations accepted since signing in
  Slot first_lease = kNoSlot;    // in the order in which the leases were taken
  Slot last_lease = kNoSlot;
  std::uint32_t site_order = 0;
  std::int32_t capacity = 0;
  std::int32_t load = 0;
  std::uint32_t missed_in_row = 0;
  std::uint32_t working = 0;  // leases that are work: served, or in wrap-up, not parked
  NotReadyReasonId reason;
  NotReadyReasonId pending_reason;
  Presence presence = Presence::kSignedOut;
  AgentRole role = AgentRole::kAgent;
  bool listed = false;  // in the current site
  bool draining = false;
  bool pending = false;     // becomes not ready when the last lease ends
  bool overridden = false;  // an asked-for presence takes precedence over the schedule
  bool watched = false;     // has had a session since becoming known
  bool lost = false;        // signed in, and the last session was lost
  bool changed = false;     // is in Changes::agents
  bool moved = false;       // is in Changes::moved

  bool is_signed_in() const { return presence != Presence::kSignedOut; }
  bool is_known() const { return listed || is_signed_in(); }
  bool is_on_duty() const { return is_signed_in() && !draining; }
  bool takes_offers() const { return presence == Presence::kReady && !draining && !pending; }
  bool has_room_for(std::int32_t units) const { return load + units <= capacity; }

  void sign_in() {
    draining = false;
    if (is_signed_in()) return;
    handled = 0;
  }
  void start_drain() {
    CORDBOARD_ASSERT(is_signed_in());
    draining = true;
  }
  void change_presence(Presence to, NotReadyReasonId why, Time at) {
    if (to == Presence::kReady) {
      if (presence != Presence::kReady) idle_since = at;
      missed_in_row = 0;
    }
    presence = to;
    reason = why;
    pending = false;
    pending_reason = {};
  }
  void expect_not_ready(NotReadyReasonId why) {
    pending = true;
    pending_reason = why;
  }
  void sign_out() {
    CORDBOARD_ASSERT(first_lease == kNoSlot);
    draining = false;
  }
  void miss() { ++missed_in_row; }
  void pause_until(Time until) {
    if (until > paused_until) paused_until = until;
  }
  void begin_chat(Time at) {
    idle_since = at;
    missed_in_row = 0;
    ++handled;
  }
  void accept_consultation(Time at) {
    idle_since = at;
    missed_in_row = 0;
  }
  void end_chat(Time at) { idle_since = at; }
  void finish_wrap_up(Time at) { idle_since = at; }

  auto persistent() {
    return std::tie(idle_since, paused_until, override_until, lost_at, lost_order, tallied_until,
                    handled, site_order, capacity, missed_in_row, reason, pending_reason, presence,
                    role, listed, draining, pending, overridden, watched, lost);
  }
};

}  // namespace cordboard::core
