// What agents have before them at certain times: appointments of their cases, and meetings that
// customers have booked in their slots.
//
// Laws
//   (1) A slot is booked once, and never over an appointment that stood there before.
//   (2) A meeting stands in the calendar of its agent and in the list of its customer.
//   (3) What ended more than 90 days ago goes when the next meeting of that agent is booked.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "state/hours.h"

namespace cordboard::core {

struct Meeting {
  Duration duration{0};
  ConversationId conversation;
  CustomerId customer;

  auto persistent() { return std::tie(duration, conversation, customer); }
};

// Where a meeting stands.
struct MeetingPlace {
  AgentId agent;
  Time start{};

  friend bool operator==(MeetingPlace, MeetingPlace) = default;
};

// Hours cut into slots.
struct Slots {
  Hours hours;
  Duration length{0};

  // Whether a slot begins then.
  bool begins_at(Time start) const;
  // Those that begin from `from` on, before `to`; `visit(start)`.
  template <class Visit>
  void for_each(Time from, Time to, Visit&& visit) const {
    // The block that `from` may stand in began a day and a shift of the clock before, at most.
    std::optional<Time> begin = hours.next_boundary(from - kLongestBlock);
    while (begin && *begin < to) {
      const std::optional<Time> end = hours.next_boundary(*begin);
      if (end && hours.is_open(*begin)) {
        for (Time start = *begin; start + length <= *end && start < to; start += length) {
          if (start >= from) visit(start);
        }
      }
      begin = end;
    }
  }

 private:
  static constexpr Duration kLongestBlock{std::int64_t{26} * 3'600'000};
};

struct AgentCalendar {
  std::optional<Slots> slots;  // of who is listed and has some
  std::map<Time, Meeting> meetings;
  std::set<std::pair<Time, AppointmentId>> appointments;

  bool is_empty() const { return !slots && meetings.empty() && appointments.empty(); }
};

// By AgentId; who has nothing is not in it.
using Calendars = absl::flat_hash_map<std::uint32_t, AgentCalendar>;

struct State;

// Whether the agent has a meeting or an appointment between these. Cost: of the appointments of a
// day and more, which are counted in `examined`.
bool is_taken(const State& state, const AgentCalendar& calendar, Time from, Time to,
              std::uint64_t& examined);

}  // namespace cordboard::core
