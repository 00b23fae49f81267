#include "decide/site_faults.h"

#include <set>

#include "checks/texts.h"
#include "cordboard/limits.h"

namespace cordboard::core {

std::string_view shown(std::string_view text) { return text.substr(0, limits::kKeyBytes); }

void SiteFaults::add(std::string path, std::string message) {
  if (list_.size() == limits::kFaults) return;
  list_.push_back({std::move(path), std::move(message)});
}

void SiteFaults::name(const std::string& text, const std::string& path) {
  if (!is_text(text)) add(path, "is not UTF-8 text");
  if (text.size() > limits::kNameBytes) {
    add(path, fmt::format("is longer than {} bytes", limits::kNameBytes));
  }
}

void SiteFaults::number(std::int64_t value, std::int64_t least, std::int64_t most,
                        const std::string& path) {
  if (value < least || value > most) {
    add(path, fmt::format("is {}, not between {} and {}", value, least, most));
  }
}

void SiteFaults::duration(Duration value, std::int64_t least, const std::string& path) {
  number(value.count(), least, limits::kLongestDurationMs, path);
}

void SiteFaults::count(std::size_t size, std::size_t most, const std::string& path) {
  if (size > most) add(path, fmt::format("has {} entries, more than {}", size, most));
}

KeySet SiteFaults::keys(const std::vector<std::string>& texts, const std::string& path,
                        std::size_t most) {
  KeySet seen;
  count(texts.size(), most, path);
  for (std::size_t i = 0; i < texts.size(); ++i)
    key(texts[i], seen, fmt::format("{}[{}]", path, i));
  return seen;
}

void SiteFaults::known(std::string_view text, const KeySet& declared, std::string_view what,
                       const std::string& path) {
  if (declared.contains(std::string(text))) return;
  add(path, fmt::format("names the undeclared {} \"{}\"", what, shown(text)));
}

void SiteFaults::all_known(const std::vector<std::string>& texts, const KeySet& declared,
                           std::string_view what, const std::string& path) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string at = fmt::format("{}[{}]", path, i);
    known(texts[i], declared, what, at);
    if (!seen.insert(texts[i]).second) add(at, fmt::format("\"{}\" stands twice", shown(texts[i])));
  }
}

void SiteFaults::key(const std::string& text, KeySet& seen, const std::string& path) {
  if (!is_key(text)) {
    add(path, "is no key: 1 to 64 characters of A-Z a-z 0-9 . _ - @ : +");
  } else if (!seen.insert(text).second) {
    add(path, fmt::format("\"{}\" stands twice", shown(text)));
  }
}

}  // namespace cordboard::core
