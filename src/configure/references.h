// Checks of the keys of a site: each key is declared once, and each reference names a declared key.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "cordboard/shape.h"

namespace cordboard::core {

// A set of keys. It refers to the texts of the site, so the site must outlive it.
using KeySet = std::unordered_set<std::string_view>;

// Returns the first 64 bytes of a text, for a message: a hostile text must not make it long.
std::string_view shown(std::string_view text);

// Adds a fault for each key that occurs earlier in the list. Returns the keys of the list.
KeySet declare(const std::vector<std::string>& keys, const Place& place, Faults& faults);
template <class T>
KeySet declare(const std::vector<T>& entries, const Place& place, Faults& faults);

// Adds a fault if `key` is not declared. `what` names the kind of key: "team".
void refer(std::string_view key, const KeySet& declared, std::string_view what, const Place& place,
           Faults& faults);

// Does the same for each entry of a list. Also adds a fault for each key that occurs earlier in the
// list.
void refer_to_all(const std::vector<std::string>& keys, const KeySet& declared,
                  std::string_view what, const Place& place, Faults& faults);

// Adds `key` to `seen`, and a fault if it was there before. Ignores a text without the syntax of
// keys: `add_faults` reports it.
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
