// A site as it is written in a scenario, line by line, and changed later in it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordboard::testkit {

// Is this a line of a `site` block, rather than an expected event beneath it?
bool is_site_line(std::string_view line);

class SiteDraft {
 public:
  // Takes one line: `queue KEY name=value …`, `agent KEY …`, `set name=value …`, `skills en,de` and
  // its like, `remove queue KEY`, or a whole site as JSON. A queue or agent that is there already
  // is changed. Returns what is wrong with the line, or an empty text.
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

  std::string whole_;  // JSON that stands for all of it
  Settings settings_;
  std::vector<Entry> queues_;
  std::vector<Entry> agents_;
};

}  // namespace cordboard::testkit
