// The result of a check that looks something up: the thing found, or the refusal.
//
//   const Found<Slot> slot = find_live(state, c.conversation, c.agent);
//   if (!slot.ok()) return slot.refusal();
//   state.conversations[*slot] …
#pragma once

#include <utility>

#include "cordboard/refusal.h"
#include "describe/assert.h"

namespace cordboard::core {

// A small value of type T, or the refusal that a handler returns instead. Returned by value.
template <class T>
class [[nodiscard]] Found {
 public:
  Found(T value) : value_(std::move(value)) {}
  // REQUIRES: `refusal` is not `kNone`.
  Found(Refusal refusal) : refusal_(refusal) {}

  bool ok() const { return refusal_ == Refusal::kNone; }
  // `kNone` if something was found.
  Refusal refusal() const { return refusal_; }

  // REQUIRES: ok().
  const T& operator*() const { return value_; }
  const T* operator->() const { return &value_; }

 private:
  T value_{};
  Refusal refusal_ = Refusal::kNone;
};

// Whether a check passed.
constexpr bool passes(Refusal refusal) { return refusal == Refusal::kNone; }

}  // namespace cordboard::core
