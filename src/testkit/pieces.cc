#include "testkit/pieces.h"

#include <algorithm>
#include <cstddef>

#include "testkit/words.h"

namespace cordboard::testkit {
namespace {

// Scans a JSON text from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view json) : json_(json) { skip_blanks(); }

  bool done() const { return at_ == json_.size(); }

  bool take(char c) {
    if (done() || json_[at_] != c) return false;
    ++at_;
    skip_blanks();
    return true;
  }

  // The text of the next value; empty if there is none or it is incomplete.
  std::string_view value() {
    const std::size_t begin = at_;
    if (!pass_value()) return {};
    const std::string_view found = json_.substr(begin, at_ - begin);
    skip_blanks();
    return found;
  }

 private:
  void skip_blanks() { at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size()); }

  bool pass_value() {
    if (done()) return false;
    if (json_[at_] == '"') return pass_string();
    if (json_[at_] == '{' || json_[at_] == '[') return pass_nested();
    const std::size_t begin = at_;
    at_ = std::min(json_.find_first_of(",]} \t\r\n", at_), json_.size());
    return at_ > begin;
  }

  bool pass_string() {
    for (++at_; at_ < json_.size(); ++at_) {
      if (json_[at_] == '\\') {
        ++at_;
      } else if (json_[at_] == '"') {
        ++at_;
        return true;
      }
    }
    at_ = json_.size();
    return false;
  }

  bool pass_nested() {
    std::string open;
    while (!done()) {
      const char c = json_[at_];
      if (c == '"') {
        if (!pass_string()) return false;
        continue;
      }
      ++at_;
      if (c == '{' || c == '[') open.push_back(c == '{' ? '}' : ']');
      if (c != '}' && c != ']') continue;
      if (open.empty() || open.back() != c) return false;
      open.pop_back();
      if (open.empty()) return true;
    }
    return false;
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

bool is_string(std::string_view json) { return json.size() >= 2 && json.front() == '"'; }

bool is_time(std::string_view path) {
  return path.ends_with("_ms") || path.ends_with("_at") || path == "at" || path.ends_with(".at");
}

// Whether the text between the quotes is read as the same text without them.
bool needs_no_quotes(std::string_view inner) {
  if (inner.empty() || inner == "true" || inner == "false" || inner == "null") return false;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_plain = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') ||
           std::string_view("._-@:+").find(c) != std::string_view::npos;
  };
  return is_letter(inner.front()) && std::all_of(inner.begin(), inner.end(), is_plain);
}

}  // namespace

std::optional<std::vector<Member>> members_of(std::string_view json) {
  Scanner scan(json);
  std::vector<Member> members;
  if (!scan.take('{')) return std::nullopt;
  if (scan.take('}')) return scan.done() ? std::optional(members) : std::nullopt;
  do {
    const std::string_view name = scan.value();
    if (!is_string(name) || !scan.take(':')) return std::nullopt;
    const std::string_view value = scan.value();
    if (value.empty()) return std::nullopt;
    members.push_back({name.substr(1, name.size() - 2), value});
  } while (scan.take(','));
  if (!scan.take('}') || !scan.done()) return std::nullopt;
  return members;
}

std::optional<std::vector<std::string_view>> elements_of(std::string_view json) {
  Scanner scan(json);
  std::vector<std::string_view> elements;
  if (!scan.take('[')) return std::nullopt;
  if (scan.take(']')) return scan.done() ? std::optional(elements) : std::nullopt;
  do {
    elements.push_back(scan.value());
    if (elements.back().empty()) return std::nullopt;
  } while (scan.take(','));
  if (!scan.take(']') || !scan.done()) return std::nullopt;
  return elements;
}

std::optional<std::string_view> member_of(std::string_view json, std::string_view name) {
  const auto members = members_of(json);
  if (!members) return std::nullopt;
  for (const Member& member : *members) {
    if (member.name == name) return member.value;
  }
  return std::nullopt;
}

std::optional<std::string> piece_at(std::string_view json, std::string_view path) {
  if (path.empty()) return std::string(json);
  if (const auto elements = elements_of(json)) {
    std::string pieces = "[";
    for (const std::string_view element : *elements) {
      if (pieces.size() > 1) pieces += ',';
      pieces += piece_at(element, path).value_or("null");
    }
    return pieces + "]";
  }
  const std::size_t dot = std::min(path.find('.'), path.size());
  const auto value = member_of(json, path.substr(0, dot));
  if (!value) return std::nullopt;
  return piece_at(*value, path.substr(std::min(dot + 1, path.size())));
}

std::string shown_piece(std::string_view path, std::string_view json) {
  if (is_string(json)) {
    const std::string_view inner = json.substr(1, json.size() - 2);
    return std::string(needs_no_quotes(inner) ? inner : json);
  }
  return canonical_piece(path, json);
}

std::string canonical_piece(std::string_view path, std::string_view written) {
  const auto ms = is_time(path) ? read_span(written) : std::nullopt;
  return ms ? show_span(*ms) : std::string(written);
}

}  // namespace cordboard::testkit
