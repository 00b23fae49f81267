#include "cordboard/text.h"

#include <algorithm>
#include <type_traits>

#include "describe/json_writer.h"

namespace cordboard {
namespace {

constexpr bool needs_no_quotes(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view("._@:+-").find(c) != std::string_view::npos;
}

// Removes the quotes of the JSON string from `begin` to the end of the text, if it can be read
// without them.
void unquote(std::string& out, std::size_t begin) {
  const std::string_view written = std::string_view(out).substr(begin);
  if (written.size() < 3 || !written.starts_with('"')) return;
  const std::string_view inside = written.substr(1, written.size() - 2);
  if (!std::all_of(inside.begin(), inside.end(), needs_no_quotes)) return;
  out.pop_back();
  out.erase(begin, 1);
}

// Milliseconds as seconds, without trailing zeros: 30s, 0.5s, 0.001s.
void append_seconds(std::string& out, std::int64_t ms) {
  if (ms < 0) out += '-';
  const std::uint64_t size =
      ms < 0 ? 0 - static_cast<std::uint64_t>(ms) : static_cast<std::uint64_t>(ms);
  out += std::to_string(size / 1000);
  if (size % 1000 != 0) {
    std::string digits = std::to_string(1000 + size % 1000).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    out += '.';
    out += digits;
  }
  out += 's';
}

// Writes `name=value` words. Values are as in JSON, except times, and strings that need no quotes.
class TextWriter {
 public:
  TextWriter(std::string& out, const Names& names) : out_(out), names_(names) {}

  // Writes a value, bare or after its name, unless it is absent.
  template <class T>
  void word(std::string_view name, bool bare, const T& given) {
    if (!describe::is_present(given)) return;
    out_ += ' ';
    if (!bare) {
      out_ += name;
      out_ += '=';
    }
    value(name, describe::content_of(given));
  }

 private:
  void value(std::string_view, Time time) { append_seconds(out_, to_ms(time)); }
  template <class T>
  void value(std::string_view name, const T& other) {
    if constexpr (std::is_same_v<T, Duration>) {
      if (!name.ends_with("_ms")) return append_seconds(out_, other.count());
    }
    const std::size_t begin = out_.size();
    describe::JsonWriter(out_, names_).value(other);
    unquote(out_, begin);
  }

  std::string& out_;
  const Names& names_;
};

}  // namespace

void append_text(std::string& out, const EventRecord& record, const Names& names) {
  TextWriter write(out, names);
  std::visit(
      [&]<class E>(const E& event) {
        out += E::kName;
        bool first = true;
        if constexpr (std::is_same_v<E, event::SiteConfigured>) {
          // The whole site is too long for a line, so only its name is shown.
          if (event.site != nullptr && !event.site->name.empty()) {
            write.word("name", first, std::string_view(event.site->name));
          }
        } else {
          for_each_field(event, [&](const auto& field, const auto& value) {
            write.word(field.name, first, value);
            first = false;
          });
        }
      },
      record.event);
}

}  // namespace cordboard
