#include "answer/answer.h"

namespace cordboard::core {
namespace {

// How much of a transcript an actor sees.
struct Eyes {
  bool everything = false;
  bool as_agent = false;
  AgentId agent;
};

bool is_visible(const Line& line, const Eyes& eyes) {
  if (eyes.everything) return true;
  if (line.kind == LineKind::kNote) return eyes.as_agent;
  switch (line.visible_to) {
    case Visibility::Kind::kAll:
      return true;
    case Visibility::Kind::kAgents:
      return eyes.as_agent;
    case Visibility::Kind::kAgent:
      return eyes.as_agent && (eyes.agent == line.only_to || eyes.agent == line.from);
  }
  return false;
}

// An agent reads what they take part in; others' chats once they are over.
Refusal look(const State& state, Slot slot, const Actor& reader, Eyes& eyes) {
  const Conversation& conversation = state.conversations[slot];
  switch (reader.kind) {
    case Actor::Kind::kHost:
      eyes.everything = true;
      return Refusal::kNone;
    case Actor::Kind::kCustomer: {
      const CustomerId asking =
          reader.customer.id ? reader.customer.id : state.customers.find(reader.customer.key);
      return asking == conversation.customer ? Refusal::kNone : Refusal::kNotPermitted;
    }
    case Actor::Kind::kAgent:
    case Actor::Kind::kSupervisor:
      break;
  }
  const Agent* agent = state.find_agent(reader.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  if (reader.kind == Actor::Kind::kSupervisor && agent->role != AgentRole::kSupervisor) {
    return Refusal::kNotPermitted;
  }
  const Slot lease = state.find_lease(slot, reader.agent);
  const bool takes_part = lease != kNoSlot && !state.leases[lease].is_open_offer();
  if (!takes_part && !conversation.is_over()) return Refusal::kNotPermitted;
  eyes.as_agent = true;
  eyes.agent = reader.agent;
  return Refusal::kNone;
}

}  // namespace

Answer answer_to(const View& view, const question::Transcript& q) {
  const State& state = view.state;
  const Slot slot = state.find(q.conversation);
  if (slot == kNoSlot) return {Refusal::kUnknownConversation, {}, {}};
  Eyes eyes;
  const Refusal refusal = look(state, slot, q.reader.value_or(Actor{}), eyes);
  if (refusal != Refusal::kNone) return {refusal, {}, {}};
  answer::Transcript told;
  const Slot kept = state.conversations[slot].transcript;
  if (kept == kNoSlot) return {Refusal::kNone, std::move(told), {}};
  const Transcript& transcript = state.transcripts[kept];
  for (const Line& line : transcript.lines) {
    if (!is_visible(line, eyes)) continue;
    answer::Line& shown = told.lines.emplace_back();
    shown.at = line.at;
    if (line.kind == LineKind::kNotice) {
      shown.notice = line.notice;
      continue;
    }
    shown.from = line.from ? Speaker::of(line.from) : Speaker::customer();
    if (line.is_message()) shown.message = line.message;
    if (line.kind == LineKind::kMessage) shown.text = transcript.text_of(line);
    if (line.kind == LineKind::kLink) shown.url = transcript.text_of(line);
    if (line.kind == LineKind::kNote) shown.note = transcript.text_of(line);
  }
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
