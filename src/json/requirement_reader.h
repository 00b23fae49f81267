// Reads a requirement in either form: levels of skills, such as {"en":3,"billing":1}, or an
// expression of `all`, `any`, `not` and `skill`.
//
// An object has one of the two forms. The types of its members decide which, not their names: a
// level is a number, so {"all":3} is the skill "all" at level 3, and {"all":[…]} is an expression.
#pragma once

#include <cstddef>

#include "cordboard/requirement.h"
#include "cordboard/shape.h"
#include "json/document.h"

namespace cordboard::json {

class ValueReader;

// For one requirement: it counts the parts across the whole expression.
class RequirementReader {
 public:
  RequirementReader(ValueReader& values, Faults& faults) : values_(values), faults_(faults) {}

  // Reads the requirement into an empty `into`. Adds a fault for each part that is not valid, and
  // stops at the limits of a requirement.
  void read(Value value, const Place& place, Requirement& into) { part(value, place, into, 1); }

 private:
  // Each reads one form of an expression. `depth` counts the levels of nesting, from 1.
  void part(Value value, const Place& place, Requirement& into, std::size_t depth);
  void parts(Value list, const Place& place, Requirement& into, std::size_t depth);
  void skill(Value object, const Place& place, Requirement& into);
  void levels(Value object, const Place& place, Requirement& into, std::size_t depth);
  // Counts one more part at this depth. Returns whether it is within the limits; adds a fault if
  // not.
  bool count_part(const Place& place, std::size_t depth);

  ValueReader& values_;
  Faults& faults_;
  std::size_t nodes_ = 0;  // the parts so far
};

}  // namespace cordboard::json
