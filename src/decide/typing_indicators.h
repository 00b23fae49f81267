// For how long who types is taken to type. Beside the state, like the clock: saying so again moves
// the end without an event.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"
#include "describe/archive.h"

namespace cordboard::core {

class TypingIndicators {
 public:
  static constexpr Duration kHolds{10'000};

  struct Typing {
    ConversationId conversation;
    AgentId agent;                // none: the customer
    ConsultationId consultation;  // in the thread of one, instead of the conversation

    friend auto operator<=>(const Typing&, const Typing&) = default;
  };

  void hear(Typing typing, Time now) {
    const auto [known, is_new] = until_.insert_or_assign(typing, now + kHolds);
    if (is_new) push({known->second, typing});
  }
  void forget(const Typing& typing) { until_.erase(typing); }

  // When somebody may have stopped; Time::max() if nobody types.
  Time next() const { return next_; }
  // Whose time is over by `now`, one at a time; nothing if nobody's is.
  std::optional<Typing> pop(Time now) {
    while (!heap_.empty() && heap_.front().first <= now) {
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
      const Typing typing = heap_.back().second;
      heap_.pop_back();
      note_next();
      const auto known = until_.find(typing);
      if (known == until_.end()) continue;
      if (known->second > now) {
        push({known->second, typing});
        continue;
      }
      until_.erase(known);
      return typing;
    }
    return std::nullopt;
  }

  void save(ArchiveWriter& out) const {
    out(static_cast<std::uint32_t>(until_.size()));
    for (const auto& [typing, until] : until_) {
      out(typing.conversation, typing.agent, typing.consultation, until);
    }
  }
  void load(ArchiveReader& in) {
    std::uint32_t count = 0;
    in(count);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
      Typing typing;
      Time until{};
      in(typing.conversation, typing.agent, typing.consultation, until);
      if (until_.emplace(typing, until).second) push({until, typing});
    }
  }

 private:
  using Entry = std::pair<Time, Typing>;

  void push(Entry entry) {
    heap_.push_back(entry);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    note_next();
  }
  void note_next() { next_ = heap_.empty() ? Time::max() : heap_.front().first; }

  std::map<Typing, Time> until_;
  std::vector<Entry> heap_;  // an end may be too early: then it moves
  Time next_ = Time::max();
};

}  // namespace cordboard::core
