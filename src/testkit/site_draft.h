// The site of a scenario, which is written line by line and can be changed later.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordboard::testkit {

// Whether the line belongs to a `site` block, and is not an expected event after it.
bool is_site_line(std::string_view line);

class SiteDraft {
 public:
  // Reads one line: `queue KEY name=value …`, `agent KEY …`, `set name=value …`, `skills en,de` and
  // other lists, `remove queue KEY`, or a whole site as JSON. A queue or agent that exists is
  // changed. Returns the fault of the line, or an empty text.
  std::string add(std::string_view line);

  // The site as the object that `configure` takes.
  std::string json() const;

 private:
  using Settings = std::vector<std::pair<std::string, std::string>>;  // name and JSON
  struct Entry {
    std::string key;
    Settings settings;
  };

  std::string add_entry(std::vector<Entry>& entries, const std::vector<std::string_view>& words);
  std::string remove_entry(const std::vector<std::string_view>& words);
  std::string add_settings(const std::vector<std::string_view>& words);

  std::string whole_;  // JSON of the whole site, if it was given as such
  Settings settings_;
  std::vector<Entry> queues_;
  std::vector<Entry> agents_;
};

}  // namespace cordboard::testkit
