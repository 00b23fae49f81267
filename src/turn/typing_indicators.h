// The time at which each typing indicator ends: ten seconds after the last `set_typing`. These
// times are not part of the state, because a repeated `set_typing` moves one without an event.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"
#include "describe/archive.h"
#include "matching/wake_ups.h"

namespace cordboard::core {

// Extending or stopping an indicator does not move its wake-up. `pop` ignores the wake-up of a
// stopped indicator, and adds another one for an indicator that has not ended yet.
class TypingIndicators {
 public:
  static constexpr Duration kLasts{10'000};

  // A person who types, and where.
  struct Typing {
    ConversationId conversation;
    AgentId agent;                // none if the customer types
    ConsultationId consultation;  // if the agent types in its thread; then `conversation` is none

    friend auto operator<=>(const Typing&, const Typing&) = default;
  };

  // Shows the indicator until ten seconds from `now`, also if it is shown already.
  void start_or_extend(Typing typing, Time now) {
    const Time until = now + kLasts;
    const bool is_new = until_.insert_or_assign(typing, until).second;
    if (is_new) wake_ups_.add({until, typing});
  }
  // Ends the indicator early. Does nothing if it is not shown.
  void stop(const Typing& typing) { until_.erase(typing); }

  // Returns the earliest time at which an indicator may end; Time::max() if there is none.
  Time next() const { return wake_ups_.next(); }
  // Removes and returns one indicator that has ended by `now`; nothing if none has.
  std::optional<Typing> pop(Time now) {
    while (next() <= now) {
      const Typing typing = wake_ups_.pop().typing;
      const auto known = until_.find(typing);
      if (known == until_.end()) continue;
      if (known->second > now) {
        wake_ups_.add({known->second, typing});
        continue;
      }
      until_.erase(known);
      return typing;
    }
    return std::nullopt;
  }

  // Writes and reads the indicators for a snapshot.
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
      if (until_.emplace(typing, until).second) wake_ups_.add({until, typing});
    }
  }

 private:
  struct WakeUp {
    Time at{};  // not later than the end of the indicator
    Typing typing;

    friend bool operator>(const WakeUp& a, const WakeUp& b) {
      return std::tie(a.at, a.typing) > std::tie(b.at, b.typing);
    }
  };

  std::map<Typing, Time> until_;
  WakeUps<WakeUp> wake_ups_;
};

}  // namespace cordboard::core
