#include "explore/documented.h"

#include <filesystem>
#include <fstream>
#include <variant>

namespace cordboard::explore {
namespace {

// The wire names in the clause that begins with `Refuses:`, without what is in parentheses.
std::set<Refusal> listed_in(const std::string& comment) {
  constexpr std::string_view kBegin = "Refuses:";
  std::set<Refusal> listed;
  const auto begin = comment.find(kBegin);
  if (begin == std::string::npos) return listed;
  std::string name;
  int depth = 0;
  for (std::size_t i = begin + kBegin.size(); i < comment.size(); ++i) {
    const char c = comment[i];
    depth += (c == '(') - (c == ')');
    if (depth > 0) continue;
    if ((c >= 'a' && c <= 'z') || c == '_') {
      name += c;
      continue;
    }
    if (const auto refusal = enum_from<Refusal>(name)) listed.insert(*refusal);
    name.clear();
    if (c == '.') break;
  }
  return listed;
}

}  // namespace

Documented::Documented(const std::string& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path());
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
      refusals_[line.substr(begin, line.find('"', begin) - begin)] = listed_in(above);
    }
  }
}

bool Documented::may(std::string_view command, Refusal refusal) const {
  if (refusal == Refusal::kMalformed || refusal == Refusal::kNotPermitted) return true;
  const auto found = refusals_.find(command);
  return found != refusals_.end() && found->second.count(refusal) > 0;
}

const Documented& documented() {
  static const Documented all("include/cordboard/vocabulary");
  return all;
}

std::string_view command_name(const Command& command) {
  return std::visit([]<class C>(const C&) { return C::kName; }, command);
}

}  // namespace cordboard::explore
