#include "apply/apply.h"
#include "apply/figures.h"
#include "apply/leases.h"
#include "apply/messages.h"
#include "state/retention.h"

namespace cordboard::core {

template <>
void apply(State& state, Time at, const event::WrapUpStarted& e) {
  if (!is_at_hand(state, e.conversation)) return find_and_apply(state, at, e);
  Conversation& conversation = conversation_of(state, e.conversation);
  const Slot slot = lease_of(state, conversation, e.agent);
  Lease& lease = state.leases[slot];
  CORDBOARD_ASSERT(lease.is_wrapping_up());
  if (conversation.phase == Phase::kEnded) conversation.move(Phase::kWrapUp);
  if (e.ends_at) state.timers.arm(lease.timers, TimerKind::kWrapUpLimit, slot, *e.ends_at);
}

template <>
void apply(State& state, Time, const event::WrapUpCodeSet& e) {
  state.leases[lease_of(state, e.conversation, e.agent)].code = e.code;
}

template <>
void apply(State& state, Time at, const event::NoteAdded& e) {
  append_note(transcript_of(state, slot_of(state, e.conversation)), at, e.agent, e.text);
}

template <>
void apply(State& state, Time, const event::WrapUpExtended& e) {
  const Slot slot = lease_of(state, e.conversation, e.agent);
  TimerList& timers = state.leases[slot].timers;
  state.timers.disarm(timers, TimerKind::kWrapUpLimit);
  state.timers.arm(timers, TimerKind::kWrapUpLimit, slot, e.ends_at);
}

template <>
void apply(State& state, Time at, const event::WrapUpFinished& e) {
  Conversation& conversation = conversation_of(state, e.conversation);
  const Slot slot = lease_of(state, conversation, e.agent);
  Lease& lease = state.leases[slot];
  Agent& agent = state.agents[e.agent.index];
  Queue& queue = state.queues[conversation.queue.index];
  // A consultation does not occupy a place of the queue.
  if (lease.kind != OfferKind::kConsultation) queue.pace.release(at - lease.accepted_at);
  AgentStatistics& figures = figures_of(state, e.agent, at);
  figures.wrap_up_ms += ms_between(lease.since, at);
  tally_time(agent, figures, at);
  agent.finish_wrap_up(at);
  CORDBOARD_ASSERT(lease.is_wrapping_up());
  end_lease(state, slot, lease, agent, conversation, at);
  // A conversation that ended without service is remembered from the end of its last wrap-up.
  const bool is_unserved =
      conversation.phase == Phase::kAbandoned || conversation.phase == Phase::kRejected;
  if (is_unserved && conversation.first_lease == kNoSlot) [[unlikely]]
    begin_retention(state, slot_of(state, e.conversation), conversation, at);
}

}  // namespace cordboard::core
