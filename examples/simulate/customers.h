// The properties of the customers of a class: arrival, patience and handle time.
//
// Every customer has a number within the class, and the same number always has the same properties:
// the handle time of one customer does not depend on which customers were served before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "arrivals.h"
#include "model.h"
#include "random.h"

namespace cordboard::simulate {

class Customers {
 public:
  struct Newcomer {
    std::uint64_t number = 0;    // within the class, from 0
    std::optional<Ms> patience;  // nothing: for ever
    Ms credit = 0;
  };

  // The class must outlive this object.
  Customers(const CustomerClass& kind, std::uint64_t seed);

  // The time of the next arrival; `newcomer` then describes that customer.
  std::optional<Ms> next_arrival() { return arrivals_.next(); }
  Newcomer newcomer();
  // The handle time of a customer who is served by the pool.
  Ms work(std::uint64_t number, std::size_t pool) const;

 private:
  const CustomerClass* kind_;
  Arrivals arrivals_;
  Stream patience_;
  std::uint64_t handle_seed_;
  std::uint64_t count_ = 0;
};

}  // namespace cordboard::simulate
