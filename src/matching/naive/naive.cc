#include "matching/naive/naive.h"

#include <algorithm>
#include <vector>

#include "matching/eligibility.h"
#include "matching/rank.h"
#include "matching/serving_order.h"

namespace cordboard::core::naive {
namespace {

Rank rank_of(const State& state, const Conversation& conversation, AgentId id) {
  const Agent& agent = state.agent(id);
  const Queue& queue = state.queue(conversation.queue);
  const auto& skills = state.agent_setups[id.index].skills;
  const Candidate candidate{agent.load, agent.capacity,
                            state.needs.score(queue.needs, conversation.needs, skills)};
  return {function_of(queue.settings.strategy)(candidate), agent.idle_since, agent.load,
          agent.site_order};
}

// Whether somebody other than those barred could take the conversation, with or without room.
bool another_serves(const State& state, Time now, const Conversation& conversation) {
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    const AgentId id{index};
    if (state.agents[index].takes_offers() && is_suitable(state, conversation, id) &&
        bar_at(state, conversation, id, now) == nullptr) {
      return true;
    }
  }
  return false;
}

std::vector<const Conversation*> in_serving_order(const State& state, const Queue& queue) {
  std::vector<const Conversation*> waiting;
  for (Slot slot = queue.first_waiting; slot != kNoSlot;
       slot = state.conversations[slot].next_waiting) {
    if (is_offerable(state.conversations[slot])) waiting.push_back(&state.conversations[slot]);
  }
  std::sort(waiting.begin(), waiting.end(), [&queue](const Conversation* a, const Conversation* b) {
    return before_in_queue(queue, *a, *b);
  });
  return waiting;
}

}  // namespace

bool may_offer(const State& state, Time now, const Conversation& conversation, AgentId id) {
  const Agent& agent = state.agent(id);
  const Queue& queue = state.queue(conversation.queue);
  if (!agent.takes_offers() || agent.paused_until > now) return false;
  if (!agent.has_room_for(queue.settings.weight) || !is_suitable(state, conversation, id))
    return false;
  if (state.find_lease(state.find(conversation.number), id) != kNoSlot) return false;
  const Bar* bar = bar_at(state, conversation, id, now);
  if (bar == nullptr) return true;
  return bar->not_before <= now && !another_serves(state, now, conversation);
}

AgentId best_agent(const State& state, Time now, const Conversation& conversation) {
  AgentId best;
  Rank best_rank;
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    const AgentId id{index};
    if (!may_offer(state, now, conversation, id)) continue;
    const Rank rank = rank_of(state, conversation, id);
    if (best && !(rank < best_rank)) continue;
    best = id;
    best_rank = rank;
  }
  return best;
}

std::optional<Match> next_match(const State& state, Time now) {
  const Conversation* first = nullptr;
  AgentId agent;
  for (const Queue& queue : state.queues) {
    for (const Conversation* conversation : in_serving_order(state, queue)) {
      const AgentId best = best_agent(state, now, *conversation);
      if (!best) continue;
      if (first == nullptr || before_across(state, now, *conversation, *first)) {
        first = conversation;
        agent = best;
      }
      break;
    }
  }
  if (first == nullptr) return std::nullopt;
  return Match{state.find(first->number), agent};
}

std::optional<Time> next_gate(const State& state, Time now) {
  std::optional<Time> next;
  const auto consider = [&](Time at) {
    if (at > now && (!next || at < *next)) next = at;
  };
  for (const Agent& agent : state.agents) {
    if (agent.takes_offers()) consider(agent.paused_until);
  }
  for (const Queue& queue : state.queues) {
    for (Slot slot = queue.first_waiting; slot != kNoSlot;
         slot = state.conversations[slot].next_waiting) {
      for (Slot at = state.conversations[slot].first_bar; at != kNoSlot; at = state.bars[at].next) {
        consider(state.bars[at].not_before);
        consider(state.bars[at].until);
      }
    }
  }
  return next;
}

}  // namespace cordboard::core::naive
