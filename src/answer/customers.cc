#include <algorithm>

#include "answer/histories.h"
#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

// The customer's conversations: the kept ones are in a list; the others are found from the newest
// on, because they are mostly recent.
std::vector<const Conversation*> conversations_of(const State& state, const Customer& customer) {
  std::vector<const Conversation*> all;
  for (Slot at = customer.first_kept; at != kNoSlot; at = state.conversations[at].next_waiting) {
    all.push_back(&state.conversations[at]);
  }
  for (ConversationId number{state.conversations.numbers().last()};
       number && all.size() < customer.conversations; --number.value) {
    const Slot slot = state.find(number);
    if (slot == kNoSlot) continue;
    const Conversation& each = state.conversations[slot];
    if (each.customer == customer.number && !each.kept) all.push_back(&each);
  }
  std::sort(all.begin(), all.end(),
            [](const Conversation* a, const Conversation* b) { return a->number < b->number; });
  return all;
}

// Agents may see any customer; a customer only themselves.
Refusal check_reader(const State& state, const Actor& reader, const Customer& customer) {
  if (reader.kind == Actor::Kind::kHost) return Refusal::kNone;
  if (reader.kind == Actor::Kind::kCustomer) {
    const CustomerId asking =
        reader.customer.id ? reader.customer.id : state.customers.find(reader.customer.key);
    return asking == customer.number ? Refusal::kNone : Refusal::kNotPermitted;
  }
  return state.find_agent(reader.agent) != nullptr ? Refusal::kNone : Refusal::kUnknownAgent;
}

class Activities {
 public:
  Activities(const State& state, Time now, const Actor& reader)
      : state_(state), since_(now - Duration{limits::kHistoryMs}), reader_(reader) {}

  void add(const Conversation& c) {
    const bool is_over = c.is_over();
    answer::History* last = nullptr;
    if (c.started_at >= since_) last = &begin(Activity::kConversationStarted, c.started_at);
    if (last != nullptr) last->conversation = c.number;
    if (is_over && c.ended_at >= since_) {
      last = &begin(Activity::kConversationEnded, c.ended_at);
      last->conversation = c.number;
    }
    if (last == nullptr) return;
    std::vector<answer::Line> lines;
    if (read_lines(state_, state_.find(c.number), reader_, lines) == Refusal::kNone) {
      last->lines = std::move(lines);
    }
    add_meetings(c);
  }

  void add(const Case& c) {
    for (const CaseEntry& entry : c.entries) {
      const bool is_within = entry.type == Activity::kOperatorJoined ||
                             entry.type == Activity::kOperatorLeft ||
                             entry.type == Activity::kConversationLinked;
      if (entry.at < since_ || is_within) continue;
      answer::History& told = told_.emplace_back(shown(c, entry));
      if (entry.item) told.file = shown(state_.items[state_.items.find(entry.item.value)]);
    }
  }

  std::vector<answer::History> take() {
    sort_by_time(told_);
    return std::move(told_);
  }

 private:
  void add_meetings(const Conversation& c) {
    if (c.transcript == kNoSlot) return;
    for (const Entry& entry : state_.transcripts[c.transcript].entries) {
      if (entry.kind != EntryKind::kBooking || entry.at < since_) continue;
      answer::History& told = begin(Activity::kMeetingBooked, entry.at);
      told.conversation = c.number;
      told.calendar_of = entry.only_to;
      told.start = entry.start();
    }
  }
  answer::History& begin(Activity type, Time at) {
    answer::History& told = told_.emplace_back();
    told.type = type;
    told.at = at;
    return told;
  }

  const State& state_;
  const Time since_;
  const Actor& reader_;
  std::vector<answer::History> told_;
};

}  // namespace

Answer answer_to(const View& view, const question::Customer& q) {
  const State& state = view.state;
  const CustomerId number = q.customer.id ? q.customer.id : state.customers.find(q.customer.key);
  const Customer* customer = state.customers.find(number);
  if (customer == nullptr) return {Refusal::kUnknownCustomer, {}, {}};
  const Actor reader = q.reader.value_or(Actor{});
  const Refusal refusal = check_reader(state, reader, *customer);
  if (refusal != Refusal::kNone) return {refusal, {}, {}};
  answer::Customer told;
  told.customer = customer->key();
  Activities activities(state, view.now, reader);
  for (const Conversation* each : conversations_of(state, *customer)) activities.add(*each);
  if (const Dossier* dossier = state.customers.dossier_of(*customer)) {
    told.name = text_of(dossier->profile[Dossier::kName]);
    told.title = text_of(dossier->profile[Dossier::kTitle]);
    told.email = text_of(dossier->profile[Dossier::kEmail]);
    told.phone = text_of(dossier->profile[Dossier::kPhone]);
    told.crm_status = text_of(dossier->profile[Dossier::kCrmStatus]);
    told.language = text_of(dossier->profile[Dossier::kLanguage]);
    for (Slot at = dossier->first_case; at != kNoSlot; at = state.cases[at].next_of_customer) {
      activities.add(state.cases[at]);
    }
  }
  told.activities = activities.take();
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
