#include "matching/naive/naive.h"

#include <algorithm>
#include <vector>

#include "matching/eligibility.h"
#include "matching/gates.h"
#include "matching/serving_order.h"
#include "matching/strategies/random.h"
#include "matching/strategies/round_robin.h"

namespace cordboard::core::naive {
namespace {

SortKey sort_key_of(const State& state, const CompiledStrategy& strategy,
                    const Conversation& conversation, AgentId id) {
  const Agent& agent = state.agent(id);
  const AgentSetup& setup = state.agent_setups[id.index];
  Candidate candidate{agent.load, agent.capacity};
  candidate.score =
      state.needs.score(state.stage_of(conversation).needs, conversation.needs_now, setup.skills);
  candidate.rank = setup.rank_in(conversation.queue);
  if (strategy.choice != Choice::kOfGroups) {
    candidate.agent = id;
    candidate.site_order = agent.site_order;
    candidate.handled = agent.handled;
    candidate.idle_since = agent.idle_since;
  }
  return {preference(strategy, candidate), agent.idle_since, agent.load, agent.site_order};
}

std::vector<const Conversation*> in_serving_order(const State& state, const Queue& queue,
                                                  Time now) {
  std::vector<const Conversation*> waiting;
  for (Slot slot = queue.first_waiting; slot != kNoSlot;
       slot = state.conversations[slot].next_waiting) {
    const Conversation& conversation = state.conversations[slot];
    if (is_offerable(state, conversation, now)) waiting.push_back(&conversation);
  }
  std::sort(waiting.begin(), waiting.end(), [&queue](const Conversation* a, const Conversation* b) {
    return before_in_queue(queue, *a, *b);
  });
  return waiting;
}

// Returns the agents who may have the conversation, in the site's order.
std::vector<AgentId> eligible(const State& state, Time now, const Conversation& conversation) {
  std::vector<AgentId> all;
  OtherAgents others(state, now, conversation);
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    const AgentId id{index};
    if (!first_gate(state, now, conversation, id, others).is_closed()) all.push_back(id);
  }
  std::sort(all.begin(), all.end(), [&state](AgentId a, AgentId b) {
    return state.agent(a).site_order < state.agent(b).site_order;
  });
  return all;
}

}  // namespace

AgentId best_agent(const State& state, const Strategies& strategies, Time now,
                   const Conversation& conversation) {
  const std::vector<AgentId> all = eligible(state, now, conversation);
  if (all.empty()) return {};
  const CompiledStrategy* strategy =
      strategies.find(state.queue(conversation.queue).settings.strategy);
  CORDBOARD_ASSERT(strategy != nullptr);
  if (strategy->choice == Choice::kByLot) {
    return all[drawn_number(state, static_cast<std::uint32_t>(all.size()))];
  }
  if (strategy->choice == Choice::kNextInTurn) {
    const std::uint64_t from = first_in_turn(state, conversation.queue);
    const auto next = std::find_if(all.begin(), all.end(),
                                   [&](AgentId id) { return state.agent(id).site_order >= from; });
    return next == all.end() ? all.front() : *next;
  }
  return *std::min_element(all.begin(), all.end(), [&](AgentId a, AgentId b) {
    return sort_key_of(state, *strategy, conversation, a) <
           sort_key_of(state, *strategy, conversation, b);
  });
}

std::optional<Match> next_match(const State& state, const Strategies& strategies, Time now) {
  const Conversation* first = nullptr;
  AgentId agent;
  for (const Queue& queue : state.queues) {
    for (const Conversation* conversation : in_serving_order(state, queue, now)) {
      const AgentId best = best_agent(state, strategies, now, *conversation);
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

std::optional<Time> next_wake_up(const State& state, Time now) {
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
      const Conversation& conversation = state.conversations[slot];
      if (conversation.preferred) consider(conversation.sticky_until);
      if (const auto over = wait_over_at(state, conversation)) consider(*over);
      for (Slot at = conversation.first_exclusion; at != kNoSlot; at = state.exclusions[at].next) {
        consider(state.exclusions[at].not_before);
        consider(state.exclusions[at].until);
      }
    }
  }
  return next;
}

bool could_offer(const State& state, Time now, const Conversation& conversation) {
  return admits_offers(state, conversation, now) && !eligible(state, now, conversation).empty();
}

bool is_staffed(const State& state, QueueId queue) {
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    if (state.agents[index].is_on_duty() &&
        serves(state, state.queue(queue).stage(0), AgentId{index})) {
      return true;
    }
  }
  return false;
}

std::int64_t parallel_capacity(const State& state, QueueId queue) {
  Conversation plain;
  plain.queue = queue;
  std::int64_t sum = 0;
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    const Agent& agent = state.agents[index];
    if (!agent.takes_offers() || !is_suitable(state, plain, AgentId{index})) continue;
    sum += agent.capacity / state.queue(queue).settings.weight;
  }
  return sum;
}

}  // namespace cordboard::core::naive
