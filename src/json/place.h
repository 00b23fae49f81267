// The place of a fault in a JSON text, as a path such as `queues[2].strategy`, and its message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/refusal.h"

namespace cordboard::json {

// A place within an enclosing place. Lives on the stack while its value is read; the path is built
// only if there is a fault.
class Place {
 public:
  // The whole text.
  Place() = default;

  // A member of an object at this place; an element of a list, counted from 0. They refer to this
  // place.
  Place at(std::string_view key) const { return Place(this, key, kNoIndex); }
  Place at(std::size_t index) const { return Place(this, {}, index); }

  // Empty for the whole text.
  std::string path() const;

 private:
  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);

  Place(const Place* within, std::string_view key, std::size_t index)
      : within_(within), key_(key), index_(index) {}

  const Place* within_ = nullptr;
  std::string_view key_;
  std::size_t index_ = kNoIndex;
};

// Collects faults, up to a limit.
class Faults {
 public:
  explicit Faults(std::size_t most) : most_(most) {}

  // Does nothing if the limit is reached.
  void add(const Place& place, std::string_view message);

  bool none() const { return list_.empty(); }
  // Whether the limit is reached; further reading is of no use then.
  bool full() const { return list_.size() >= most_; }
  const std::vector<Fault>& list() const { return list_; }

 private:
  std::size_t most_;
  std::vector<Fault> list_;
};

}  // namespace cordboard::json
