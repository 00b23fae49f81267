#include "state/audit_histories.h"

#include <set>

#include "fmt/format.h"

namespace cordboard::core {
namespace {

class HistoryAudit {
 public:
  HistoryAudit(const State& state, std::vector<std::string>& found)
      : state_(state), found_(found) {}

  void run() {
    state_.conversations.numbers().for_each(
        [this](std::uint64_t, Slot slot) { conversation(state_.conversations[slot]); });
    state_.cases.numbers().for_each(
        [this](std::uint64_t number, Slot slot) { a_case(number, slot); });
    state_.appointments.numbers().for_each([this](std::uint64_t number, Slot slot) {
      appointment(number, state_.appointments[slot]);
    });
    state_.items.numbers().for_each(
        [this](std::uint64_t number, Slot slot) { item(number, state_.items[slot]); });
    for (std::uint32_t agent = 0; agent < state_.agents.size(); ++agent) calendar(AgentId{agent});
    check(in_calendars_ == expected_, "{} appointments are in calendars, expected {}",
          in_calendars_, expected_);
    state_.customers.numbers().for_each(
        [this](std::uint64_t, Slot slot) { customer(state_.customers[slot]); });
    check(files_ + recordings_ == state_.items.live(), "{} files and {} recordings, but {} items",
          files_, recordings_, state_.items.live());
    check(meetings_ == meetings_of_customers_,
          "{} meetings in calendars, but {} in lists of customers", meetings_,
          meetings_of_customers_);
    check(cases_ == state_.cases.live(), "{} cases, but {} in lists of customers",
          state_.cases.live(), cases_);
    check(dossiers_ == state_.customers.dossiers(), "{} dossiers, but {} belong to customers",
          state_.customers.dossiers(), dossiers_);
  }

 private:
  template <class... Args>
  void check(bool holds, fmt::format_string<Args...> what, Args&&... args) {
    if (!holds) found_.push_back(fmt::format(what, std::forward<Args>(args)...));
  }

  void conversation(const Conversation& c) {
    check(c.kept == (c.is_done() && c.first_lease == kNoSlot),
          "conversation {}: kept, but not finished, or the reverse", c.number.value);
    if (c.transcript == kNoSlot) return;
    const Transcript& transcript = state_.transcripts[c.transcript];
    std::size_t files = 0;
    std::size_t sent = 0;
    for (const Entry& entry : transcript.entries) {
      files += entry.kind == EntryKind::kFile;
      sent += entry.is_sent();
      if (entry.kind != EntryKind::kFile) continue;
      const Slot slot = state_.items.find(entry.item().value);
      check(slot != kNoSlot && state_.items[slot].conversation == c.number,
            "conversation {}: a file is not in the archive", c.number.value);
    }
    check(files == transcript.files && sent == transcript.messages,
          "conversation {}: {} files and {} sent entries, but the counters are {} and {}",
          c.number.value, files, sent, transcript.files, transcript.messages);
    files_ += files;
  }

  void a_case(std::uint64_t number, Slot slot) {
    const Case& c = state_.cases[slot];
    check(c.number.value == number, "case {}: wrong number", number);
    check(state_.customers.place(c.customer) != kNoSlot, "case {}: unknown customer", number);
    std::set<AgentId> operators(c.operators.begin(), c.operators.end());
    check(operators.size() == c.operators.size(), "case {}: an operator is listed twice", number);
    for (const ConversationId each : c.conversations) {
      const Slot found = state_.find(each);
      check(found != kNoSlot && state_.conversations[found].of_case == slot,
            "case {}: conversation {} is not part of it", number, each.value);
    }
    for (const AppointmentId each : c.appointments) {
      const Slot found = state_.appointments.find(each.value);
      check(found != kNoSlot && state_.appointments[found].case_id == c.number,
            "case {}: appointment {} belongs to another case", number, each.value);
    }
    for (const ItemId each : c.recordings) {
      const Slot found = state_.items.find(each.value);
      check(found != kNoSlot && state_.items[found].case_id == c.number,
            "case {}: recording {} belongs to another case", number, each.value);
    }
    recordings_ += c.recordings.size();
  }

  void appointment(std::uint64_t number, const Appointment& each) {
    const Slot slot = state_.cases.find(each.case_id.value);
    check(each.number.value == number && slot != kNoSlot, "appointment {}: has no case", number);
    if (slot == kNoSlot || each.is_cancelled() || state_.cases[slot].is_finished()) return;
    for (const AgentId agent : state_.cases[slot].operators) {
      const auto calendar = state_.calendars.find(agent.index);
      check(calendar != state_.calendars.end() &&
                calendar->second.appointments.contains({each.start, each.number}),
            "appointment {}: not in the calendar of {}", number, state_.keys.key(agent));
      ++expected_;
    }
  }

  void item(std::uint64_t number, const Item& each) {
    check(each.number.value == number, "item {}: wrong number", number);
    check(std::is_sorted(each.tags.begin(), each.tags.end()), "item {}: tags are not sorted",
          number);
  }

  void calendar(AgentId agent) {
    const auto found = state_.calendars.find(agent.index);
    if (found == state_.calendars.end()) return;
    const auto key = state_.keys.key(agent);
    check(!found->second.is_empty(), "calendar of {}: empty", key);
    in_calendars_ += found->second.appointments.size();
    meetings_ += found->second.meetings.size();
    Time end = Time::min();
    for (const auto& [start, meeting] : found->second.meetings) {
      check(start >= end, "calendar of {}: two meetings overlap", key);
      end = start + meeting.duration;
    }
  }

  void customer(const Customer& c) {
    std::uint32_t kept = 0;
    for (Slot at = c.first_kept; at != kNoSlot; at = state_.conversations[at].next_waiting) {
      const Conversation& each = state_.conversations[at];
      check(each.kept && each.customer == c.number,
            "customer {}: its list contains conversation {} wrongly", c.key(), each.number.value);
      ++kept;
    }
    check(kept <= c.conversations, "customer {}: {} conversations, but {} are finished", c.key(),
          c.conversations, kept);
    const Dossier* dossier = state_.customers.dossier_of(c);
    check(c.conversations > 0 || dossier != nullptr,
          "customer {}: has neither conversations nor a dossier", c.key());
    if (dossier == nullptr) return;
    ++dossiers_;
    check(!dossier->is_empty(), "customer {}: empty dossier", c.key());
    std::uint32_t cases = 0;
    for (Slot at = dossier->first_case; at != kNoSlot; at = state_.cases[at].next_of_customer) {
      check(state_.cases[at].customer == c.number,
            "customer {}: its list contains a case of another customer", c.key());
      ++cases;
    }
    check(cases == dossier->cases, "customer {}: {} cases, but the counter is {}", c.key(), cases,
          dossier->cases);
    cases_ += cases;
    meetings_of_customers_ += dossier->meetings.size();
    for (const MeetingPlace place : dossier->meetings) {
      const auto calendar = state_.calendars.find(place.agent.index);
      check(calendar != state_.calendars.end() && calendar->second.meetings.contains(place.start),
            "customer {}: a meeting is in no calendar", c.key());
    }
  }

  const State& state_;
  std::vector<std::string>& found_;
  std::size_t files_ = 0, recordings_ = 0, meetings_ = 0, meetings_of_customers_ = 0,
              in_calendars_ = 0, expected_ = 0;
  std::size_t cases_ = 0, dossiers_ = 0;
};

}  // namespace

void audit_histories(const State& state, std::vector<std::string>& found) {
  HistoryAudit(state, found).run();
}

}  // namespace cordboard::core
