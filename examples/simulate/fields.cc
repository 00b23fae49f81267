#include "fields.h"

#include <algorithm>
#include <charconv>

namespace cordboard::simulate {
namespace json = boost::json;

namespace {

std::optional<double> as_number(const json::value& value) {
  if (value.is_int64()) return static_cast<double>(value.get_int64());
  if (value.is_uint64()) return static_cast<double>(value.get_uint64());
  if (value.is_double()) return value.get_double();
  return std::nullopt;
}

}  // namespace

std::string plain(double number) {
  char text[32];
  const auto [end, error] =
      std::to_chars(text, text + sizeof text, number, std::chars_format::general, 10);
  return {text, end};
}

Fields::Fields(const json::value& value, std::string path, Faults& faults)
    : object_(value.if_object()), path_(std::move(path)), faults_(faults) {
  if (object_ == nullptr) faults_.push_back({path_, "must be an object"});
}

const json::value* Fields::find(std::string_view name) {
  asked_.push_back(name);
  return object_ == nullptr ? nullptr : object_->if_contains({name.data(), name.size()});
}

const json::value* Fields::require(std::string_view name) {
  const json::value* value = find(name);
  if (value == nullptr && object_ != nullptr) fault(name, "is missing");
  return value;
}

double Fields::number(std::string_view name, double fallback, double low, double high) {
  const json::value* value = find(name);
  if (value == nullptr) return fallback;
  return number_in(*value, path_of(name), low, high, faults_).value_or(fallback);
}

std::int64_t Fields::integer(std::string_view name, std::int64_t fallback, std::int64_t low,
                             std::int64_t high) {
  const json::value* value = find(name);
  if (value == nullptr) return fallback;
  const bool fits = value->is_int64() && low <= value->get_int64() && value->get_int64() <= high;
  if (fits) return value->get_int64();
  fault(name, "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return fallback;
}

std::string Fields::text(std::string_view name) {
  const json::value* value = require(name);
  if (value == nullptr) return {};
  if (value->is_string() && !value->get_string().empty()) return std::string(value->get_string());
  fault(name, "must be a text");
  return {};
}

void Fields::no_others() {
  if (object_ == nullptr) return;
  for (const json::key_value_pair& field : *object_) {
    const std::string_view name(field.key().data(), field.key().size());
    if (std::ranges::find(asked_, name) == asked_.end()) fault(name, "is not a known field");
  }
}

std::string Fields::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

void Fields::fault(std::string_view name, std::string message) const {
  faults_.push_back({path_of(name), std::move(message)});
}

const json::array& list(const json::value& value, const std::string& path, Faults& faults) {
  static const json::array kNone;
  if (value.is_array()) return value.get_array();
  faults.push_back({path, "must be a list"});
  return kNone;
}

std::optional<double> number_in(const json::value& value, const std::string& path, double low,
                                double high, Faults& faults) {
  const std::optional<double> number = as_number(value);
  if (number && low <= *number && *number <= high) return number;
  faults.push_back({path, "must be a number from " + plain(low) + " to " + plain(high)});
  return std::nullopt;
}

std::optional<std::vector<double>> numbers_in(const json::value& value, const std::string& path,
                                              double low, double high, Faults& faults) {
  const std::size_t faults_before = faults.size();
  std::vector<double> numbers;
  for (const json::value& one : list(value, path, faults)) {
    const std::string place = element(path, numbers.size());
    numbers.push_back(number_in(one, place, low, high, faults).value_or(low));
  }
  if (faults.size() > faults_before) return std::nullopt;
  return numbers;
}

std::string element(const std::string& path, std::size_t index) {
  return path + "[" + std::to_string(index) + "]";
}

}  // namespace cordboard::simulate
