#include "answer/answer.h"

namespace cordboard::core {
namespace {

// How much of a transcript an actor sees.
struct Eyes {
  bool everything = false;
  bool as_agent = false;
  std::size_t as_agent_from = 0;  // the first line of those that are for agents alone
  AgentId agent;
};

bool is_visible(const Line& line, std::size_t index, const Eyes& eyes) {
  if (eyes.everything) return true;
  const bool as_agent = eyes.as_agent && index >= eyes.as_agent_from;
  if (line.kind == LineKind::kNote) return as_agent;
  switch (line.visible_to) {
    case Visibility::Kind::kAll:
      return true;
    case Visibility::Kind::kAgents:
      return as_agent;
    case Visibility::Kind::kAgent:
      return as_agent && (eyes.agent == line.only_to || eyes.agent == line.from);
  }
  return false;
}

// Whether an actor is who they say; and which agent.
Refusal recognise(const State& state, const Actor& reader, Eyes& eyes) {
  const Agent* agent = state.find_agent(reader.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  if (reader.kind == Actor::Kind::kSupervisor && agent->role != AgentRole::kSupervisor) {
    return Refusal::kNotPermitted;
  }
  eyes.agent = reader.agent;
  return Refusal::kNone;
}

// An agent reads what they take part in, or look on at; others' chats once they are over. Who is
// or was only consulted reads what the customer reads.
Refusal look_as_agent(const State& state, Slot slot, Eyes& eyes) {
  const Slot at = state.find_lease(slot, eyes.agent);
  if (at == kNoSlot || state.leases[at].is_open_offer()) {
    eyes.as_agent = state.conversations[slot].is_over();
    return eyes.as_agent ? Refusal::kNone : Refusal::kNotPermitted;
  }
  const Lease& lease = state.leases[at];
  eyes.as_agent = lease.kind != OfferKind::kConsultation;
  eyes.as_agent_from = lease.sees_from;
  return Refusal::kNone;
}

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
  const Refusal refusal = recognise(state, reader, eyes);
  return refusal == Refusal::kNone ? look_as_agent(state, slot, eyes) : refusal;
}

// The thread of a consultation is its two sides', and other agents' once the chat is over.
Refusal look(const State& state, const Consultation& consultation, const Actor& reader,
             Eyes& eyes) {
  eyes.everything = true;
  if (reader.kind == Actor::Kind::kHost) return Refusal::kNone;
  if (reader.kind == Actor::Kind::kCustomer) return Refusal::kNotPermitted;
  const Refusal refusal = recognise(state, reader, eyes);
  if (refusal != Refusal::kNone) return refusal;
  const bool may = consultation.has_side(reader.agent) ||
                   state.conversations[consultation.conversation].is_over();
  return may ? Refusal::kNone : Refusal::kNotPermitted;
}

answer::Line shown(const Transcript& transcript, const Line& line) {
  answer::Line told;
  told.at = line.at;
  switch (line.kind) {
    case LineKind::kNotice:
      told.notice = line.notice;
      if (line.from) told.from = Speaker::of(line.from);
      return told;
    case LineKind::kMessage:
      told.message = line.message;
      told.text = transcript.text_of(line);
      break;
    case LineKind::kNote:
      told.note = transcript.text_of(line);
      break;
  }
  told.from = line.from ? Speaker::of(line.from) : Speaker::customer();
  return told;
}

answer::Transcript tell(const State& state, Slot kept, const Eyes& eyes) {
  answer::Transcript told;
  if (kept == kNoSlot) return told;
  const Transcript& transcript = state.transcripts[kept];
  for (std::size_t i = 0; i < transcript.lines.size(); ++i) {
    const Line& line = transcript.lines[i];
    if (is_visible(line, i, eyes)) told.lines.push_back(shown(transcript, line));
  }
  return told;
}

}  // namespace

Answer answer_to(const View& view, const question::Transcript& q) {
  const State& state = view.state;
  const Actor reader = q.reader.value_or(Actor{});
  if (q.conversation.has_value() == q.consultation.has_value())
    return {Refusal::kMalformed, {}, {}};
  Eyes eyes;
  Slot kept = kNoSlot;
  Refusal refusal = Refusal::kNone;
  if (q.consultation) {
    const Slot slot = state.find(*q.consultation);
    if (slot == kNoSlot) return {Refusal::kUnknownConsultation, {}, {}};
    refusal = look(state, state.consultations[slot], reader, eyes);
    kept = state.consultations[slot].transcript;
  } else {
    const Slot slot = state.find(*q.conversation);
    if (slot == kNoSlot) return {Refusal::kUnknownConversation, {}, {}};
    refusal = look(state, slot, reader, eyes);
    kept = state.conversations[slot].transcript;
  }
  if (refusal != Refusal::kNone) return {refusal, {}, {}};
  return {Refusal::kNone, tell(state, kept, eyes), {}};
}

}  // namespace cordboard::core
