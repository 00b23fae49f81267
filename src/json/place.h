// Where in a JSON text something is, as a path like `queues[2].strategy`, and what is wrong there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/refusal.h"

namespace cordboard::json {

// A place within a larger one. Lives on the stack while its value is read; the path is put together
// only if it is needed.
class Place {
 public:
  // The whole text.
  Place() = default;

  // A member of an object at this place, and a part of a list, counted from 0. They refer to this
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

// What was found to be wrong, up to a number of faults.
class Faults {
 public:
  explicit Faults(std::size_t most) : most_(most) {}

  // Once there are as many as are kept, does nothing.
  void add(const Place& place, std::string_view message);

  bool none() const { return list_.empty(); }
  // No further faults are kept: reading on is of no use.
  bool full() const { return list_.size() >= most_; }
  const std::vector<Fault>& list() const { return list_; }

 private:
  std::size_t most_;
  std::vector<Fault> list_;
};

}  // namespace cordboard::json
