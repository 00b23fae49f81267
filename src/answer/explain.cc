#include <algorithm>

#include "answer/answer.h"
#include "matching/gates.h"

namespace cordboard::core {
namespace {

using answer::ExplainedPair;

// Whether the agent satisfies a part of a requirement.
bool satisfies(const Requirement& part, const State& state, AgentId agent) {
  const auto met = [&](const Requirement& each) { return satisfies(each, state, agent); };
  switch (part.kind) {
    case Requirement::Kind::kAll:
      return std::all_of(part.of.begin(), part.of.end(), met);
    case Requirement::Kind::kAny:
      return std::any_of(part.of.begin(), part.of.end(), met);
    case Requirement::Kind::kNot:
      return !met(part.of.front());
    case Requirement::Kind::kSkill:
      break;
  }
  const auto skill = state.keys.find<SkillId>(part.skill_key);
  return level_of(state.agent_setups[agent.index].skills, skill) >= part.at_least;
}

// Returns the first skill, in the order of the requirement, that the agent lacks; null if no single
// skill decides the requirement.
const Requirement* missing_skill(const Requirement& needs, const State& state, AgentId agent) {
  if (needs.kind == Requirement::Kind::kSkill) return &needs;
  if (needs.kind != Requirement::Kind::kAll) return nullptr;
  for (const Requirement& part : needs.of) {
    if (!satisfies(part, state, agent)) return missing_skill(part, state, agent);
  }
  return nullptr;
}

// Adds the missing skill and its levels to the answer.
void tell_skill(const State& state, const Conversation& conversation, AgentId agent,
                ExplainedPair& told) {
  const auto& skills = state.agent_setups[agent.index].skills;
  const NeedId of_queue = state.stage_of(conversation).needs;
  const bool queue_fails = !state.needs.met_by(of_queue, skills);
  const Requirement& needs =
      state.needs.requirement(queue_fails ? of_queue : conversation.needs_now);
  const Requirement* missing = missing_skill(needs, state, agent);
  if (missing == nullptr) return;
  told.skill = state.keys.find<SkillId>(missing->skill_key);
  told.needed = missing->at_least;
  told.has = level_of(skills, *told.skill);
}

bool is_offered(const State& state, const Conversation& conversation, AgentId agent) {
  const Slot lease = state.find_lease(state.find(conversation.number), agent);
  return lease != kNoSlot && state.leases[lease].is_open_offer();
}

ExplainedPair pair_of(const View& view, const Conversation& conversation, AgentId id,
                      OtherAgents& others) {
  const State& state = view.state;
  ExplainedPair told;
  // An agent who holds an open offer passes every gate, because the offer already reserves
  // capacity.
  if (is_offered(state, conversation, id)) return told;
  const Gate gate = first_gate(state, view.now, conversation, id, others);
  told.gate = gate.kind;
  told.needed = gate.needed;
  told.has = gate.has;
  told.until = gate.until;
  if (gate.kind == RoutingGate::kSkill) tell_skill(state, conversation, id, told);
  if (!gate.is_closed() && conversation.open_offers > 0) told.gate = RoutingGate::kBetterWaits;
  return told;
}

}  // namespace

std::vector<ExplainedPair> explained(const View& view, const question::Explain& q) {
  const State& state = view.state;
  std::vector<ExplainedPair> pairs;
  if (q.conversation) {
    const Slot slot = state.find(*q.conversation);
    if (slot == kNoSlot || !state.conversations[slot].is_waiting()) return pairs;
    OtherAgents others(state, view.now, state.conversations[slot]);
    for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
      if (!state.agents[index].is_known()) continue;
      pairs.push_back(pair_of(view, state.conversations[slot], AgentId{index}, others));
      pairs.back().agent = AgentId{index};
    }
    return pairs;
  }
  state.conversations.numbers().for_each([&](std::uint64_t number, Slot slot) {
    if (!state.conversations[slot].is_waiting()) return;
    OtherAgents others(state, view.now, state.conversations[slot]);
    pairs.push_back(pair_of(view, state.conversations[slot], *q.agent, others));
    pairs.back().conversation = ConversationId{number};
  });
  return pairs;
}

Answer answer_to(const View& view, const question::Explain& q) {
  const State& state = view.state;
  if (q.conversation && state.find(*q.conversation) == kNoSlot) {
    return {Refusal::kUnknownConversation, {}, {}};
  }
  if (q.agent && state.find_agent(*q.agent) == nullptr) return {Refusal::kUnknownAgent, {}, {}};
  answer::Explain told;
  told.conversation = q.conversation;
  told.agent = q.agent;
  told.candidates = explained(view, q);
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
