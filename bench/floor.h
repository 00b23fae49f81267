// The floor: a minimal program that does only the necessary work of a life cycle, as a reference
// for the engine on any machine.
//
// The same four commands, one offer, ten events into a ring, two timers armed and cancelled. Agents
// with equal skills form one group (`profile`), a list by idle time; conversations with equal
// requirements form one class, a list for each priority; a bit says which group suits which class.
// A match is the smallest head over the bits of two maps. There are no checks, texts, statistics or
// ids, and nothing but these four commands can happen to a conversation.
//
// floor_test.cc tests that its offers are those of the engine.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <span>
#include <vector>

#include "life_cycles.h"
#include "probe_site.h"
#include "wheel.h"

namespace probe {

enum class FloorEvent : std::uint8_t {
  kStarted,
  kQueued,
  kOffered,
  kAccepted,
  kJoined,
  kLeft,
  kEnded,
  kWrapUpFinished,
  kClosed,
  kForgotten
};

class Floor {
 public:
  // `looks_ahead`: prefetches the data of the next commands.
  Floor(const Shape& shape, bool looks_ahead);

  void start(std::span<const Arrival> arrivals, std::vector<Match>& offered) {
    for (const Arrival& arrival : arrivals) start(arrival, offered);
  }
  void accept(std::span<const Match> offers) {
    each(offers, [this](const Match& offer) { accept(offer); });
  }
  void end(std::span<const Match> chats) {
    each(chats, [this](const Match& chat) { end(chat); });
  }
  void finish(std::span<const Match> chats, std::vector<Match>& offered) {
    each(chats, [this, &offered](const Match& chat) { finish(chat, offered); });
  }

  void set_looks_ahead(bool looks_ahead) { looks_ahead_ = looks_ahead; }

  // Counts from 1 in the order of arrival, while `Match` holds an index in memory.
  std::uint64_t number(const Match& match) const { return slots_[match.conversation].number; }
  std::uint32_t agent_number(const Match& match) const { return match.agent - profiles_; }
  std::uint64_t events() const { return seq_; }
  // Keeps the compiler from removing the events.
  std::int64_t checksum() const { return ring_[seq_ % kRing].at; }

 private:
  using Bits = std::vector<std::uint64_t>;
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint64_t kNobody = std::numeric_limits<std::uint64_t>::max();
  static constexpr std::size_t kRing = 4096;
  static constexpr std::size_t kPriorities = 8;
  static constexpr std::size_t kAhead = 8;

  struct Conversation {
    std::uint64_t number = 0;
    std::uint32_t next = kNone;  // in its line, or among the free ones
    std::uint32_t agent = kNone;
    std::uint32_t customer = 0;
    std::uint32_t queue = 0;
    std::uint32_t priority = 0;
    std::uint32_t offer = 0;
  };
  struct Agent {
    std::uint32_t next = 0;  // longest idle first; a list's head is an unused agent
    std::uint32_t previous = 0;
    std::uint64_t idle_since = 0;
    std::uint32_t profile = 0;
    std::int32_t load = 0;
  };
  struct Line {
    std::array<std::uint32_t, kPriorities> first;
    std::array<std::uint32_t, kPriorities> last;
    std::uint32_t used = 0;  // a bit for each priority
  };
  struct Record {  // 32 bytes
    std::uint64_t seq;
    std::int64_t at;
    std::uint64_t conversation;
    std::uint32_t agent;
    FloorEvent kind;
  };
  struct Customer {
    std::uint32_t open = 0;
    std::uint32_t last_agent = kNone;
  };

  // Carries out the commands of a step one after the other and prefetches for the next ones.
  template <class Carry>
  void each(std::span<const Match> matches, Carry carry) {
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (looks_ahead_ && i + kAhead < matches.size()) {
        const Match& later = matches[i + kAhead];
        __builtin_prefetch(&slots_[later.conversation]);
        __builtin_prefetch(&agents_[later.agent]);
        wheel_.prefetch(static_cast<std::uint32_t>(later.conversation));
      }
      carry(matches[i]);
    }
  }

  void step() {
    now_ += kStepMs;
    wheel_.advance(now_, [](std::uint32_t) { std::abort(); });  // every offer is answered in time
  }

  void start(const Arrival& arrival, std::vector<Match>& offered);
  void accept(const Match& offer);
  void end(const Match& chat);
  void finish(const Match& chat, std::vector<Match>& offered);

  void emit(FloorEvent kind, std::uint32_t slot, std::uint32_t agent) {
    Record& record = ring_[++seq_ % kRing];
    record = {seq_, now_, slots_[slot].number, agent, kind};
  }

  // The index of the smallest key among the bits that both maps have.
  static std::uint32_t least(const Bits& a, const Bits& b, const std::vector<std::uint64_t>& keys) {
    std::uint64_t least = kNobody;
    std::uint32_t place = kNone;
    for (std::size_t word = 0; word < a.size(); ++word) {
      for (std::uint64_t bits = a[word] & b[word]; bits != 0; bits &= bits - 1) {
        const auto at = static_cast<std::uint32_t>(word * 64 + std::countr_zero(bits));
        if (keys[at] < least) {
          least = keys[at];
          place = at;
        }
      }
    }
    return place;
  }

  std::uint32_t take_slot();
  void offer(std::uint32_t slot, std::uint32_t agent, std::vector<Match>& offered);
  void enter_line(std::uint32_t slot);
  std::uint32_t leave_line(std::uint32_t queue);
  void refresh_line(std::uint32_t queue);
  void append_agent(std::uint32_t agent);
  void remove_agent(std::uint32_t agent);
  // The agent has just become idle or busy: moves it to the end of the list, or out of it.
  void touch_agent(std::uint32_t agent);

  bool looks_ahead_;
  std::uint32_t profiles_;  // the heads of their lists come first in `agents_`
  std::vector<Agent> agents_;
  std::vector<std::uint64_t> idle_;  // of each group: since when its longest idle agent is idle
  std::vector<std::uint64_t> age_;   // of each class: priority and number of its first conversation
  std::vector<Line> lines_;
  std::vector<Bits> suits_;   // [class]: groups
  std::vector<Bits> serves_;  // [group]: classes
  Bits with_room_;            // groups
  Bits waited_for_;           // classes
  std::vector<Conversation> slots_;
  std::uint32_t free_ = kNone;
  std::array<Customer, kCustomers> customers_{};
  Wheel wheel_;
  std::vector<Record> ring_;
  std::int64_t now_ = 0;
  std::uint64_t seq_ = 0;
  std::uint64_t numbers_ = 0;
  std::uint32_t offers_ = 0;
};

inline Floor::Floor(const Shape& shape, bool looks_ahead)
    : looks_ahead_(looks_ahead),
      profiles_(static_cast<std::uint32_t>(profiles_of(shape).size())),
      agents_(profiles_ + shape.agents),
      idle_(profiles_, kNobody),
      age_(2 * shape.classes, kNobody),
      lines_(2 * shape.classes),
      suits_(2 * shape.classes, Bits((profiles_ + 63) / 64)),
      serves_(profiles_, Bits((2 * shape.classes + 63) / 64)),
      with_room_((profiles_ + 63) / 64),
      waited_for_((2 * shape.classes + 63) / 64),
      ring_(kRing) {
  for (Line& line : lines_) line.first.fill(kNone);
  for (std::uint32_t i = 0; i < profiles_; ++i) agents_[i] = {i, i, 0, i, 0};
  const Suiting suit = suiting(shape);
  for (std::uint32_t queue = 0; queue < suit.profiles.size(); ++queue) {
    for (const std::uint32_t profile : suit.profiles[queue]) {
      suits_[queue][profile / 64] |= std::uint64_t{1} << profile % 64;
      serves_[profile][queue / 64] |= std::uint64_t{1} << queue % 64;
    }
  }
  for (std::uint32_t i = 0; i < shape.agents; ++i) {
    step();
    agents_[profiles_ + i].profile = i % profiles_;
    append_agent(profiles_ + i);
  }
}

inline void Floor::start(const Arrival& arrival, std::vector<Match>& offered) {
  step();
  const std::uint32_t slot = take_slot();
  Conversation& conversation = slots_[slot];
  conversation.number = ++numbers_;
  conversation.customer = arrival.customer;
  conversation.queue = arrival.queue;
  ++customers_[arrival.customer].open;
  emit(FloorEvent::kStarted, slot, kNone);
  emit(FloorEvent::kQueued, slot, kNone);
  const std::uint32_t profile = least(suits_[arrival.queue], with_room_, idle_);
  if (profile == kNone) return enter_line(slot);
  offer(slot, agents_[profile].next, offered);
}

inline void Floor::accept(const Match& offer) {
  step();
  const auto slot = static_cast<std::uint32_t>(offer.conversation);
  wheel_.cancel(slot);
  emit(FloorEvent::kAccepted, slot, offer.agent);
  emit(FloorEvent::kJoined, slot, offer.agent);
  slots_[slot].agent = offer.agent;
  customers_[slots_[slot].customer].last_agent = offer.agent;
  touch_agent(offer.agent);
}

inline void Floor::end(const Match& chat) {
  step();
  const auto slot = static_cast<std::uint32_t>(chat.conversation);
  emit(FloorEvent::kLeft, slot, chat.agent);
  emit(FloorEvent::kEnded, slot, chat.agent);
  wheel_.arm(slot, now_ + kWrapUpLimitMs);
  touch_agent(chat.agent);
}

inline void Floor::finish(const Match& chat, std::vector<Match>& offered) {
  step();
  const auto slot = static_cast<std::uint32_t>(chat.conversation);
  wheel_.cancel(slot);
  emit(FloorEvent::kWrapUpFinished, slot, chat.agent);
  emit(FloorEvent::kClosed, slot, chat.agent);
  emit(FloorEvent::kForgotten, slot, kNone);
  --customers_[slots_[slot].customer].open;
  slots_[slot].next = free_;
  free_ = slot;
  Agent& agent = agents_[chat.agent];
  if (agent.load < kCapacity) remove_agent(chat.agent);
  --agent.load;
  append_agent(chat.agent);
  const std::uint32_t queue = least(serves_[agent.profile], waited_for_, age_);
  if (queue != kNone) offer(leave_line(queue), chat.agent, offered);
}

inline std::uint32_t Floor::take_slot() {
  if (free_ == kNone) {
    slots_.emplace_back();
    wheel_.resize(slots_.capacity());
    return static_cast<std::uint32_t>(slots_.size() - 1);
  }
  const std::uint32_t slot = free_;
  free_ = slots_[slot].next;
  return slot;
}

inline void Floor::offer(std::uint32_t slot, std::uint32_t agent, std::vector<Match>& offered) {
  slots_[slot].offer = ++offers_;
  emit(FloorEvent::kOffered, slot, agent);
  wheel_.arm(slot, now_ + kOfferTimeoutMs);
  if (++agents_[agent].load == kCapacity) remove_agent(agent);
  offered.push_back({slot, slots_[slot].offer, agent});
}

inline void Floor::enter_line(std::uint32_t slot) {
  Conversation& conversation = slots_[slot];
  Line& line = lines_[conversation.queue];
  const std::uint32_t priority = conversation.priority;
  conversation.next = kNone;
  if ((line.used >> priority & 1) != 0) {
    slots_[line.last[priority]].next = slot;
    line.last[priority] = slot;
    return;
  }
  line.first[priority] = line.last[priority] = slot;
  line.used |= std::uint32_t{1} << priority;
  refresh_line(conversation.queue);
}

inline std::uint32_t Floor::leave_line(std::uint32_t queue) {
  Line& line = lines_[queue];
  const int priority = std::bit_width(line.used) - 1;
  const std::uint32_t slot = line.first[priority];
  line.first[priority] = slots_[slot].next;
  if (line.first[priority] == kNone) line.used &= ~(std::uint32_t{1} << priority);
  refresh_line(queue);
  return slot;
}

inline void Floor::refresh_line(std::uint32_t queue) {
  const std::uint64_t bit = std::uint64_t{1} << queue % 64;
  const Line& line = lines_[queue];
  if (line.used == 0) {
    waited_for_[queue / 64] &= ~bit;
    return;
  }
  const auto priority = static_cast<std::uint64_t>(std::bit_width(line.used) - 1);
  age_[queue] = (kPriorities - priority) << 56 | slots_[line.first[priority]].number;
  waited_for_[queue / 64] |= bit;
}

inline void Floor::append_agent(std::uint32_t id) {
  Agent& agent = agents_[id];
  Agent& head = agents_[agent.profile];
  agent.idle_since = static_cast<std::uint64_t>(now_);
  agent.next = agent.profile;
  agent.previous = head.previous;
  agents_[head.previous].next = id;
  head.previous = id;
  idle_[agent.profile] = agents_[head.next].idle_since;
  with_room_[agent.profile / 64] |= std::uint64_t{1} << agent.profile % 64;
}

inline void Floor::remove_agent(std::uint32_t id) {
  const Agent& agent = agents_[id];
  agents_[agent.previous].next = agent.next;
  agents_[agent.next].previous = agent.previous;
  const std::uint32_t first = agents_[agent.profile].next;
  if (first == agent.profile) {
    with_room_[agent.profile / 64] &= ~(std::uint64_t{1} << agent.profile % 64);
  } else {
    idle_[agent.profile] = agents_[first].idle_since;
  }
}

inline void Floor::touch_agent(std::uint32_t id) {
  if (agents_[id].load == kCapacity) return;
  remove_agent(id);
  append_agent(id);
}

}  // namespace probe
