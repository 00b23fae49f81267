// Keys of a site that refer to each other: each is declared once, and each reference is declared.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "cordboard/shape.h"

namespace cordboard::core {

// Views of the keys in a site. The site outlives it.
using KeySet = std::unordered_set<std::string_view>;

// The beginning of a text, for a message: messages must stay short.
std::string_view shown(std::string_view text);

// Adds a fault for each key that is in the list twice. Returns the keys.
KeySet declare(const std::vector<std::string>& keys, const Place& place, Faults& faults);
template <class T>
KeySet declare(const std::vector<T>& entries, const Place& place, Faults& faults);

// Adds a fault if `key` is not declared. `what` names the kind of key: "team".
void refer(std::string_view key, const KeySet& declared, std::string_view what, const Place& place,
           Faults& faults);

// The same for each entry of a list, and a fault for each key that is in the list twice.
void refer_to_all(const std::vector<std::string>& keys, const KeySet& declared,
                  std::string_view what, const Place& place, Faults& faults);

// Adds `key` to `seen`. Adds a fault if it was there before; keys without the syntax of keys are
// faults of their shape, and are left out.
void declare_one(std::string_view key, KeySet& seen, const Place& place, Faults& faults);

template <class T>
KeySet declare(const std::vector<T>& entries, const Place& place, Faults& faults) {
  KeySet seen;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Place entry = place.at(i);
    declare_one(entries[i].key, seen, entry.at("key"), faults);
  }
  return seen;
}

}  // namespace cordboard::core
