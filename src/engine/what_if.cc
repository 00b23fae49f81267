// Answers questions about the future by trying it out on a copy of the engine.
#include <algorithm>
#include <memory>

#include "engine/body.h"
#include "matching/eligibility.h"

namespace cordboard {
namespace {

using core::Slot;
using core::State;

// The limits of the work for one question: pairs compared, and steps of time tried.
constexpr std::size_t kMostPairs = 1'000'000;
constexpr std::size_t kMostSteps = 1'000;

bool is_suited_by_anybody(const State& state, const core::Conversation& conversation) {
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    if (!state.agents[index].listed) continue;
    if (core::is_suitable(state, conversation, AgentId{index})) return true;
  }
  return false;
}

// Returns the conversations that wait before and after the change, and have a suitable agent only
// before it.
std::vector<ConversationId> stranded(const State& before, const State& after) {
  std::vector<ConversationId> found;
  before.conversations.numbers().for_each([&](std::uint64_t number, Slot slot) {
    const core::Conversation& old_one = before.conversations[slot];
    const Slot later = after.find(ConversationId{number});
    if (!old_one.is_waiting() || later == core::kNoSlot) return;
    const core::Conversation& new_one = after.conversations[later];
    if (!new_one.is_waiting()) return;
    if (is_suited_by_anybody(before, old_one) && !is_suited_by_anybody(after, new_one)) {
      found.push_back(ConversationId{number});
    }
  });
  return found;
}

bool is_same(const std::vector<answer::ExplainedPair>& a,
             const std::vector<answer::ExplainedPair>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const answer::ExplainedPair& x, const answer::ExplainedPair& y) {
                      return x.agent == y.agent && x.conversation == y.conversation &&
                             x.gate == y.gate && x.skill == y.skill && x.needed == y.needed &&
                             x.has == y.has && x.until == y.until;
                    });
}

void consider(std::optional<Time>& next, Time at, Time now) {
  if (at > now && (!next || at < *next)) next = at;
}

// An exclusion that ends may change the explanation of other agents, too, because an agent is
// considered again early if no other agent can serve. While the conversation is with an agent, no
// deadline of the engine covers the end of its exclusions.
void consider_exclusions(std::optional<Time>& next, const Engine::Body& engine,
                         ConversationId number) {
  const State& state = engine.state();
  const Slot slot = state.find(number);
  if (slot == core::kNoSlot) return;
  for (Slot at = state.conversations[slot].first_exclusion; at != core::kNoSlot;
       at = state.exclusions[at].next) {
    consider(next, state.exclusions[at].until, engine.now());
  }
}

// The next time at which the answer can change: something is due, a gate that the answer names
// opens, or an exclusion ends.
std::optional<Time> next_look(const Engine::Body& engine, const question::Explain& q,
                              const std::vector<answer::ExplainedPair>& pairs) {
  std::optional<Time> next = engine.next_deadline();
  if (q.conversation) consider_exclusions(next, engine, *q.conversation);
  for (const answer::ExplainedPair& pair : pairs) {
    if (pair.until) consider(next, *pair.until, engine.now());
    if (pair.conversation) consider_exclusions(next, engine, *pair.conversation);
  }
  return next;
}

// Returns the effects that configuring the site now would have. Cost: a snapshot, a restore and the
// command.
Answer foresee_impact(const core::View& view, std::unique_ptr<Engine::Body> copy,
                      const question::Impact& q) {
  Submission submission;
  submission.command = command::Configure{q.site, q.faults};
  copy->begin();
  copy->carry_out(submission);
  const Reply& reply = copy->batch().reply();
  if (!reply.ok()) {
    return {reply.refusal, {}, std::vector<Fault>(reply.faults.begin(), reply.faults.end())};
  }
  answer::Impact told;
  told.stranded = stranded(view.state, copy->state());
  for (const EventRecord& record : copy->batch().events()) {
    const auto* revoked = std::get_if<event::OfferRevoked>(&record.event);
    if (revoked != nullptr) told.revoked_offers.push_back(revoked->offer);
  }
  const State& before = view.state;
  for (std::uint32_t index = 0; index < before.agents.size(); ++index) {
    const bool is_gone = before.agents[index].listed && !copy->state().agents[index].listed;
    if (is_gone && before.agents[index].is_signed_in()) {
      told.drained_agents.push_back(AgentId{index});
    }
  }
  for (std::uint32_t index = 0; index < before.queues.size(); ++index) {
    const bool is_gone = before.queues[index].listed && !copy->state().queues[index].listed;
    if (is_gone) told.drained_queues.push_back(QueueId{index});
  }
  return {Refusal::kNone, std::move(told), {}};
}

// Returns the time at which the explanation will change if no command comes; nothing if it does not
// change within a bounded number of steps.
std::optional<Time> foresee_change(std::unique_ptr<Engine::Body> copy, const question::Explain& q) {
  const auto first = core::explained(copy->view(), q);
  auto pairs = first;
  const std::size_t steps = std::min(kMostSteps, kMostPairs / (first.size() + 1));
  for (std::size_t step = 0; step < steps; ++step) {
    const auto next = next_look(*copy, q, pairs);
    if (!next) return std::nullopt;
    copy->begin();
    copy->let_pass(*next);
    pairs = core::explained(copy->view(), q);
    if (!is_same(first, pairs)) return next;
  }
  return std::nullopt;
}

}  // namespace

Answer Engine::Body::answer(const question::Impact& q) const {
  return foresee_impact(view(), copy(), q);
}

Answer Engine::Body::answer(const question::Explain& q) const {
  Answer told = core::answer_to(view(), q);
  if (auto* explained = std::get_if<answer::Explain>(&told.value)) {
    explained->next_change_at = foresee_change(copy(), q);
  }
  return told;
}

}  // namespace cordboard
