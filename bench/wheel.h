// An intrusive timer wheel that arms and cancels in constant time: the floor's timers, and a
// reference for the engine's.
//
// One level, hashed: a timer is in the bucket of its time modulo the turn, and is examined once a
// turn until it is due.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace probe {

class Wheel {
 public:
  Wheel() : nodes_(kBuckets) {
    for (std::uint32_t i = 0; i < kBuckets; ++i) nodes_[i] = {i, i, 0};
  }

  // Makes room for timers 0 … count − 1.
  void resize(std::size_t count) { nodes_.resize(kBuckets + count); }

  void arm(std::uint32_t timer, std::int64_t due) {
    const std::uint32_t head = static_cast<std::uint32_t>(due >> kShift) & (kBuckets - 1);
    const std::uint32_t node = kBuckets + timer;
    const std::uint32_t last = nodes_[head].previous;
    nodes_[node] = {head, last, due};
    nodes_[last].next = node;
    nodes_[head].previous = node;
  }

  void cancel(std::uint32_t timer) {
    const Node& node = nodes_[kBuckets + timer];
    nodes_[node.previous].next = node.next;
    nodes_[node.next].previous = node.previous;
  }

  // Removes the timers due up to `now` and passes each to the caller.
  template <class OnDue>
  void advance(std::int64_t now, OnDue on_due) {
    for (; tick_ < now >> kShift; ++tick_) {
      const std::uint32_t head = static_cast<std::uint32_t>(tick_) & (kBuckets - 1);
      for (std::uint32_t node = nodes_[head].next; node != head;) {
        const std::uint32_t timer = node - kBuckets;
        node = nodes_[node].next;
        if (nodes_[kBuckets + timer].due > now) continue;
        cancel(timer);
        on_due(timer);
      }
    }
  }

  void prefetch(std::uint32_t timer) const { __builtin_prefetch(&nodes_[kBuckets + timer]); }

 private:
  static constexpr std::uint32_t kBuckets = 8192;
  static constexpr int kShift = 5;  // 32 ms a bucket, about four minutes a turn

  struct Node {
    std::uint32_t next = 0;
    std::uint32_t previous = 0;
    std::int64_t due = 0;
  };

  std::vector<Node> nodes_;  // the heads of the buckets, then the timers
  std::int64_t tick_ = 0;
};

}  // namespace probe
