// For how long who types is taken to type. Beside the state, like the clock: saying so again moves
// the end without an event.
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
    if (is_new) wake_ups_.add({known->second, typing});
  }
  void forget(const Typing& typing) { until_.erase(typing); }

  // When somebody may have stopped; Time::max() if nobody types.
  Time next() const { return wake_ups_.next(); }
  // Whose time is over by `now`, one at a time; nothing if nobody's is.
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
    Time at{};  // may be too early: then the wake-up is added again
    Typing typing;

    friend bool operator>(const WakeUp& a, const WakeUp& b) {
      return std::tie(a.at, a.typing) > std::tie(b.at, b.typing);
    }
  };

  std::map<Typing, Time> until_;
  WakeUps<WakeUp> wake_ups_;
};

}  // namespace cordboard::core
