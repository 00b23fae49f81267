#include <algorithm>
#include <optional>

#include "answer/answer.h"
#include "matching/eligibility.h"
#include "matching/naive/naive.h"

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

// The first skill, in the order of the requirement, that the agent lacks; for an expression that no
// single skill decides, none.
const Requirement* missing_skill(const Requirement& needs, const State& state, AgentId agent) {
  if (needs.kind == Requirement::Kind::kSkill) return &needs;
  if (needs.kind != Requirement::Kind::kAll) return nullptr;
  for (const Requirement& part : needs.of) {
    if (!satisfies(part, state, agent)) return missing_skill(part, state, agent);
  }
  return nullptr;
}

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

// Gates of the agent alone, whatever the conversation.
bool stands_at_agent(const Agent& agent, ExplainedPair& told) {
  if (!agent.is_signed_in()) {
    told.gate = RoutingGate::kSignedOut;
  } else if (agent.draining) {
    told.gate = RoutingGate::kDraining;
  } else if (agent.presence == Presence::kRona) {
    told.gate = RoutingGate::kRona;
  } else if (!agent.takes_offers()) {
    told.gate = RoutingGate::kNotReady;
  } else {
    return false;
  }
  return true;
}

bool stands_at_room(const State& state, const Conversation& conversation, AgentId id,
                    ExplainedPair& told) {
  const Agent& agent = state.agent(id);
  const QueueSettings& settings = state.queue(conversation.queue).settings;
  if (!agent.has_room_for(settings.weight)) {
    told.gate = RoutingGate::kNoCapacity;
    told.needed = settings.weight;
    told.has = std::max(0, agent.capacity - agent.load);
    return true;
  }
  if (is_below_cap(state, conversation.queue, id)) return false;
  told.gate = RoutingGate::kMaxPerAgent;
  told.needed = settings.max_per_agent;
  told.has = count_of_queue(state, conversation.queue, id);
  return true;
}

// Whether somebody else could serve the conversation; looked up once for all of its pairs.
class Others {
 public:
  bool serve(const View& view, const Conversation& conversation) {
    if (!known_) known_ = naive::another_serves(view.state, view.now, conversation);
    return *known_;
  }

 private:
  std::optional<bool> known_;
};

bool stands_at_exclusion(const View& view, const Conversation& conversation, AgentId agent,
                         Others& another, ExplainedPair& told) {
  const Exclusion* exclusion = exclusion_at(view.state, conversation, agent, view.now);
  if (exclusion == nullptr) return false;
  const bool others = another.serve(view, conversation);
  if (!others && exclusion->not_before <= view.now) return false;
  told.gate = exclusion->declined ? RoutingGate::kRecentlyDeclined : RoutingGate::kRecentlyMissed;
  told.until = others ? exclusion->until : exclusion->not_before;
  return true;
}

bool stands_at_pause(const View& view, const Agent& agent, ExplainedPair& told) {
  if (agent.paused_until <= view.now) return false;
  told.gate = RoutingGate::kDeclinedPause;
  told.until = agent.paused_until;
  return true;
}

bool is_offered(const State& state, const Conversation& conversation, AgentId agent) {
  const Slot lease = state.find_lease(state.find(conversation.number), agent);
  return lease != kNoSlot && state.leases[lease].is_open_offer();
}

ExplainedPair pair_of(const View& view, const Conversation& conversation, AgentId id,
                      Others& others) {
  const State& state = view.state;
  ExplainedPair told;
  // Whoever has the offer is past all gates; what it takes of them is their own.
  if (is_offered(state, conversation, id)) return told;
  if (stands_at_agent(state.agent(id), told)) return told;
  if (stands_at_room(state, conversation, id, told)) return told;
  if (!serves(state, state.stage_of(conversation), id)) {
    told.gate = RoutingGate::kNotServing;
  } else if (!has_skills(state, conversation, id)) {
    told.gate = RoutingGate::kSkill;
    tell_skill(state, conversation, id, told);
  } else if (holds_lease(state, conversation, id)) {
    // An earlier part of their own in it is not wrapped up yet.
    told.gate = RoutingGate::kRecentlyDeclined;
  } else if (stands_at_exclusion(view, conversation, id, others, told) ||
             stands_at_pause(view, state.agent(id), told)) {
    return told;
  } else if (awaits_preferred(state, conversation, view.now) && conversation.preferred != id) {
    told.gate = RoutingGate::kStickyWait;
    told.until = conversation.sticky_until;
  } else if (conversation.customer_away) {
    told.gate = RoutingGate::kCustomerAway;
  } else if (conversation.open_offers > 0) {
    told.gate = RoutingGate::kBetterWaits;
  }
  return told;
}

}  // namespace

std::vector<ExplainedPair> explained(const View& view, const question::Explain& q) {
  const State& state = view.state;
  std::vector<ExplainedPair> pairs;
  if (q.conversation) {
    const Slot slot = state.find(*q.conversation);
    if (slot == kNoSlot || !state.conversations[slot].is_waiting()) return pairs;
    Others others;
    for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
      if (!state.agents[index].is_known()) continue;
      pairs.push_back(pair_of(view, state.conversations[slot], AgentId{index}, others));
      pairs.back().agent = AgentId{index};
    }
    return pairs;
  }
  state.conversations.numbers().for_each([&](std::uint64_t number, Slot slot) {
    if (!state.conversations[slot].is_waiting()) return;
    Others others;
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
