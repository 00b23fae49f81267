#include "testkit/forms.h"

#include "testkit/pieces.h"
#include "testkit/words.h"

namespace cordboard::testkit {
namespace {

bool same_value(std::string_view text, std::string_view json) {
  if (text == json || '"' + std::string(text) + '"' == json) return true;
  const auto moment = read_span(text);
  return moment && std::to_string(*moment) == json;
}

std::string differing(std::string_view text, std::string_view json) {
  return "text and JSON disagree: " + std::string(text) + " / " + std::string(json);
}

}  // namespace

std::string disagreement(std::string_view text, std::string_view json) {
  constexpr std::size_t kBefore = 3;  // seq, at, event
  const auto words = words_of(text);
  const auto members = members_of(json);
  if (!members || members->size() < kBefore || words.empty()) return differing(text, json);
  if (!same_value(words[0], (*members)[kBefore - 1].value)) return differing(text, json);
  if (words[0] == "site_configured") return {};  // the text shows only the site's name
  if (words.size() - 1 != members->size() - kBefore) return differing(text, json);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Member& member = (*members)[kBefore + i - 1];
    // The first value has no name, unless it is absent.
    const Assignment named = assignment_of(words[i]);
    const bool is_bare = i == 1 && named.name != member.name;
    const Assignment given = is_bare ? Assignment{member.name, words[i]} : named;
    if (given.name != member.name || !same_value(given.value, member.value)) {
      return differing(text, json);
    }
  }
  return {};
}

}  // namespace cordboard::testkit
