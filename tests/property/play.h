// Plays random worlds under the eyes of a referee. A world in which something is wrong is shrunk,
// and printed with its seed.
//
// Environment variables: CORDBOARD_SEED is the first seed (default 1), CORDBOARD_WORLDS the number of
// worlds (default: as each test says, divided by CORDBOARD_WORLDS_DIVISOR).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "property/world.h"

namespace cordboard::property {

// Carries out one world's steps and looks at what comes of them.
class Referee {
 public:
  virtual ~Referee() = default;

  virtual const Engine& engine() const = 0;
  // What is wrong after this step, empty if nothing is: a function of the steps so far alone.
  // `see` is to get each batch of the step.
  virtual std::string take(const Step& step, const std::function<void(const Batch&)>& see) = 0;
};

struct Game {
  std::function<std::unique_ptr<Referee>()> referee;
  int worlds = 100;
  int steps = 250;
  bool has_pauses = false;  // now and then nothing happens for minutes, or for a day
  std::function<Site(Dice&)> site = draw_site;
};

void play(const Game& game);

// The digest of the whole state.
std::string hash_of(const Engine& engine);

}  // namespace cordboard::property
