// An agent: what the site says of them, what they say of themselves, and what they have in hand.
//
// Laws
//   (1) load is the sum of the units of the agent's leases.
//   (2) Who is signed out has no leases and does not drain.
//   (3) Only who is ready and does not drain holds open offers.
//   (4) Who is not listed in the site is signed out or drains.
//   (5) A presence is pending only while something is in hand.
//   (6) A connection can be lost only while the agent is signed in and has no session.
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

// What routing needs of an agent's settings, with handles for keys.
inline constexpr std::int32_t kNoRank = std::numeric_limits<std::int32_t>::max();
struct RankIn {
  QueueId queue;
  std::int32_t rank = 0;

  auto persistent() { return std::tie(queue, rank); }
};

struct AgentSetup {
  std::vector<Level> skills;          // in order of skill
  std::vector<TeamId> teams;          // in order
  std::int64_t wrap_up_limit_ms = 0;  // 0: the queue's
  std::vector<RankIn> ranks;          // in order of queue
  Duration disconnect_grace{0};
  Duration requeue_after{0};
  std::optional<Hours> schedule;  // of who is listed

  auto persistent() {
    return std::tie(skills, teams, wrap_up_limit_ms, ranks, disconnect_grace, requeue_after);
  }

  // The agent's rank in a queue; whoever has none comes last.
  std::int32_t rank_in(QueueId queue) const {
    for (const RankIn& each : ranks) {
      if (each.queue == queue) return each.rank;
    }
    return kNoRank;
  }
};

// As large as a power of two, so that an agent is found by one shift.
struct alignas(64) Agent {
  Time idle_since{};
  Time paused_until{};           // no offer before: `declined_pause_ms`
  Time override_until{};         // the manual presence holds at most until then
  Time lost_at{};                // when the last connection went
  std::uint64_t lost_order = 0;  // among armings of timers
  Time tallied_until{};          // up to here the agent's time is in the figures
  std::uint64_t handled = 0;     // accepted since signed in
  Slot first_lease = kNoSlot;    // in the order in which they were taken
  Slot last_lease = kNoSlot;
  std::uint32_t site_order = 0;
  std::int32_t capacity = 0;
  std::int32_t load = 0;
  std::uint32_t missed_in_row = 0;
  std::uint32_t working = 0;  // chats and wrap-ups in hand, parked chats not counted
  NotReadyReasonId reason;
  NotReadyReasonId pending_reason;
  Presence presence = Presence::kSignedOut;
  AgentRole role = AgentRole::kAgent;
  bool listed = false;  // in the site as it is now
  bool draining = false;
  bool pending = false;     // not ready as soon as nothing is in hand
  bool overridden = false;  // by the agent's own word, over a schedule
  bool watched = false;     // has had a connection
  bool lost = false;        // signed in, watched, and without a connection
  bool changed = false;     // noted in Changes
  bool moved = false;       // likewise

  bool is_signed_in() const { return presence != Presence::kSignedOut; }
  bool is_known() const { return listed || is_signed_in(); }
  bool is_staff() const { return is_signed_in() && !draining; }
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
