// A stream of life cycles for different systems: the engine, the floor, the rivals. All get the
// same stream, so that their times and their decisions can be compared.
//
// One life cycle is four commands: a customer arrives, the agent who gets the offer accepts, ends
// the conversation, and finishes the wrap-up. `width` life cycles go side by side: that many
// arrivals, then that many acceptances, and so on; a system that takes many commands at a time can
// look ahead.
//
// A System has
//   void start(std::span<const Arrival>, std::vector<Match>& offered);
//   void accept(std::span<const Match>);
//   void end(std::span<const Match>);
//   void finish(std::span<const Match>, std::vector<Match>& offered);
// and appends each offer that it makes to `offered`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "probe_site.h"

namespace probe {

struct Arrival {
  std::uint32_t queue =
      0;  // below `Shape::classes`: that class; from there on: no agent can serve it
  std::uint32_t customer = 0;
};

// A conversation with the agent to whom it was offered, in the system's own numbers.
struct Match {
  std::uint64_t conversation = 0;
  std::uint64_t offer = 0;
  std::uint32_t agent = 0;
};

struct Load {
  std::size_t waiting = 0;  // conversations that wait during the whole run
  // Whether these are blocked, in queues of their own with a skill that no agent has; or servable
  // while all suitable agents are full: then a newcomer waits, and an agent who finishes a wrap-up
  // is offered the oldest suitable one.
  bool backlog = false;
  std::size_t width = 1;
};

// The active conversations, oldest first. Cheap, because it is measured together with the floor.
class Chats {
 public:
  std::size_t size() const { return end_ - begin_; }

  void push(const Match& match) {
    if (size() == ring_.size()) grow();
    ring_[end_++ & (ring_.size() - 1)] = match;
  }
  Match pop() { return ring_[begin_++ & (ring_.size() - 1)]; }

 private:
  void grow() {
    std::vector<Match> larger(std::max<std::size_t>(1024, 2 * ring_.size()));
    const std::size_t count = size();
    for (std::size_t i = 0; i < count; ++i) larger[i] = pop();
    ring_ = std::move(larger);
    begin_ = 0;
    end_ = count;
  }

  std::vector<Match> ring_;  // a power of two
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

template <class System>
class LifeCycles {
 public:
  LifeCycles(System& system, const Shape& shape, const Load& load)
      : system_(system), classes_(shape.classes), load_(load) {
    if (load.backlog) {
      pile_up();
    } else {
      block();
    }
  }

  // Carries out `width` life cycles from begin to end.
  void round() {
    start(load_.width, 0);
    if (!load_.backlog) accept();
    finish();
    if (load_.backlog) accept();
  }

  std::size_t width() const { return load_.width; }
  void set_width(std::size_t width) { load_.width = width; }

 private:
  static constexpr std::size_t kAtOnce = 256;  // while setting up

  void start(std::size_t count, std::size_t first_queue) {
    arrivals_.clear();
    for (std::size_t i = 0; i < count; ++i) {
      arrivals_.push_back({static_cast<std::uint32_t>(first_queue + queue_),
                           static_cast<std::uint32_t>(started_ % kCustomers)});
      ++started_;
      if (++queue_ == classes_) queue_ = 0;
    }
    system_.start(arrivals_, offered_);
  }

  void accept() {
    if (offered_.empty()) return;
    system_.accept(offered_);
    for (const Match& match : offered_) active_.push(match);
    offered_.clear();
  }

  // Ends the oldest conversations and their wrap-ups.
  void finish() {
    ending_.clear();
    while (ending_.size() < load_.width && active_.size() > 0) ending_.push_back(active_.pop());
    system_.end(ending_);
    system_.finish(ending_, offered_);
  }

  void block() {
    for (std::size_t left = load_.waiting; left > 0;) {
      const std::size_t count = std::min(left, kAtOnce);
      start(count, classes_);
      left -= count;
    }
  }

  // Starts conversations in all classes until all suitable agents are full and the others wait. One
  // at a time, because not all of the first are offered at once.
  void pile_up() {
    while (started_ - active_.size() < load_.waiting) {
      start(1, 0);
      accept();
    }
  }

  System& system_;
  std::size_t classes_;
  Load load_;
  std::size_t started_ = 0;
  std::size_t queue_ = 0;  // of the next arrival
  std::vector<Arrival> arrivals_;
  std::vector<Match> offered_;
  Chats active_;
  std::vector<Match> ending_;
};

}  // namespace probe
