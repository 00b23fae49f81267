#include "answer/answer.h"
#include "answer/histories.h"

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

answer::Line shown(const State& state, const Transcript& transcript, const Line& line) {
  answer::Line told;
  told.at = line.at;
  if (line.kind != LineKind::kNotice && line.kind != LineKind::kBooking) {
    told.from = line.from ? Speaker::of(line.from) : Speaker::customer();
  }
  switch (line.kind) {
    case LineKind::kMessage:
      told.message = line.message;
      told.text = transcript.text_of(line);
      break;
    case LineKind::kNote:
      told.note = transcript.text_of(line);
      break;
    case LineKind::kNotice:
      told.notice = line.notice;
      break;
    case LineKind::kFile:
      told.file = shown(state.items[state.items.find(line.item().value)]);
      break;
    case LineKind::kBooking:
      told.start = line.start();
      [[fallthrough]];
    case LineKind::kCalendar:
      told.calendar_of = line.only_to;
      break;
  }
  return told;
}

}  // namespace

Refusal read_lines(const State& state, Slot slot, const Actor& reader,
                   std::vector<answer::Line>& lines) {
  Eyes eyes;
  const Refusal refusal = look(state, slot, reader, eyes);
  const Slot kept = state.conversations[slot].transcript;
  if (refusal != Refusal::kNone || kept == kNoSlot) return refusal;
  const Transcript& transcript = state.transcripts[kept];
  for (const Line& line : transcript.lines) {
    if (is_visible(line, eyes)) lines.push_back(shown(state, transcript, line));
  }
  return Refusal::kNone;
}

Answer answer_to(const View& view, const question::Transcript& q) {
  const State& state = view.state;
  const Slot slot = state.find(q.conversation);
  if (slot == kNoSlot) return {Refusal::kUnknownConversation, {}, {}};
  answer::Transcript told;
  const Refusal refusal = read_lines(state, slot, q.reader.value_or(Actor{}), told.lines);
  if (refusal != Refusal::kNone) return {refusal, {}, {}};
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
