#include "checks/urls.h"

#include <algorithm>

#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

constexpr bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The characters of RFC 3986, section 2, which browsers use for addresses. Any other character
// could hide where a link leads, or end it early.
constexpr bool may_stand_in_url(char c) {
  return is_letter_or_digit(c) ||
         std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

constexpr bool may_stand_in_host(char c) {
  return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '%';
}

// Whether `text` begins with `scheme`, in upper or lower case; then removes it.
bool take_scheme(std::string_view& text, std::string_view scheme) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  if (text.size() < scheme.size() ||
      !std::equal(scheme.begin(), scheme.end(), text.begin(),
                  [&](char wanted, char given) { return same(given, wanted); })) {
    return false;
  }
  text.remove_prefix(scheme.size());
  return true;
}

bool is_port(std::string_view text) {
  return text.empty() || (text.front() == ':' && text.size() <= 6 &&
                          text.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

// A host name or an address, and optionally a port. A user name is not allowed: it looks like the
// host but is not, so a customer could be misled.
bool is_authority(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    return end != std::string_view::npos && end > 1 && is_port(text.substr(end + 1)) &&
           text.substr(1, end - 1).find_first_not_of("0123456789abcdefABCDEF:.") ==
               std::string_view::npos;
  }
  const std::string_view host = text.substr(0, text.find(':'));
  return !host.empty() && std::all_of(host.begin(), host.end(), may_stand_in_host) &&
         is_port(text.substr(host.size()));
}

}  // namespace

bool is_url(std::string_view text) {
  if (text.size() > limits::kUrlBytes) return false;
  if (!std::all_of(text.begin(), text.end(), may_stand_in_url)) return false;
  if (!take_scheme(text, "https://") && !take_scheme(text, "http://")) return false;
  return is_authority(text.substr(0, text.find_first_of("/?#")));
}

}  // namespace cordboard::core
