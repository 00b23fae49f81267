// Reads a JSON object field by field and collects faults with their paths, so that all faults are
// reported at once.
//
//   Fields pool(value, "pools[0]", faults);
//   int capacity = pool.integer("capacity", 1, 1, 1000);
//   pool.no_others();
#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/refusal.h"

namespace cordboard::simulate {

using Faults = std::vector<Fault>;

class Fields {
 public:
  // The value must outlive the reader. If it is not an object, that is a fault and all fields are
  // absent.
  Fields(const boost::json::value& value, std::string path, Faults& faults);

  // The field, or null.
  const boost::json::value* find(std::string_view name);
  // The field; its absence is a fault.
  const boost::json::value* require(std::string_view name);

  // An absent field gives the fallback; a wrong type or a value out of bounds is a fault and gives
  // the fallback.
  double number(std::string_view name, double fallback, double low, double high);
  std::int64_t integer(std::string_view name, std::int64_t fallback, std::int64_t low,
                       std::int64_t high);
  // A required text that is not empty.
  std::string text(std::string_view name);

  // Every field that has not been read is a fault.
  void no_others();

  std::string path_of(std::string_view name) const;
  void fault(std::string_view name, std::string message) const;
  Faults& faults() const { return faults_; }

 private:
  const boost::json::object* object_ = nullptr;
  std::string path_;
  Faults& faults_;
  std::vector<std::string_view> asked_;
};

// The elements of a list; if the value is not a list, that is a fault and the result is empty.
const boost::json::array& list(const boost::json::value& value, const std::string& path,
                               Faults& faults);

// The number in `value` if it is one and within the bounds; otherwise a fault and nothing.
std::optional<double> number_in(const boost::json::value& value, const std::string& path,
                                double low, double high, Faults& faults);

// This many numbers within the bounds; otherwise a fault and nothing.
std::optional<std::vector<double>> numbers_in(const boost::json::value& value,
                                              const std::string& path, double low, double high,
                                              Faults& faults);

std::string element(const std::string& path, std::size_t index);

// A number in its shortest usual form.
std::string plain(double number);

}  // namespace cordboard::simulate
