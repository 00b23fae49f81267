// Random worlds for relations between runs: everything of routing that a host can bring about by
// customers who come, leave and talk, and agents who accept or miss.
#pragma once

#include <cstdint>

#include "theory/host.h"

namespace cordboard::theory {

// One queue, first come, first served, one-slot agents who serve everybody, nobody ever leaves.
World draw_plain_world(std::uint64_t seed);

// One to three queues with skills, priorities, aging, limits, overflow, relaxation, broadcast,
// wrap-up, RONA; agents with some slots, who serve some of the queues. A function of the seed
// alone.
World draw_world(std::uint64_t seed);

// Both, one beside the other: queues and agents of each keep to themselves; the second's stand
// first in the site. Keys of the second begin with "other-".
World beside(const World& world, const World& other);

}  // namespace cordboard::theory
