#include "configure/references.h"

#include "cordboard/limits.h"
#include "fmt/format.h"

namespace cordboard::core {

std::string_view shown(std::string_view text) { return text.substr(0, limits::kKeyBytes); }

void declare_one(std::string_view key, KeySet& seen, const Place& place, Faults& faults) {
  if (!is_key(key) || seen.insert(key).second) return;
  faults.add(place, fmt::format("\"{}\" is listed twice", shown(key)));
}

KeySet declare(const std::vector<std::string>& keys, const Place& place, Faults& faults) {
  KeySet seen;
  for (std::size_t i = 0; i < keys.size(); ++i) declare_one(keys[i], seen, place.at(i), faults);
  return seen;
}

void refer(std::string_view key, const KeySet& declared, std::string_view what, const Place& place,
           Faults& faults) {
  if (declared.contains(key)) return;
  faults.add(place, fmt::format("names the undeclared {} \"{}\"", what, shown(key)));
}

void refer_to_all(const std::vector<std::string>& keys, const KeySet& declared,
                  std::string_view what, const Place& place, Faults& faults) {
  KeySet seen;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    refer(keys[i], declared, what, place.at(i), faults);
    if (seen.insert(keys[i]).second) continue;
    faults.add(place.at(i), fmt::format("\"{}\" is listed twice", shown(keys[i])));
  }
}

}  // namespace cordboard::core
