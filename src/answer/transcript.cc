#include "answer/answer.h"
#include "answer/histories.h"

namespace cordboard::core {
namespace {

// Which entries of a transcript an actor sees.
struct ReadingRights {
  bool everything = false;
  bool as_agent = false;
  std::size_t as_agent_from = 0;  // index of the first visible entry for agents only
  AgentId agent;
};

bool is_visible(const Entry& entry, std::size_t index, const ReadingRights& rights) {
  if (rights.everything) return true;
  const bool as_agent = rights.as_agent && index >= rights.as_agent_from;
  if (entry.kind == EntryKind::kNote) return as_agent;
  switch (entry.visible_to) {
    case Visibility::Kind::kAll:
      return true;
    case Visibility::Kind::kAgents:
      return as_agent;
    case Visibility::Kind::kAgent:
      return as_agent && (rights.agent == entry.only_to || rights.agent == entry.from);
  }
  return false;
}

// Checks that the actor is who it claims to be, and finds its agent.
Refusal identify(const State& state, const Actor& reader, ReadingRights& rights) {
  const Agent* agent = state.find_agent(reader.agent);
  if (agent == nullptr) return Refusal::kUnknownAgent;
  if (reader.kind == Actor::Kind::kSupervisor && agent->role != AgentRole::kSupervisor) {
    return Refusal::kNotPermitted;
  }
  rights.agent = reader.agent;
  return Refusal::kNone;
}

// Agents read conversations that they take part in or monitor, and any conversation after its end.
// A consulted agent sees only entries that the customer sees.
Refusal find_rights_of_agent(const State& state, Slot slot, ReadingRights& rights) {
  const Slot at = state.find_lease(slot, rights.agent);
  if (at == kNoSlot || state.leases[at].is_open_offer()) {
    rights.as_agent = state.conversations[slot].is_over();
    return rights.as_agent ? Refusal::kNone : Refusal::kNotPermitted;
  }
  const Lease& lease = state.leases[at];
  rights.as_agent = lease.kind != OfferKind::kConsultation;
  rights.as_agent_from = lease.sees_from;
  return Refusal::kNone;
}

Refusal find_rights(const State& state, Slot slot, const Actor& reader, ReadingRights& rights) {
  const Conversation& conversation = state.conversations[slot];
  switch (reader.kind) {
    case Actor::Kind::kHost:
      rights.everything = true;
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
  const Refusal refusal = identify(state, reader, rights);
  return refusal == Refusal::kNone ? find_rights_of_agent(state, slot, rights) : refusal;
}

// The thread of a consultation is visible to its two agents, and to other agents after the end of
// the conversation.
Refusal find_rights(const State& state, const Consultation& consultation, const Actor& reader,
                    ReadingRights& rights) {
  rights.everything = true;
  if (reader.kind == Actor::Kind::kHost) return Refusal::kNone;
  if (reader.kind == Actor::Kind::kCustomer) return Refusal::kNotPermitted;
  const Refusal refusal = identify(state, reader, rights);
  if (refusal != Refusal::kNone) return refusal;
  const bool may = consultation.has_side(reader.agent) ||
                   state.conversations[consultation.conversation].is_over();
  return may ? Refusal::kNone : Refusal::kNotPermitted;
}

void append_visible(const State& state, Slot transcript_slot, const ReadingRights& rights,
                    std::vector<answer::Line>& lines) {
  if (transcript_slot == kNoSlot) return;
  const Transcript& transcript = state.transcripts[transcript_slot];
  for (std::size_t i = 0; i < transcript.entries.size(); ++i) {
    const Entry& entry = transcript.entries[i];
    if (is_visible(entry, i, rights)) lines.push_back(shown(state, transcript, entry));
  }
}

// The entries of a consultation's thread.
Refusal read_thread(const State& state, Slot slot, const Actor& reader,
                    std::vector<answer::Line>& lines) {
  ReadingRights rights;
  const Refusal refusal = find_rights(state, state.consultations[slot], reader, rights);
  if (refusal == Refusal::kNone)
    append_visible(state, state.consultations[slot].transcript, rights, lines);
  return refusal;
}

}  // namespace

answer::Line shown(const State& state, const Transcript& transcript, const Entry& entry) {
  answer::Line told;
  told.at = entry.at;
  const bool is_by_engine = entry.kind == EntryKind::kNotice || entry.kind == EntryKind::kBooking;
  if (!is_by_engine) told.from = entry.from ? Speaker::of(entry.from) : Speaker::customer();
  if (entry.is_message()) told.message = entry.message;
  switch (entry.kind) {
    case EntryKind::kMessage:
      told.text = transcript.text_of(entry);
      break;
    case EntryKind::kLink:
      told.url = transcript.text_of(entry);
      told.text = told.url;
      break;
    case EntryKind::kNote:
      told.note = transcript.text_of(entry);
      told.text = told.note;
      break;
    case EntryKind::kNotice:
      told.notice = entry.notice;
      if (entry.from) told.from = Speaker::of(entry.from);
      break;
    case EntryKind::kFile:
      told.file = shown(state.items[state.items.find(entry.item().value)]);
      break;
    case EntryKind::kBooking:
      told.start = entry.start();
      [[fallthrough]];
    case EntryKind::kCalendar:
      told.calendar_of = entry.only_to;
      break;
  }
  return told;
}

Refusal read_lines(const State& state, Slot slot, const Actor& reader,
                   std::vector<answer::Line>& lines) {
  ReadingRights rights;
  const Refusal refusal = find_rights(state, slot, reader, rights);
  if (refusal == Refusal::kNone)
    append_visible(state, state.conversations[slot].transcript, rights, lines);
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
