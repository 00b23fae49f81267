#include "apply/requests.h"

#include <utility>

namespace cordboard::core {
namespace {

// The members of a group are asked one after another until `consult_timeout_ms` has passed. A
// request to a single agent has no time limit of its own: it ends with its only offer.
Time end_of(const State& state, Slot conversation, const Target& to, Time at) {
  const QueueId queue = state.conversations[conversation].queue;
  return to.is_group() ? at + state.queue(queue).settings.consult_timeout : Time::max();
}

}  // namespace

Request request_of(OfferKind kind, AgentId asker, const Target& to) {
  Request request;
  request.kind = kind;
  request.asker = asker;
  request.to = to;
  return request;
}

void add_request(State& state, Slot conversation, Request request, Time at) {
  const Slot slot = state.requests.take();
  request.conversation = conversation;
  request.ends_at = end_of(state, conversation, request.to, at);
  request.next = kNoSlot;
  state.requests[slot] = std::move(request);
  Slot* link = &state.conversations[conversation].first_request;
  while (*link != kNoSlot) link = &state.requests[*link].next;
  *link = slot;
}

void remove_request(State& state, Slot conversation, Slot request) {
  Slot* link = &state.conversations[conversation].first_request;
  while (*link != request) link = &state.requests[*link].next;
  *link = state.requests[request].next;
  state.requests.release(request);
}

void remove_request(State& state, Slot conversation, OfferKind kind, AgentId asker) {
  const Slot slot = state.find_request(conversation, kind, asker);
  CORDBOARD_ASSERT(slot != kNoSlot);
  remove_request(state, conversation, slot);
}

}  // namespace cordboard::core
