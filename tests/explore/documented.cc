#include "explore/documented.h"

#include <filesystem>
#include <fstream>
#include <vector>

namespace cordboard::explore {
namespace {

// The words of a comment, as far as they could be names.
std::vector<std::string> names_in(const std::string& text) {
  std::vector<std::string> names(1);
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || c == '_') {
      names.back() += c;
    } else if (!names.back().empty()) {
      names.emplace_back();
    }
  }
  return names;
}

// What comes after "Refuses", or "is refused", in the comment above each command. Names of other
// commands are left for when all are read.
std::map<std::string, std::vector<std::string>> read(const std::filesystem::path& header) {
  std::map<std::string, std::vector<std::string>> told;
  std::ifstream file(header);
  std::string comment, above;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("//")) {
      comment += line.substr(2) + '\n';
      continue;
    }
    if (line.starts_with("struct ")) above = comment;
    comment.clear();
    const auto at = line.find("kName = \"");
    if (at == std::string::npos) continue;
    const auto begin = line.find('"', at) + 1;
    const std::string name = line.substr(begin, line.find('"', begin) - begin);
    const auto refuses = above.find("efuse");
    told[name] = names_in(refuses == std::string::npos ? "" : above.substr(refuses));
  }
  return told;
}

}  // namespace

Documented::Documented(const std::string& folder) {
  std::map<std::string, std::vector<std::string>> told;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    told.merge(read(entry.path()));
  }
  // Twice, so that what refers to others has what they say.
  for (int round = 0; round < 2; ++round) {
    for (const auto& [command, names] : told) {
      std::set<Refusal>& all = refusals_[command];
      for (const std::string& name : names) {
        if (const auto refusal = enum_from<Refusal>(name)) all.insert(*refusal);
        const auto other = refusals_.find(name);
        if (other != refusals_.end()) all.insert(other->second.begin(), other->second.end());
      }
    }
  }
}

bool Documented::may(std::string_view command, Refusal refusal) const {
  const auto found = refusals_.find(command);
  return found != refusals_.end() && found->second.count(refusal) > 0;
}

}  // namespace cordboard::explore
