// What kind of value each field of the vocabulary takes, derived from the field lists: it decides
// how a bare word of a scenario becomes JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::testkit {

enum class FieldKind : std::uint8_t {
  kJson,        // a bare word is a text, a number a number
  kText,        // a bare word is a text, also one of digits
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

  // `kJson` for a field that is not there: the reader of the wire form will say so.
  FieldKind kind_of(std::string_view field) const;
};

// An empty shape for a name that is not there.
const Shape& command_shape(std::string_view name);
const Shape& question_shape(std::string_view name);
const Shape& site_shape();
const Shape& queue_shape();
const Shape& agent_shape();

// The JSON of a value as a scenario writes it.
std::string json_of(FieldKind kind, std::string_view word);

}  // namespace cordboard::testkit
