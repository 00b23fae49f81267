#include "testkit/shapes.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "cordboard/command.h"
#include "cordboard/describe.h"
#include "cordboard/json.h"
#include "cordboard/question.h"
#include "cordboard/site.h"
#include "testkit/words.h"

namespace cordboard::testkit {
namespace {

template <class T>
struct KindOf {
  static constexpr FieldKind value = std::is_enum_v<T> ? FieldKind::kText : FieldKind::kJson;
};
template <class T>
struct KindOf<std::optional<T>> : KindOf<T> {};
template <KeyKind kKind>
struct KindOf<Handle<kKind>> : std::integral_constant<FieldKind, FieldKind::kText> {};
template <>
struct KindOf<std::string> : std::integral_constant<FieldKind, FieldKind::kText> {};
template <>
struct KindOf<std::string_view> : KindOf<std::string> {};
template <>
struct KindOf<OptionalText> : KindOf<std::string> {};
template <>
struct KindOf<CustomerRef> : KindOf<std::string> {};
template <>
struct KindOf<Speaker> : KindOf<std::string> {};
template <>
struct KindOf<Actor> : KindOf<std::string> {};
template <>
struct KindOf<Time> : std::integral_constant<FieldKind, FieldKind::kTime> {};
template <>
struct KindOf<Duration> : KindOf<Time> {};
template <>
struct KindOf<std::vector<std::string>> : std::integral_constant<FieldKind, FieldKind::kTexts> {};
template <>
struct KindOf<std::vector<WrapUpCodeSettings>>
    : std::integral_constant<FieldKind, FieldKind::kKeyedTexts> {};

template <Described T>
Shape shape_of(std::string_view name) {
  Shape shape{name, {}};
  const auto add =
      [&shape]<class Owner, class Part, class Rule>(const Field<Owner, Part, Rule>& each) {
        shape.fields.push_back({each.name, KindOf<Part>::value});
      };
  T::fields([&add](const auto&... each) { (add(each), ...); });
  return shape;
}

template <class Variant, std::size_t... kIndex>
std::vector<Shape> shapes_of(std::index_sequence<kIndex...>) {
  return {shape_of<std::variant_alternative_t<kIndex, Variant>>(
      std::variant_alternative_t<kIndex, Variant>::kName)...};
}
template <class Variant>
std::vector<Shape> shapes_of() {
  return shapes_of<Variant>(std::make_index_sequence<std::variant_size_v<Variant>>());
}

const Shape& named(const std::vector<Shape>& shapes, std::string_view name) {
  static const Shape kUnknown;
  for (const Shape& shape : shapes) {
    if (shape.name == name) return shape;
  }
  return kUnknown;
}

bool is_json(std::string_view word) {
  return word.starts_with('{') || word.starts_with('[') || word.starts_with('"');
}

bool is_literal(std::string_view word) {
  return word == "true" || word == "false" || word == "null" ||
         (!word.empty() && word.find_first_not_of("-0123456789.") == std::string_view::npos);
}

std::string quoted(std::string_view text) {
  std::string json;
  json::append_string(json, text);
  return json;
}

std::string list_of(std::string_view words, std::string_view before, std::string_view after) {
  std::string list = "[";
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(','));
    words.remove_prefix(word.size() + (word.size() < words.size() ? 1 : 0));
    if (list.size() > 1) list += ',';
    list.append(before).append(quoted(word)).append(after);
  }
  return list + "]";
}

}  // namespace

FieldKind Shape::kind_of(std::string_view field) const {
  for (const FieldShape& each : fields) {
    if (each.name == field) return each.kind;
  }
  return FieldKind::kJson;
}

const Shape& command_shape(std::string_view name) {
  static const std::vector<Shape> kShapes = shapes_of<Command>();
  return named(kShapes, name);
}

const Shape& question_shape(std::string_view name) {
  static const std::vector<Shape> kShapes = shapes_of<Question>();
  return named(kShapes, name);
}

const Shape& site_shape() {
  static const Shape kShape = shape_of<Site>("site");
  return kShape;
}

const Shape& queue_shape() {
  static const Shape kShape = shape_of<QueueSettings>("queue");
  return kShape;
}

const Shape& agent_shape() {
  static const Shape kShape = shape_of<AgentSettings>("agent");
  return kShape;
}

std::string json_of(FieldKind kind, std::string_view word) {
  if (is_json(word)) return std::string(word);
  if (kind == FieldKind::kText) return quoted(word);
  if (kind == FieldKind::kTexts) return list_of(word, "", "");
  if (kind == FieldKind::kKeyedTexts) return list_of(word, R"({"key":)", "}");
  if (kind == FieldKind::kTime) {
    if (const auto ms = read_span(word)) return std::to_string(*ms);
  }
  return is_literal(word) ? std::string(word) : quoted(word);
}

}  // namespace cordboard::testkit
