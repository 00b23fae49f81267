#include "answer/answer.h"

namespace cordboard::core {

Answer answer_to(const View& view, const question::PushedUrls& q) {
  if (view.state.find_agent(q.agent) == nullptr) return {Refusal::kUnknownAgent, {}, {}};
  answer::PushedUrls told;
  const auto found = view.state.pushed_urls.find(q.agent.index);
  if (found != view.state.pushed_urls.end()) told.urls = found->second;
  return {Refusal::kNone, std::move(told), {}};
}

Answer answer_to(const View& view, const question::CannedResponses&) {
  answer::CannedResponses told;
  for (const auto& [key, text] : view.state.canned_responses) told.push_back({key, text});
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
