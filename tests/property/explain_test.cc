// Explanations are true. In random worlds each explained gate is the one that the Witness finds by
// the rules, an agent who passes all gates holds the offer, both forms of the question agree, and
// an answer changes at exactly the time that it names.
#include <gtest/gtest.h>

#include <algorithm>

#include "property/play.h"
#include "property/witness.h"

namespace cordboard::property {
namespace {

using answer::ExplainedPair;

// How far ahead the test looks for a change when the answer names none.
constexpr Duration kHour = std::chrono::hours(1);
constexpr int kMostDeadlines = 12;

bool is_same(const ExplainedPair& a, const ExplainedPair& b) {
  return a.agent == b.agent && a.conversation == b.conversation && a.gate == b.gate &&
         a.skill == b.skill && a.needed == b.needed && a.has == b.has && a.until == b.until;
}

bool is_same(const std::vector<ExplainedPair>& a, const std::vector<ExplainedPair>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const ExplainedPair& x, const ExplainedPair& y) { return is_same(x, y); });
}

// A conversation that is over or unknown has no candidates.
std::vector<ExplainedPair> candidates(const Engine& engine, const question::Explain& q) {
  const Answer answer = engine.ask(q);
  if (!answer.ok()) return {};
  return std::get<answer::Explain>(answer.value).candidates;
}

std::string text_of(const ExplainedPair& pair) {
  std::string text(to_string(pair.gate));
  if (pair.skill) text += " skill=" + std::to_string(pair.skill->index);
  if (pair.needed) text += " needed=" + std::to_string(*pair.needed);
  if (pair.has) text += " has=" + std::to_string(*pair.has);
  if (pair.until) text += " until=" + std::to_string(to_ms(*pair.until));
  return text;
}

class Doubter : public Referee {
 public:
  const Engine& engine() const override { return engine_; }

  std::string take(const Step& step, const std::function<void(const Batch&)>& see) override {
    const Batch& batch = engine_.submit(step.submission);
    witness_.see(batch, engine_.names());
    see(batch);
    // Asking looks far ahead and is expensive.
    if (witness_.waiting().empty() || !dice_.chance(2)) return {};
    const std::string before = engine_.snapshot();
    const auto deadline = engine_.next_deadline();
    std::string wrong = look_at_pairs();
    if (wrong.empty()) wrong = look_ahead();
    if (wrong.empty() && (engine_.snapshot() != before || engine_.next_deadline() != deadline)) {
      wrong = "the question has changed the state";
    }
    return wrong;
  }

 private:
  // Compares each pair of a waiting conversation and an agent, asked from both sides.
  std::string look_at_pairs() {
    const std::vector<ConversationId> waiting = witness_.waiting();
    const std::vector<AgentId> agents = witness_.agents();
    std::vector<std::vector<ExplainedPair>> by_agent;
    for (const AgentId agent : agents) {
      by_agent.push_back(candidates(engine_, {{}, agent}));
      if (by_agent.back().size() != waiting.size())
        return "the agent's answer names other conversations";
    }
    for (std::size_t c = 0; c < waiting.size(); ++c) {
      const auto by_conversation = candidates(engine_, {waiting[c], {}});
      if (by_conversation.size() != agents.size())
        return "the conversation's answer names other agents";
      for (std::size_t a = 0; a < agents.size(); ++a) {
        ExplainedPair turned = by_agent[a][c];
        if (turned.conversation != waiting[c])
          return "the agent's answer names other conversations";
        turned.agent = agents[a];
        turned.conversation.reset();
        const std::string wrong = is_same(turned, by_conversation[a])
                                      ? look_at_pair(waiting[c], by_conversation[a])
                                      : "asked by the agent " + text_of(turned);
        if (!wrong.empty()) {
          return "conversation " + std::to_string(waiting[c].value) + " and agent " +
                 std::string(engine_.names().key(agents[a])) + ": " + text_of(by_conversation[a]) +
                 ", but " + wrong;
        }
      }
    }
    return {};
  }

  std::string look_at_pair(ConversationId conversation, const ExplainedPair& told) const {
    const Time now = engine_.now();
    const Answer asked = engine_.ask(question::Agent{*told.agent});
    const auto& agent = std::get<answer::Agent>(asked.value);
    if (const std::string wrong = contradiction(told, agent); !wrong.empty()) return wrong;
    const ExplainedPair found = witness_.gate(conversation, *told.agent, now, agent);
    const bool is_alike = found.gate == told.gate && found.until == told.until &&
                          (told.gate == RoutingGate::kSkill ||
                           (found.needed == told.needed && found.has == told.has));
    if (!is_alike) return "by the rules " + text_of(found);
    if (told.gate == RoutingGate::kNone && !witness_.is_picked(conversation) &&
        !witness_.is_offered(conversation, *told.agent)) {
      return "there is no offer";
    }
    if (told.until && *told.until <= now) return "that is over";
    return {};
  }

  // The difference between the explanation and the agent's own answer; empty if there is none.
  std::string contradiction(const ExplainedPair& told, const answer::Agent& agent) const {
    bool holds = true;
    switch (told.gate) {
      case RoutingGate::kSignedOut:
        holds = agent.presence == Presence::kSignedOut;
        break;
      case RoutingGate::kDraining:
        holds = agent.condition == Condition::kDraining;
        break;
      case RoutingGate::kRona:
        holds = agent.presence == Presence::kRona;
        break;
      case RoutingGate::kNotReady:
        holds = agent.presence == Presence::kNotReady || agent.next_presence;
        break;
      case RoutingGate::kNoCapacity:
        holds = agent.load + told.needed.value_or(0) > agent.capacity;
        break;
      case RoutingGate::kSkill:
        // An expression that no single skill decides names no skill.
        holds = !told.skill || told.has.value_or(0) < told.needed.value_or(0);
        break;
      default:
        holds = agent.presence == Presence::kReady && !agent.next_presence &&
                agent.condition != Condition::kDraining;
    }
    return holds ? "" : "the agent's answer says otherwise";
  }

  // Takes one waiting conversation and one agent, and tests until when the explanation holds.
  std::string look_ahead() {
    const std::string wrong = look_ahead({dice_.pick(witness_.waiting()), {}});
    return wrong.empty() ? look_ahead({{}, dice_.pick(witness_.agents())}) : wrong;
  }

  std::string look_ahead(const question::Explain& q) {
    const auto told = std::get<answer::Explain>(engine_.ask(q).value);
    const std::string name = q.conversation
                                 ? "conversation " + std::to_string(q.conversation->value)
                                 : "agent " + std::string(engine_.names().key(*q.agent));
    Engine ahead;
    if (!ahead.restore(engine_.snapshot())) return "the snapshot cannot be restored";
    const Time end = told.next_change_at ? *told.next_change_at - Duration{1} : ahead.now() + kHour;
    if (end < ahead.now()) return name + " names a time of change in the past";
    for (int i = 0; i < kMostDeadlines && ahead.now() < end; ++i) {
      Time next = std::min(end, ahead.next_deadline().value_or(end));
      if (dice_.chance(30))
        next -= Duration{dice_.roll(static_cast<int>((next - ahead.now()).count() + 1))};
      ahead.advance(next);
      if (!is_same(told.candidates, candidates(ahead, q))) {
        return name + " has changed too early, at " + std::to_string(to_ms(ahead.now()));
      }
    }
    ahead.advance(end);
    if (!is_same(told.candidates, candidates(ahead, q)))
      return name + " has changed before its time";
    if (!told.next_change_at) return {};
    ahead.advance(*told.next_change_at);
    if (!is_same(told.candidates, candidates(ahead, q))) return {};
    return name + " does not change at its time, " + std::to_string(to_ms(ahead.now()));
  }

  Engine engine_;
  Witness witness_;
  Dice dice_{1};
};

// Schedule borders never end, so the engine looks far ahead for a change that does not come: only a
// few worlds have schedules.
Site draw_mostly_unscheduled(Dice& dice) {
  Site site = draw_site(dice);
  if (dice.chance(5)) return site;
  for (AgentSettings& agent : site.agents) agent.schedule.reset();
  return site;
}

TEST(Explain, NamesTheGateAndTheTimeOfChange) {
  play({.referee = [] { return std::make_unique<Doubter>(); },
        .worlds = 25,
        .site = draw_mostly_unscheduled});
}

}  // namespace
}  // namespace cordboard::property
