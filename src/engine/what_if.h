// Answers questions about the future by trying it out on a copy of the engine.
#pragma once

#include <memory>

#include "engine/body.h"

namespace cordboard {

// Returns the effects that configuring the site now would have. Cost: a snapshot, a restore and the
// command.
Answer foresee_impact(const core::View& view, std::unique_ptr<Engine::Body> copy,
                      const question::Impact& q);

// Returns the time at which the explanation will change if no command comes; nothing if it does not
// change within a bounded number of steps.
std::optional<Time> foresee_change(std::unique_ptr<Engine::Body> copy, const question::Explain& q);

}  // namespace cordboard
