// A relax step that drops skills never requires more: an agent who could serve a conversation
// before the step can serve it after the step, for every requirement.
#include <gtest/gtest.h>

#include <algorithm>

#include "property/world.h"

namespace cordboard::property {
namespace {

const std::vector<std::string> kSkills = {"en", "de", "fr"};
constexpr int kDrops = 2;

Requirement draw_needs(Dice& dice, int depth) {
  const int roll = depth == 0 ? 0 : dice.roll(5);
  if (roll < 2) return Requirement::skill(dice.pick(kSkills), 1 + dice.roll(3));
  if (roll == 2) return Requirement::none_of(draw_needs(dice, depth - 1));
  std::vector<Requirement> parts;
  for (int i = 1 + dice.roll(3); i > 0; --i) parts.push_back(draw_needs(dice, depth - 1));
  return roll == 3 ? Requirement::all_of(parts) : Requirement::any_of(parts);
}

// All agents serve all queues, and agents pick for themselves, so that open offers do not affect
// the gates.
Site draw_site_of_steps(Dice& dice) {
  Site site;
  site.skills = kSkills;
  QueueSettings& queue = site.queues.emplace_back();
  queue.key = "q";
  queue.pull = true;
  queue.needs = draw_needs(dice, 3);
  for (int i = 1; i <= kDrops; ++i) {
    RelaxStep& step = queue.relax.emplace_back();
    step.after = std::chrono::seconds(i);
    step.drop = {dice.pick(kSkills)};
  }
  for (int i = 0; i < 6; ++i) {
    AgentSettings& agent = site.agents.emplace_back();
    agent.key = "a" + std::to_string(i);
    for (const std::string& skill : kSkills) {
      if (dice.chance(60)) agent.skills.push_back({skill, 1 + dice.roll(3)});
    }
  }
  return site;
}

std::vector<AgentId> suited(const Engine& engine, ConversationId conversation) {
  std::vector<AgentId> found;
  const Answer answer = engine.ask(question::Explain{conversation, {}});
  for (const auto& pair : std::get<answer::Explain>(answer.value).candidates) {
    if (pair.gate == RoutingGate::kNone) found.push_back(*pair.agent);
  }
  return found;
}

TEST(Relaxation, DroppingASkillNeverRequiresMore) {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    Dice dice(seed);
    const Site site = draw_site_of_steps(dice);
    const Requirement asked_for = draw_needs(dice, 2);
    Engine engine;
    engine.submit({Time{}, {}, {}, command::Configure{&site, {}}});
    for (const AgentSettings& agent : site.agents) {
      engine.submit(
          {{}, {}, {}, command::SignIn{engine.find<AgentId>(agent.key), Presence::kReady}});
    }
    command::StartConversation start;
    start.customer = "lee";
    start.queue = engine.find<QueueId>("q");
    if (dice.chance(50)) start.needs = &asked_for;
    const ConversationId conversation{engine.submit({{}, {}, {}, start}).reply().number};
    std::vector<AgentId> before = suited(engine, conversation);
    for (int step = 1; step <= kDrops; ++step) {
      engine.advance(Time{std::chrono::seconds(step)});
      const std::vector<AgentId> after = suited(engine, conversation);
      ASSERT_TRUE(std::includes(after.begin(), after.end(), before.begin(), before.end()))
          << "seed " << seed << ", step " << step;
      before = after;
    }
  }
}

}  // namespace
}  // namespace cordboard::property
