#include "apply/waiting.h"

#include <algorithm>
#include <vector>

#include "apply/leases.h"
#include "state/set_up.h"

namespace cordboard::core {
namespace {

// The least duration of an exclusion after a decline or a return.
constexpr Duration kRestAfterDecline{1000};

Duration reoffer_after_in(const State& state, Slot conversation) {
  return state.queue(state.conversations[conversation].queue).settings.reoffer_after;
}

void add_exclusion(State& state, Slot slot, Exclusion fresh, Time at) {
  state.exclusions.add(state.conversations[slot], fresh, at);
  state.record_change(slot);
}

}  // namespace

void disarm_relaxation(State& state, Conversation& conversation) {
  state.timers.disarm(conversation.timers, TimerKind::kRelax);
}

void arm_next_step(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  const Stage& next = state.queue(conversation.queue).stages[conversation.relaxed + 1];
  state.timers.arm(conversation.timers, TimerKind::kRelax, slot,
                   conversation.waiting_since + next.after);
}

void renew_current_needs(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  state.needs.drop(conversation.needs_now);
  conversation.needs_now = hold_needs_now(state, conversation);
}

void reapply_relaxation(State& state, Queue& queue, Time now) {
  // Timers are armed in order of conversation numbers, so that their order does not depend on
  // earlier positions in the waiting line.
  std::vector<Slot> waiting;
  for (Slot slot = queue.first_waiting; slot != kNoSlot;
       slot = state.conversations[slot].next_waiting) {
    waiting.push_back(slot);
  }
  std::sort(waiting.begin(), waiting.end(), [&state](Slot a, Slot b) {
    return state.conversations[a].number < state.conversations[b].number;
  });
  for (const Slot slot : waiting) {
    const Conversation& conversation = state.conversations[slot];
    const std::uint32_t due = steps_due(queue, conversation.waiting_since, now);
    relax_to(state, slot, std::min(conversation.relaxed, due));
  }
}

void set_needs(State& state, Slot slot, const Requirement* needs) {
  Conversation& conversation = state.conversations[slot];
  drop_needs(state, conversation);
  if (needs == nullptr || needs->empty()) return;
  conversation.needs = state.needs.hold(*needs, state.keys);
  conversation.needs_now = hold_needs_now(state, conversation);
}

void drop_needs(State& state, Conversation& conversation) {
  state.needs.drop(conversation.needs);
  state.needs.drop(conversation.needs_now);
  conversation.needs = conversation.needs_now = 0;
}

void exclude_after_miss(State& state, Slot slot, AgentId agent, Time at) {
  add_exclusion(state, slot, {agent, false, at, at + reoffer_after_in(state, slot)}, at);
}

void exclude_after_refusal(State& state, Slot slot, AgentId agent, Time at) {
  const Time until = at + std::max(reoffer_after_in(state, slot), kRestAfterDecline);
  add_exclusion(state, slot, {agent, true, at + kRestAfterDecline, until}, at);
}

}  // namespace cordboard::core
