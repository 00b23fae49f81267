#include "distribution_reader.h"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "columns.h"

namespace cordboard::simulate {
namespace json = boost::json;

namespace {

// The distribution that is being read.
struct Reading {
  const json::value& value;
  const std::string& path;
  const std::filesystem::path& folder;
  Faults& faults;

  Distribution fault(std::string message) const {
    faults.push_back({path, std::move(message)});
    return {};
  }

  std::optional<double> seconds() const {
    return number_in(value, path, 0, kLongestSeconds, faults);
  }

  std::optional<std::pair<double, double>> pair() const {
    const auto numbers = numbers_in(value, path, 0, kLongestSeconds, faults);
    if (!numbers) return std::nullopt;
    if (numbers->size() == 2) return std::pair{(*numbers)[0], (*numbers)[1]};
    fault("must be two numbers");
    return std::nullopt;
  }
};

Distribution read_constant(const Reading& reading) {
  return Constant{reading.seconds().value_or(0)};
}

Distribution read_exponential(const Reading& reading) {
  return Exponential{reading.seconds().value_or(0)};
}

Distribution read_uniform(const Reading& reading) {
  const auto bounds = reading.pair();
  if (!bounds) return {};
  if (bounds->first > bounds->second) return reading.fault("must be a lower and a higher number");
  return Uniform{bounds->first, bounds->second};
}

Distribution read_erlang(const Reading& reading) {
  const auto parameters = reading.pair();
  if (!parameters) return {};
  const auto [stages, mean] = *parameters;
  if (stages < 1 || stages > 1'000'000 || stages != std::floor(stages)) {
    return reading.fault("must begin with a whole number of stages of at least 1");
  }
  return Erlang{static_cast<int>(stages), mean};
}

Distribution read_lognormal(const Reading& reading) {
  const auto parameters = reading.pair();
  if (!parameters) return {};
  if (parameters->first <= 0) return reading.fault("must have a mean above 0");
  return lognormal_of(parameters->first, parameters->second);
}

Distribution read_hyperexponential(const Reading& reading) {
  Hyperexponential law;
  double sum = 0;
  for (const json::value& phase : list(reading.value, reading.path, reading.faults)) {
    const std::string place = element(reading.path, law.phases.size());
    law.phases.push_back(
        Reading{phase, place, reading.folder, reading.faults}.pair().value_or(std::pair{0.0, 0.0}));
    sum += law.phases.back().first;
  }
  if (law.phases.empty() || std::fabs(sum - 1) > 1e-6) {
    return reading.fault("must be a list of [probability, mean] whose probabilities sum to 1");
  }
  return law;
}

Distribution read_empirical(const Reading& reading) {
  Empirical law;
  if (reading.value.is_string()) {
    Column column = read_column(reading.folder / std::string(reading.value.get_string()));
    if (!column.fault.empty()) return reading.fault(column.fault);
    law.values = std::move(column.values);
    for (const double value : law.values) {
      if (value < 0 || value > kLongestSeconds) return reading.fault("has times out of bounds");
    }
  } else {
    auto values = numbers_in(reading.value, reading.path, 0, kLongestSeconds, reading.faults);
    if (!values) return {};
    law.values = std::move(*values);
  }
  if (law.values.empty()) return reading.fault("must have at least one value");
  return law;
}

struct LawName {
  std::string_view name;
  Distribution (*read)(const Reading&);
};

constexpr LawName kLaws[] = {
    {"constant", read_constant},
    {"exponential", read_exponential},
    {"uniform", read_uniform},
    {"erlang", read_erlang},
    {"hyperexponential", read_hyperexponential},
    {"lognormal", read_lognormal},
    {"empirical", read_empirical},
};

std::string law_names() {
  std::string names;
  for (const LawName& law : kLaws) {
    names += names.empty() ? "" : ", ";
    names += law.name;
  }
  return names;
}

}  // namespace

Distribution read_distribution(const json::value& value, const std::string& path,
                               const std::filesystem::path& folder, Faults& faults) {
  const json::object* object = value.if_object();
  if (object == nullptr || object->size() != 1) {
    faults.push_back({path, "must be an object with one of " + law_names()});
    return {};
  }
  const json::key_value_pair& only = *object->begin();
  const std::string_view name(only.key().data(), only.key().size());
  const std::string place = path + "." + std::string(name);
  for (const LawName& law : kLaws) {
    if (law.name == name) return law.read({only.value(), place, folder, faults});
  }
  faults.push_back({place, "is not one of " + law_names()});
  return {};
}

}  // namespace cordboard::simulate
