// Reads a requirement in either form: {"en":3,…}, or an expression of `all`, `any`, `not` and
// `skill`.
//
// The forms cannot be mixed within one object. The types of the members decide which form it is,
// not their names: a level is a number, so {"all":3} is the skill "all" at level 3, and {"all":[…]}
// is an expression.
#pragma once

#include <cstddef>

#include "cordboard/requirement.h"
#include "cordboard/shape.h"
#include "json/document.h"

namespace cordboard::json {

class ValueReader;

class RequirementReader {
 public:
  RequirementReader(ValueReader& values, Faults& faults) : values_(values), faults_(faults) {}

  void read(Value value, const Place& place, Requirement& into) { part(value, place, into, 1); }

 private:
  void part(Value value, const Place& place, Requirement& into, std::size_t depth);
  void parts(Value list, const Place& place, Requirement& into, std::size_t depth);
  void skill(Value object, const Place& place, Requirement& into);
  void levels(Value object, const Place& place, Requirement& into, std::size_t depth);
  // Whether one more node at this depth is within the limits. Adds a fault if not.
  bool has_room(const Place& place, std::size_t depth);

  ValueReader& values_;
  Faults& faults_;
  std::size_t nodes_ = 0;
};

}  // namespace cordboard::json
