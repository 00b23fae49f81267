// The faults of a site as they are found, and the looks that many of its fields share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "cordboard/enums.h"
#include "cordboard/refusal.h"
#include "cordboard/time.h"
#include "fmt/format.h"

namespace cordboard::core {

using KeySet = std::unordered_set<std::string>;

class SiteFaults {
 public:
  std::vector<Fault> take() { return std::move(list_); }

  // Told up to a number: nobody mends more at a time, and the reply must stay bounded.
  void add(std::string path, std::string message);

  void name(const std::string& text, const std::string& path);
  void number(std::int64_t value, std::int64_t least, std::int64_t most, const std::string& path);
  void duration(Duration value, std::int64_t least, const std::string& path);
  void count(std::size_t size, std::size_t most, const std::string& path);
  template <NamedEnum E>
  void choice(E value, const std::string& path) {
    if (static_cast<std::size_t>(value) >= enum_names(E{}).size()) {
      add(path, "is none of the names");
    }
  }

  // Keys that are declared, each once.
  KeySet keys(const std::vector<std::string>& texts, const std::string& path, std::size_t most);
  template <class T>
  KeySet keys_of(const std::vector<T>& entries, const std::string& path, std::size_t most) {
    KeySet seen;
    count(entries.size(), most, path);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      key(entries[i].key, seen, fmt::format("{}[{}].key", path, i));
    }
    return seen;
  }

  // A key that must be declared, as a thing of that name ("team").
  void known(std::string_view text, const KeySet& declared, std::string_view what,
             const std::string& path);
  // A list of them, each once.
  void all_known(const std::vector<std::string>& texts, const KeySet& declared,
                 std::string_view what, const std::string& path);

 private:
  void key(const std::string& text, KeySet& seen, const std::string& path);

  std::vector<Fault> list_;
};

// A text within a message: its beginning is enough to know it by, and messages must stay short.
std::string_view shown(std::string_view text);

}  // namespace cordboard::core
