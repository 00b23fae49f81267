#include <algorithm>

#include "answer/answer.h"
#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

answer::InboxEntry entry_of(const State& state, const Conversation& c, AgentId agent) {
  answer::InboxEntry entry;
  entry.conversation = c.number;
  entry.customer = customer_key(state, c.customer);
  entry.queue = c.queue;
  entry.agent = agent;
  entry.started_at = c.started_at;
  if (c.is_over()) entry.ended_at = c.ended_at;
  return entry;
}

// Finished conversations that were served and ended within the last 90 days, newest first.
std::vector<answer::InboxEntry> past_of(const State& state, Time now) {
  const Time since = now - Duration{limits::kHistoryMs};
  std::vector<const Conversation*> all;
  state.conversations.numbers().for_each([&](std::uint64_t, Slot slot) {
    const Conversation& c = state.conversations[slot];
    if (c.is_over() && c.served_by && c.ended_at >= since) all.push_back(&c);
  });
  const std::size_t count = std::min(all.size(), limits::kInboxPast);
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(),
                    [](const Conversation* a, const Conversation* b) {
                      return a->ended_at != b->ended_at ? a->ended_at > b->ended_at
                                                        : a->number > b->number;
                    });
  std::vector<answer::InboxEntry> told;
  for (std::size_t i = 0; i < count; ++i) {
    told.push_back(entry_of(state, *all[i], all[i]->served_by));
  }
  return told;
}

}  // namespace

Answer answer_to(const View& view, const question::Inbox& q) {
  const State& state = view.state;
  const Agent* agent = state.find_agent(q.agent);
  if (agent == nullptr) return {Refusal::kUnknownAgent, {}, {}};
  answer::Inbox told;
  told.agent = q.agent;
  for (Slot at = agent->first_lease; at != kNoSlot; at = state.leases[at].next_of_agent) {
    const Lease& lease = state.leases[at];
    if (!lease.is_in_chat()) continue;
    told.active.push_back(entry_of(state, state.conversations[lease.conversation], q.agent));
  }
  if (q.past.value_or(false)) told.past = past_of(state, view.now);
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
