// The moves in a state of a small world: every command with every argument that can make a
// difference.
#pragma once

#include <vector>

#include "cordboard/command.h"
#include "engine/body.h"
#include "explore/worlds.h"

namespace cordboard::explore {

// The first move lets time pass to the next deadline, and has no time if there is none; all other
// moves happen now. States with equal signatures have the same moves in the same order, because
// things are named by their places.
std::vector<Submission> moves_of(const World& world, const Engine::Body& engine);

}  // namespace cordboard::explore
