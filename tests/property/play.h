// Plays random worlds and lets a referee check each step. A failing world is shrunk and printed
// with its seed.
//
// CORDBOARD_SEED is the first seed (default 1), CORDBOARD_WORLDS the number of worlds (default:
// each test's own number, divided by CORDBOARD_WORLDS_DIVISOR).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "property/world.h"

namespace cordboard::property {

// Carries out the steps of one world and checks the results.
class Referee {
 public:
  virtual ~Referee() = default;

  virtual const Engine& engine() const = 0;
  // Returns what is wrong after this step, or an empty string. The result depends only on the steps
  // so far. `see` gets each batch of the step.
  virtual std::string take(const Step& step, const std::function<void(const Batch&)>& see) = 0;
};

struct Game {
  std::function<std::unique_ptr<Referee>()> referee;
  int worlds = 100;
  int steps = 250;
  bool has_pauses = false;  // sometimes nothing happens for minutes or for a day
  std::function<Site(Dice&)> site = draw_site;
};

void play(const Game& game);

// The digest of the whole state.
std::string hash_of(const Engine& engine);

}  // namespace cordboard::property
