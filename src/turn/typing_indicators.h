// The end of each typing indicator: ten seconds after the last `set_typing`. The ends are kept
// beside the state, like the clock, because a repeated `set_typing` moves the end without an event.
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
  static constexpr Duration kLasts{10'000};

  struct Typing {
    ConversationId conversation;
    AgentId agent;                // none: the customer
    ConsultationId consultation;  // for its thread; then there is no conversation

    friend auto operator<=>(const Typing&, const Typing&) = default;
  };

  // The indicator starts now, or lasts longer if it is shown already.
  void start_or_extend(Typing typing, Time now) {
    const Time until = now + kLasts;
    const bool is_new = until_.insert_or_assign(typing, until).second;
    if (is_new) push({until, typing});
  }
  // The indicator ends before its time. Does nothing if it is not shown.
  void stop(const Typing& typing) { until_.erase(typing); }

  // The earliest time at which an indicator may end; Time::max() if there is none.
  Time next() const { return next_; }
  // Removes and returns one indicator that has ended by `now`; nothing if none has.
  std::optional<Typing> pop(Time now) {
    while (!heap_.empty() && heap_.front().first <= now) {
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
      const Typing typing = heap_.back().second;
      heap_.pop_back();
      update_next();
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
    update_next();
  }
  void update_next() { next_ = heap_.empty() ? Time::max() : heap_.front().first; }

  std::map<Typing, Time> until_;
  std::vector<Entry> heap_;  // by end; an entry is moved on if its indicator was extended
  Time next_ = Time::max();
};

}  // namespace cordboard::core
