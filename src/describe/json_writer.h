// Writes described values as JSON: one overload of `value` for each kind of value in the
// vocabulary, and objects from their field lists. Absent values (an empty optional, a null pointer,
// a handle or number of none, no attributes) are omitted. All other values are written, including
// those equal to the default.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/hours.h"
#include "cordboard/ids.h"
#include "cordboard/json.h"
#include "cordboard/question.h"
#include "cordboard/requirement.h"
#include "cordboard/site.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/appointments.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/messages.h"
#include "cordboard/vocabulary/wrap_up.h"

namespace cordboard::describe {

template <class T>
bool is_present(const T&) {
  return true;
}
template <class T>
bool is_present(const std::optional<T>& value) {
  return value.has_value();
}
template <class T>
bool is_present(const T* value) {
  return value != nullptr;
}
template <KeyKind kKind>
bool is_present(Handle<kKind> handle) {
  return static_cast<bool>(handle);
}
template <class Tag>
bool is_present(Number<Tag> number) {
  return static_cast<bool>(number);
}
inline bool is_present(Attributes attributes) { return !attributes.empty(); }
inline bool is_present(OptionalText text) { return text.has_value(); }
inline bool is_present(Secret) { return false; }  // never written

// The content of an optional or pointer that is present; the value itself for other types.
template <class T>
const T& content_of(const T& value) {
  return value;
}
template <class T>
const T& content_of(const std::optional<T>& value) {
  return *value;
}
template <class T>
const T& content_of(const T* value) {
  return *value;
}
inline std::string_view content_of(OptionalText text) { return *text; }
inline std::string_view content_of(Secret) { return {}; }

class JsonWriter {
 public:
  JsonWriter(std::string& out, const Names& names) : out_(out), names_(names) {}

  void value(bool truth) { out_ += truth ? "true" : "false"; }
  void value(std::string_view text) { json::append_string(out_, text); }
  void value(Duration duration) { value(duration.count()); }
  void value(Time time) { value(to_ms(time)); }
  void value(const CustomerRef& customer) { value(customer.key); }
  void value(Speaker speaker);
  void value(Visibility visibility);
  void value(const Target& target);
  void value(ThenPresence then);
  void value(const Actor& actor);
  void value(Attributes attributes);
  void value(const Requirement& needs);
  void value(const std::vector<SkillLevel>& levels);
  void value(const std::vector<QueueRank>& ranks);
  void value(const std::vector<answer::CaseField>& case_fields);
  void value(TimeOfDay time);
  void value(const Date& date);

  void value(Share share);
  template <class AnyHandle, class T>
  void value(const std::vector<Keyed<AnyHandle, T>>& entries) {
    out_ += '{';
    for (const auto& entry : entries) member(names_.key(entry.key), entry.value);
    out_ += '}';
  }

  template <std::integral Integer>
  void value(Integer integer) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, integer).ptr;
    out_.append(digits, end);
  }
  template <NamedEnum E>
  void value(E name) {
    quoted(to_string(name));
  }
  template <KeyKind kKind>
  void value(Handle<kKind> handle) {
    quoted(names_.key(handle));
  }
  template <class Tag>
  void value(Number<Tag> number) {
    value(number.value);
  }
  template <class T>
  void value(const std::vector<T>& list) {
    out_ += '[';
    for (const T& each : list) {
      if (out_.back() != '[') out_ += ',';
      value(each);
    }
    out_ += ']';
  }
  template <Described T>
  void value(const T& object) {
    out_ += '{';
    members(object);
    out_ += '}';
  }

  // Writes the fields of `object` as members of the innermost open object.
  template <Described T>
  void members(const T& object) {
    for_each_field(object,
                   [this]<class Field, class Value>(const Field& field, const Value& value) {
                     if constexpr (Described<Value>) {
                       if (field.name.empty()) return members(value);
                     }
                     member(field.name, value);
                   });
  }

  // Writes one member, unless the value is absent.
  template <class T>
  void member(std::string_view name, const T& given) {
    if (!is_present(given)) return;
    key(name);
    value(content_of(given));
  }

 private:
  // A member named by a key, with a number: a skill and its level, a queue and a rank.
  void keyed_number(std::string_view key, std::int32_t number);
  // Padded with zeros to `width`.
  void digits(std::int32_t number, std::size_t width);
  // Writes a comma if one is needed, and a name that needs no escapes.
  void key(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    quoted(name);
    out_ += ':';
  }
  // Writes a text that needs no escapes: a constant or a key.
  void quoted(std::string_view text) {
    out_ += '"';
    out_ += text;
    out_ += '"';
  }

  std::string& out_;
  const Names& names_;
};

}  // namespace cordboard::describe
