#include "testkit/site_draft.h"

#include <algorithm>

#include "cordboard/json.h"
#include "testkit/shapes.h"
#include "testkit/wire.h"
#include "testkit/words.h"

namespace cordboard::testkit {
namespace {

// Sets `name` to the value; `-` removes it, so that the default applies again.
void put(std::vector<std::pair<std::string, std::string>>& settings, const Shape& shape,
         const Assignment& given) {
  std::erase_if(settings, [&](const auto& each) { return each.first == given.name; });
  if (given.value == "-") return;
  settings.emplace_back(given.name, json_of(shape.kind_of(given.name), given.value));
}

bool is_list_of_site(std::string_view word) {
  const FieldKind kind = site_shape().kind_of(word);
  return kind == FieldKind::kTexts || kind == FieldKind::kKeyedTexts;
}

}  // namespace

bool is_site_line(std::string_view line) {
  const auto words = words_of(line);
  if (words.empty()) return false;
  const std::string_view first = words.front();
  return first == "queue" || first == "agent" || first == "set" || first == "remove" ||
         first.starts_with('{') || is_list_of_site(first);
}

std::string SiteDraft::add(std::string_view line) {
  const auto words = words_of(line);
  if (words.front().starts_with('{')) {
    whole_ = std::string(trimmed(line));
    return {};
  }
  if (!whole_.empty()) return "a site given as JSON cannot be changed by lines";
  if (words.front() == "set") return add_settings(words);
  if (words.size() < 2) return "a key is missing";
  if (words.front() == "queue") return add_entry(queues_, words);
  if (words.front() == "agent") return add_entry(agents_, words);
  if (words.front() == "remove") return remove_entry(words);
  put(settings_, site_shape(), {words[0], words[1]});
  return words.size() == 2 ? "" : "a list must be written without blanks: a,b";
}

std::string SiteDraft::add_entry(std::vector<Entry>& entries,
                                 const std::vector<std::string_view>& words) {
  const Shape& shape = &entries == &queues_ ? queue_shape() : agent_shape();
  auto entry = std::find_if(entries.begin(), entries.end(),
                            [&](const Entry& each) { return each.key == words[1]; });
  if (entry == entries.end()) {
    entry = entries.insert(entries.end(), Entry{std::string(words[1]), {}});
  }
  for (std::size_t i = 2; i < words.size(); ++i) {
    const Assignment given = assignment_of(words[i]);
    if (given.name.empty()) return "not of the form name=value: " + std::string(words[i]);
    put(entry->settings, shape, given);
  }
  return {};
}

std::string SiteDraft::remove_entry(const std::vector<std::string_view>& words) {
  if (words.size() != 3 || (words[1] != "queue" && words[1] != "agent")) {
    return "`remove` must be followed by `queue KEY` or `agent KEY`";
  }
  auto& entries = words[1] == "queue" ? queues_ : agents_;
  const auto removed = std::erase_if(entries, [&](const Entry& e) { return e.key == words[2]; });
  return removed == 1 ? "" : "there is no such " + std::string(words[1]);
}

std::string SiteDraft::add_settings(const std::vector<std::string_view>& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Assignment given = assignment_of(words[i]);
    if (given.name.empty()) return "not of the form name=value: " + std::string(words[i]);
    put(settings_, site_shape(), given);
  }
  return {};
}

std::string SiteDraft::json() const {
  if (!whole_.empty()) return whole_;
  const auto list_of = [](const std::vector<Entry>& entries) {
    std::string list = "[";
    for (const Entry& entry : entries) {
      std::string object = "{\"key\":";
      json::append_string(object, entry.key);
      for (const auto& [name, value] : entry.settings) append_member(object, name, value);
      list.append(list.size() > 1 ? "," : "").append(object).append("}");
    }
    return list + "]";
  };
  std::string site = "{";
  for (const auto& [name, value] : settings_) append_member(site, name, value);
  append_member(site, "queues", list_of(queues_));
  append_member(site, "agents", list_of(agents_));
  return site + "}";
}

}  // namespace cordboard::testkit
