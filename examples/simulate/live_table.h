// A table of short-lived things with consecutive numbers from the engine, such as conversations and
// offers.
//
// The place of a thing is its number modulo the size; the table grows when a place is still used by
// an older one. A look-up needs no hash, and removed things use no memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace cordboard::simulate {

// `Thing` has a `number`, 0 for an empty place.
template <class Thing>
class LiveTable {
 public:
  LiveTable() : places_(64) {}

  Thing* find(std::uint64_t number) {
    Thing& place = places_[index(number)];
    return place.number == number ? &place : nullptr;
  }

  // Valid until the next `add`.
  Thing& add(Thing thing) {
    while (places_[index(thing.number)].number != 0) grow();
    Thing& place = places_[index(thing.number)];
    place = std::move(thing);
    return place;
  }

  void remove(Thing& thing) { thing.number = 0; }

 private:
  std::size_t index(std::uint64_t number) const { return number & (places_.size() - 1); }

  void grow() {
    std::vector<Thing> larger(places_.size() * 2);
    for (Thing& thing : places_) {
      if (thing.number != 0) larger[thing.number & (larger.size() - 1)] = std::move(thing);
    }
    places_ = std::move(larger);
  }

  std::vector<Thing> places_;  // a power of two
};

}  // namespace cordboard::simulate
