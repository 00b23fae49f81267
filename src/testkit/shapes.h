// The kind of value that each field of the vocabulary takes, derived from the field lists. It
// decides how a bare word of a scenario is converted to JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::testkit {

enum class FieldKind : std::uint8_t {
  kJson,        // a bare word is a text, a number is a number
  kText,        // a bare word is a text, even if it consists of digits
  kTime,        // `30s` is 30000
  kTexts,       // `a,b` is ["a","b"]
  kKeyedTexts,  // `a,b` is [{"key":"a"},{"key":"b"}]
};

struct FieldShape {
  std::string_view name;
  FieldKind kind = FieldKind::kJson;
};

struct Shape {
  std::string_view name;
  std::vector<FieldShape> fields;

  // `kJson` for an unknown field; the reader of the wire form reports it.
  FieldKind kind_of(std::string_view field) const;
};

// An empty shape for an unknown name.
const Shape& command_shape(std::string_view name);
const Shape& question_shape(std::string_view name);
const Shape& site_shape();
const Shape& queue_shape();
const Shape& agent_shape();

// The JSON of a value that is written as in a scenario.
std::string json_of(FieldKind kind, std::string_view word);

}  // namespace cordboard::testkit
