// Calendars of agents: appointments of their cases, and meetings that customers have booked.
//
// Invariants
//   (1) A bookable slot is booked once. A booking never overlaps an appointment that existed before
//       it.
//   (2) A meeting is in the calendar of its agent and in the list of its customer.
//   (3) Meetings that ended more than 90 days ago are removed when the next meeting of that agent
//       is booked.
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

// The key of a meeting: its agent and its start.
struct MeetingPlace {
  AgentId agent;
  Time start{};

  friend bool operator==(MeetingPlace, MeetingPlace) = default;
};

// Opening hours divided into bookable slots of equal length.
struct BookableHours {
  Hours hours;
  Duration length{0};

  // Whether a bookable slot begins at `start`.
  bool begins_at(Time start) const;
  // Calls `visit(start)` for each bookable slot that begins in [from, to), in order.
  template <class Visit>
  void for_each(Time from, Time to, Visit&& visit) const {
    // A block that contains `from` began at most one day and one shift of the clock earlier.
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
  std::optional<BookableHours> bookable;  // of listed agents with bookable slots
  std::map<Time, Meeting> meetings;
  std::set<std::pair<Time, AppointmentId>> appointments;

  bool is_empty() const { return !bookable && meetings.empty() && appointments.empty(); }
};

// By AgentId. An agent without entries is absent.
using Calendars = absl::flat_hash_map<std::uint32_t, AgentCalendar>;

}  // namespace cordboard::core
