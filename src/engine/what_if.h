// Questions that are answered by another engine: a copy of this one that goes ahead.
#pragma once

#include <memory>

#include "engine/body.h"

namespace cordboard {

// What configuring the site now would do. Cost: that of a snapshot, and of doing it.
Answer foresee_impact(const core::View& view, std::unique_ptr<Engine::Body> copy,
                      const question::Impact& q);

// When the explanation will be another if nobody does anything; nothing if that does not come
// within a bounded number of steps.
std::optional<Time> foresee_change(std::unique_ptr<Engine::Body> copy, const question::Explain& q);

}  // namespace cordboard
