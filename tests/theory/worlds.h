// Random worlds for relations between runs: all routing features that a host can cause by customers
// who arrive, leave and write, and agents who accept or miss.
#pragma once

#include <cstdint>

#include "theory/host.h"

namespace cordboard::theory {

// One queue, first come, first served; agents with one unit who serve everybody; no customer
// leaves.
World draw_plain_world(std::uint64_t seed);

// One to three queues with skills, priorities, aging, limits, overflow, relax steps, broadcast,
// wrap-up and RONA; agents with several units who serve some of the queues. Depends on the seed
// alone.
World draw_world(std::uint64_t seed);

// Both worlds in one site: the queues and agents of each are separate, and those of the second come
// first in the site. Keys of the second begin with "other-".
World beside(const World& world, const World& other);

}  // namespace cordboard::theory
