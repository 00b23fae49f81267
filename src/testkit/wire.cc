#include "testkit/wire.h"

#include "cordboard/json.h"
#include "testkit/shapes.h"
#include "testkit/words.h"

namespace cordboard::testkit {
namespace {

// Every command has `by` and `id`, which are in no field list.
FieldKind kind_of(const Shape& shape, std::string_view name) {
  return name == "by" || name == "id" ? FieldKind::kText : shape.kind_of(name);
}

void append_words(std::string& line, const Shape& shape, std::string_view words) {
  bool first = true;
  for (const std::string_view word : words_of(words)) {
    Assignment given = assignment_of(word);
    // An unexpected bare word gets a name that the reader refuses.
    const bool leads = first && !shape.fields.empty();
    if (given.name.empty()) given.name = leads ? shape.fields[0].name : "unexpected";
    append_member(line, given.name, json_of(kind_of(shape, given.name), given.value));
    first = false;
  }
}

std::string begun(std::string_view verb, std::string_view name, std::optional<std::int64_t> at) {
  std::string line = "{";
  std::string quoted;
  json::append_string(quoted, name);
  append_member(line, verb, quoted);
  if (at) append_member(line, "at", std::to_string(*at));
  return line;
}

std::string_view after_first(std::string_view text, std::string_view first) {
  return text.substr(static_cast<std::size_t>(first.end() - text.begin()));
}

}  // namespace

void append_member(std::string& line, std::string_view name, std::string_view value) {
  if (line.size() > 1) line += ',';
  json::append_string(line, name);
  line.append(":").append(value);
}

std::string command_line(std::string_view step, std::optional<std::int64_t> at_ms) {
  if (step.starts_with('{')) return std::string(step);
  const std::string_view name = words_of(step).front();
  std::string line = begun("do", name, at_ms);
  append_words(line, command_shape(name), after_first(step, name));
  return line + "}";
}

std::string question_line(std::string_view question) {
  const std::string_view name = words_of(question).front();
  std::string line = begun("ask", name, std::nullopt);
  append_words(line, question_shape(name), after_first(question, name));
  return line + "}";
}

std::string configure_line(std::string_view site_json, std::optional<std::int64_t> at_ms) {
  std::string line = begun("do", "configure", at_ms);
  append_member(line, "site", site_json);
  return line + "}";
}

}  // namespace cordboard::testkit
