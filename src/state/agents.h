// An agent: what the site says of them, what they say of themselves, and what they have in hand.
//
// Laws
//   (1) load is the sum of the units of the agent's leases.
//   (2) Who is signed out has no leases and does not drain.
//   (3) Only who is ready and does not drain holds open offers.
//   (4) Who is not listed in the site is signed out or drains.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/site.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/agents.h"
#include "describe/assert.h"
#include "state/needs.h"
#include "state/pool.h"

namespace cordboard::core {

// What routing needs of an agent's settings, with handles for keys.
struct AgentSetup {
  std::vector<Level> skills;          // in order of skill
  std::vector<TeamId> teams;          // in order
  std::int64_t wrap_up_limit_ms = 0;  // 0: the queue's
};

struct Agent {
  Time idle_since{};
  Time paused_until{};         // no offer before: `declined_pause_ms`
  std::uint64_t handled = 0;   // accepted since signed in
  Slot first_lease = kNoSlot;  // in the order in which they were taken
  Slot last_lease = kNoSlot;
  std::uint32_t site_order = 0;
  std::int32_t capacity = 0;
  std::int32_t load = 0;
  std::uint32_t missed_in_row = 0;
  NotReadyReasonId reason;
  Presence presence = Presence::kSignedOut;
  AgentRole role = AgentRole::kAgent;
  bool listed = false;  // in the site as it is now
  bool draining = false;
  bool changed = false;  // noted in Changes

  bool is_signed_in() const { return presence != Presence::kSignedOut; }
  bool is_known() const { return listed || is_signed_in(); }
  bool takes_offers() const { return presence == Presence::kReady && !draining; }
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
  void end_chat(Time at) { idle_since = at; }
  void finish_wrap_up(Time at) { idle_since = at; }

  auto persistent() {
    return std::tie(idle_since, paused_until, handled, site_order, capacity, missed_in_row, reason,
                    presence, role, listed, draining);
  }
};

}  // namespace cordboard::core
