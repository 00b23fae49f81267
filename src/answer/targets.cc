#include "answer/answer.h"
#include "describe/utf8.h"

namespace cordboard::core {
namespace {

// Searches keys and names for a text, ignoring case.
class Filter {
 public:
  explicit Filter(std::string_view text) { utf8::append_small(wanted_, text); }

  bool lets_pass(std::string_view key, std::string_view name = {}) const {
    return holds(key) || holds(name);
  }

 private:
  bool holds(std::string_view text) const {
    std::string small;
    utf8::append_small(small, text);
    return small.find(wanted_) != std::string::npos;
  }

  std::string wanted_;
};

template <class AnyHandle>
std::vector<AnyHandle> passing(const Keys& keys, const std::vector<std::string>& texts,
                               const Filter& filter) {
  std::vector<AnyHandle> all;
  for (const std::string& text : texts) {
    if (filter.lets_pass(text)) all.push_back(keys.find<AnyHandle>(text));
  }
  return all;
}

std::vector<answer::TargetAgent> agents(const State& state, const Actor& reader,
                                        const Filter& filter) {
  std::vector<answer::TargetAgent> all;
  for (const AgentSettings& settings : state.site->agents) {
    const auto id = state.keys.find<AgentId>(settings.key);
    if (id == reader.agent || !filter.lets_pass(settings.key, settings.name)) continue;
    const Agent& agent = state.agent(id);
    all.push_back({id, settings.name, agent.takes_offers() && agent.has_room_for(1)});
  }
  return all;
}

// An agent who has left the site has only a key.
std::string_view name_of(const State& state, AgentId id) {
  const Agent& agent = state.agent(id);
  return agent.listed ? state.site->agents[agent.site_order].name : std::string_view();
}

// The active consultations that this agent began, whose target matches the filter.
std::vector<ConsultationId> consultations(const State& state, AgentId agent, const Filter& filter) {
  std::vector<ConsultationId> found;
  if (state.find_agent(agent) == nullptr) return found;
  for (Slot at = state.agent(agent).first_lease; at != kNoSlot;
       at = state.leases[at].next_of_agent) {
    const Slot slot = state.find_consultation(state.leases[at].conversation, agent);
    if (slot == kNoSlot || !state.consultations[slot].is_active()) continue;
    const Consultation& each = state.consultations[slot];
    const std::string_view key = state.keys.key(each.target);
    if (filter.lets_pass(key, name_of(state, each.target))) found.push_back(each.number);
  }
  return found;
}

Refusal check_reader(const State& state, const Actor& reader) {
  if (reader.kind == Actor::Kind::kCustomer) return Refusal::kNotPermitted;
  if (reader.kind == Actor::Kind::kHost) return Refusal::kNone;
  const Agent* agent = state.find_agent(reader.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  const bool claims_too_much =
      reader.kind == Actor::Kind::kSupervisor && agent->role != AgentRole::kSupervisor;
  return claims_too_much ? Refusal::kNotPermitted : Refusal::kNone;
}

}  // namespace

Answer answer_to(const View& view, const question::Targets& q) {
  const State& state = view.state;
  if (const auto refusal = check_reader(state, q.reader); refusal != Refusal::kNone) {
    return {refusal, {}, {}};
  }
  answer::Targets told;
  if (state.site == nullptr) return {Refusal::kNone, std::move(told), {}};
  const Filter filter(q.filter.value_or(std::string_view()));
  told.agents = agents(state, q.reader, filter);
  for (const QueueSettings& queue : state.site->queues) {
    if (!filter.lets_pass(queue.key, queue.name)) continue;
    told.queues.push_back(state.keys.find<QueueId>(queue.key));
  }
  told.teams = passing<TeamId>(state.keys, state.site->teams, filter);
  told.skills = passing<SkillId>(state.keys, state.site->skills, filter);
  told.consultations = consultations(state, q.reader.agent, filter);
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
