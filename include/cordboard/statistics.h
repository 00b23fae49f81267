// Figures that the engine folds from its events while it goes.
#pragma once

#include <cstdint>
#include <tuple>

#include "cordboard/describe.h"

namespace cordboard {

// What a queue has seen since the engine began.
struct QueueStatistics {
  std::uint64_t arrived = 0;
  std::uint64_t offered = 0;  // offers made
  std::uint64_t answered = 0;
  std::uint64_t abandoned = 0;
  std::uint64_t missed = 0;
  std::uint64_t declined = 0;
  std::uint64_t within_service_level = 0;  // answered within the queue's `service_level_ms`
  std::uint64_t wait_ms = 0;               // sum over answered and abandoned
  std::uint64_t handle_ms = 0;             // sum over chats, from acceptance to the end

  static constexpr auto fields() {
    return std::tuple{field(1, "arrived", &QueueStatistics::arrived),
                      field(2, "offered", &QueueStatistics::offered),
                      field(3, "answered", &QueueStatistics::answered),
                      field(4, "abandoned", &QueueStatistics::abandoned),
                      field(5, "missed", &QueueStatistics::missed),
                      field(6, "declined", &QueueStatistics::declined),
                      field(7, "within_service_level", &QueueStatistics::within_service_level),
                      field(8, "wait_ms", &QueueStatistics::wait_ms),
                      field(9, "handle_ms", &QueueStatistics::handle_ms)};
  }
};

}  // namespace cordboard
