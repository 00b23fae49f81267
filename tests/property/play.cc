#include "property/play.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace cordboard::property {
namespace {

int from_environment(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

std::string run(const Game& game, const std::vector<Step>& steps) {
  const auto referee = game.referee();
  for (const Step& step : steps) {
    const std::string wrong = referee->take(step, [](const Batch&) {});
    if (!wrong.empty()) return wrong;
  }
  return {};
}

// Removes as many steps as possible while the world still fails.
std::vector<Step> shrink(const Game& game, std::vector<Step> steps) {
  for (std::size_t part = steps.size() / 2; part > 0; part /= 2) {
    for (std::size_t from = 1; from + part <= steps.size();) {
      std::vector<Step> fewer = steps;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(from),
                  fewer.begin() + static_cast<std::ptrdiff_t>(from + part));
      if (run(game, fewer).empty()) {
        from += part;
      } else {
        steps = std::move(fewer);
      }
    }
  }
  return steps;
}

std::string told(const Game& game, const std::vector<Step>& steps) {
  Engine engine;
  std::string text;
  for (const Step& step : steps) {
    engine.submit(step.submission);
    text += as_text(step, engine.names()) + '\n';
  }
  return text + run(game, steps);
}

Step next_step(const Game& game, Dice& dice, Player& player, const Engine& engine) {
  if (game.has_pauses && dice.chance(4)) {
    const int longest = dice.chance(5) ? 30 * 60 : 40;
    return player.wait(std::chrono::minutes(1 + dice.roll(longest)) + Duration{dice.roll(60000)});
  }
  return player.next(engine);
}

}  // namespace

void play(const Game& game) {
  const int first = from_environment("CORDBOARD_SEED", 1);
  const int wanted = game.worlds / from_environment("CORDBOARD_WORLDS_DIVISOR", 1);
  const int worlds = from_environment("CORDBOARD_WORLDS", wanted);
  for (int seed = first; seed < first + worlds; ++seed) {
    Dice dice(static_cast<std::uint64_t>(seed));
    Player player(dice, game.site(dice));
    const auto referee = game.referee();
    std::vector<Step> steps;
    for (int i = 0; i < game.steps; ++i) {
      steps.push_back(i == 0 ? player.first() : next_step(game, dice, player, referee->engine()));
      const std::string wrong =
          referee->take(steps.back(), [&](const Batch& batch) { player.see(batch); });
      ASSERT_TRUE(wrong.empty()) << "seed " << seed << ", step " << i << ": " << wrong
                                 << "\nshrunk to\n"
                                 << told(game, shrink(game, steps));
      ASSERT_NE(referee->engine().site(), nullptr)
          << "seed " << seed << " generates an invalid site";
    }
  }
}

std::string hash_of(const Engine& engine) {
  return std::get<answer::StateHash>(engine.ask(question::StateHash{}).value).text;
}

}  // namespace cordboard::property
