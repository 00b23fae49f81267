// Lists of faults and their places, for programs that report every fault of a value at once.
//
//   Faults faults(10);                                    // keeps the first ten
//   const Place whole;
//   const Place queues = whole.at("queues");
//   const Place second = queues.at(1);
//   if (limit < 0) faults.add(second.at("max_waiting"), "must not be negative");
//   for (const Fault& fault : faults.list()) {
//     print(fault.path, fault.message);       // "queues[1].max_waiting", "must not be negative"
//   }
//
// `add_faults` (`shape.h`) and the JSON reader fill such lists; your own checks can, too.
// Thread-safety: a `Place` is read only. A `Faults` is for one thread at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cordboard/export.h"
#include "cordboard/refusal.h"

namespace cordboard {

// The place of a value within a larger value: a chain of names and list indexes. Making a place
// allocates nothing; only `path` composes text.
//
// A place refers to the enclosing place and to the text of its own name. Both must outlive it, so
// name each place in a local variable: in `Place().at("queues").at(1)` the inner places end with
// the statement.
class Place {
 public:
  // The whole value. Its path is empty.
  Place() = default;

  // Returns the place of the member `key` of this value. `key` is not copied. It may be any text,
  // such as an attribute name that a customer sent.
  Place at(std::string_view key) const { return Place(this, key, kNoIndex); }
  // Returns the place of an entry of this list, counted from 0.
  Place at(std::size_t index) const { return Place(this, {}, index); }

  // Returns the path in the form of JSON names, such as `queues[2].strategy`; empty for the whole
  // value. A name longer than 80 bytes is cut at the last whole character.
  CORDBOARD_EXPORT std::string path() const;

 private:
  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);

  Place(const Place* within, std::string_view key, std::size_t index)
      : within_(within), key_(key), index_(index) {}

  const Place* within_ = nullptr;
  std::string_view key_;
  std::size_t index_ = kNoIndex;
};

// A list of faults with their places, in the order in which they were added. It keeps a limited
// number, so that a hostile input cannot fill the memory.
class Faults {
 public:
  // Keeps at most `most` faults. 1 is enough for a program that refuses at the first fault.
  explicit Faults(std::size_t most) : most_(most) {}

  // Adds a fault and copies both texts. Does nothing if the list is full.
  CORDBOARD_EXPORT void add(const Place& place, std::string_view message);

  // Returns whether no fault was added.
  bool none() const { return list_.empty(); }
  // Returns whether further faults would be dropped. A reader can stop then.
  bool full() const { return list_.size() >= most_; }
  // Returns the faults. The reference is valid until the next `add` or `take`.
  const std::vector<Fault>& list() const { return list_; }
  // Moves the faults out and leaves the list empty.
  std::vector<Fault> take() { return std::move(list_); }

 private:
  std::size_t most_;
  std::vector<Fault> list_;
};

}  // namespace cordboard
