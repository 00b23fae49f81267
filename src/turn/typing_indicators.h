// The end of each typing indicator: ten seconds after the last `set_typing`. The ends are kept
// beside the state, like the clock, because a repeated `set_typing` moves the end without an event.
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
    if (is_new) wake_ups_.add({until, typing});
  }
  // The indicator ends before its time. Does nothing if it is not shown.
  void stop(const Typing& typing) { until_.erase(typing); }

  // The earliest time at which an indicator may end; Time::max() if there is none.
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
