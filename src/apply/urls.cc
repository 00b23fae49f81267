#include <algorithm>

#include "apply/apply.h"
#include "apply/messages.h"
#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

// Puts the address first in the agent's list. Each address is in the list once; if the list is
// full, the oldest is removed.
void record_pushed_url(State& state, AgentId agent, std::string_view url) {
  std::vector<std::string>& urls = state.pushed_urls[agent.index];
  const auto same = std::find(urls.begin(), urls.end(), url);
  if (same != urls.end()) {
    urls.erase(same);
  } else if (urls.size() == limits::kPushedUrls) {
    urls.pop_back();
  }
  urls.emplace(urls.begin(), url);
}

}  // namespace

template <>
void apply(State& state, Time at, const event::UrlPushed& e) {
  ++state.last_message;
  CORDBOARD_ASSERT(e.message.value == state.last_message);
  Entry entry;
  entry.at = at;
  entry.message = e.message;
  entry.from = e.agent;
  entry.kind = EntryKind::kLink;
  const Slot slot = slot_of(state, e.conversation);
  transcript_of(state, slot).add(entry, e.url);
  update_owed_answer(state, slot, Speaker::of(e.agent), at);
  record_pushed_url(state, e.agent, e.url);
}

}  // namespace cordboard::core
