#include "answer/answer.h"
#include "answer/histories.h"

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

void tell(const State& state, Slot kept, const Eyes& eyes, std::vector<answer::Line>& lines) {
  if (kept == kNoSlot) return;
  const Transcript& transcript = state.transcripts[kept];
  for (std::size_t i = 0; i < transcript.lines.size(); ++i) {
    const Line& line = transcript.lines[i];
    if (is_visible(line, i, eyes)) lines.push_back(shown(state, transcript, line));
  }
}

// Of the thread of a consultation.
Refusal read_thread(const State& state, Slot slot, const Actor& reader,
                    std::vector<answer::Line>& lines) {
  Eyes eyes;
  const Refusal refusal = look(state, state.consultations[slot], reader, eyes);
  if (refusal == Refusal::kNone) tell(state, state.consultations[slot].transcript, eyes, lines);
  return refusal;
}

}  // namespace

answer::Line shown(const State& state, const Transcript& transcript, const Line& line) {
  answer::Line told;
  told.at = line.at;
  const bool is_by_engine = line.kind == LineKind::kNotice || line.kind == LineKind::kBooking;
  if (!is_by_engine) told.from = line.from ? Speaker::of(line.from) : Speaker::customer();
  if (line.is_message()) told.message = line.message;
  switch (line.kind) {
    case LineKind::kMessage:
      told.text = transcript.text_of(line);
      break;
    case LineKind::kLink:
      told.url = transcript.text_of(line);
      told.text = told.url;
      break;
    case LineKind::kNote:
      told.note = transcript.text_of(line);
      told.text = told.note;
      break;
    case LineKind::kNotice:
      told.notice = line.notice;
      if (line.from) told.from = Speaker::of(line.from);
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

Refusal read_lines(const State& state, Slot slot, const Actor& reader,
                   std::vector<answer::Line>& lines) {
  Eyes eyes;
  const Refusal refusal = look(state, slot, reader, eyes);
  if (refusal == Refusal::kNone) tell(state, state.conversations[slot].transcript, eyes, lines);
  return refusal;
}

Answer answer_to(const View& view, const question::Transcript& q) {
  const State& state = view.state;
  const Actor reader = q.reader.value_or(Actor{});
  const Slot slot = q.consultation ? state.find(*q.consultation) : state.find(*q.conversation);
  if (slot == kNoSlot) {
    return {q.consultation ? Refusal::kUnknownConsultation : Refusal::kUnknownConversation, {}, {}};
  }
  answer::Transcript told;
  const Refusal refusal = q.consultation ? read_thread(state, slot, reader, told.lines)
                                         : read_lines(state, slot, reader, told.lines);
  if (refusal != Refusal::kNone) return {refusal, {}, {}};
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
