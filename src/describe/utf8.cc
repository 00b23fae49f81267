#include "describe/utf8.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace cordboard::utf8 {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080u;

std::uint64_t load8(const char* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

constexpr unsigned byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

constexpr bool continues(unsigned byte) { return (byte & 0xC0u) == 0x80u; }

// The properties of a lead byte: the length of the sequence, and the range of its second byte,
// which is enough to reject overlong forms, surrogates and code points above U+10FFFF (table 3-7 of
// the Unicode standard). Length 0: not a lead byte.
struct Lead {
  std::size_t length;
  unsigned second_low;
  unsigned second_high;
};

constexpr Lead lead_of(unsigned byte) {
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// The length of the well-formed non-ASCII sequence that begins at `i`; 0 if there is none.
std::size_t sequence_at(std::string_view text, std::size_t i) {
  const Lead lead = lead_of(byte_at(text, i));
  if (lead.length == 0 || text.size() - i < lead.length) return 0;
  const unsigned second = byte_at(text, i + 1);
  if (second < lead.second_low || second > lead.second_high) return 0;
  for (std::size_t k = 2; k < lead.length; ++k) {
    if (!continues(byte_at(text, i + k))) return 0;
  }
  return lead.length;
}

// The code point at `i` of valid text. Advances `i` past it.
char32_t next_code_point(std::string_view text, std::size_t& i) {
  const unsigned first = byte_at(text, i++);
  if (first < 0x80) return first;
  const Lead lead = lead_of(first);
  if (lead.length == 0) return 0xFFFD;  // the text is not valid
  const std::size_t more = lead.length - 1;
  char32_t value = first & (0x3Fu >> more);
  for (std::size_t k = 0; k < more && i < text.size(); ++k) {
    value = (value << 6) | (byte_at(text, i++) & 0x3Fu);
  }
  return value;
}

constexpr bool is_white_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// The simple case folding of Unicode, for these alphabets.
constexpr char32_t small(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 0x20;
  if (c < 0xC0) return c;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 0x20;
  if (c == 0x178) return 0xFF;
  if (c >= 0x100 && c <= 0x17E && c != 0x130 && c != 0x138 && c != 0x149) {
    // Capital and small letters alternate; whether capitals are odd changes twice.
    const bool capital_is_odd = (c >= 0x139 && c <= 0x148) || c >= 0x179;
    return (c % 2 == 1) == capital_is_odd ? c + 1 : c;
  }
  if (c >= 0x391 && c <= 0x3AB && c != 0x3A2) return c + 0x20;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c;
}

}  // namespace

bool valid_bytes(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (text.size() - i >= 8 && (load8(text.data() + i) & kHighBits) == 0) {
      i += 8;  // nearly all text is ASCII
      continue;
    }
    if (byte_at(text, i) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = sequence_at(text, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t continuing = 0;
  std::size_t i = 0;
  for (; text.size() - i >= 8; i += 8) {
    // A byte continues a sequence if bit 7 is set and bit 6 is not.
    const std::uint64_t word = load8(text.data() + i);
    continuing += static_cast<std::size_t>(std::popcount(word & ~(word << 1) & kHighBits));
  }
  for (; i < text.size(); ++i) continuing += continues(byte_at(text, i)) ? 1 : 0;
  return text.size() - continuing;
}

void append_small(std::string& out, std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t begin = i;
    const char32_t given = next_code_point(text, i);
    const char32_t folded = small(given);
    if (folded == given) {
      out.append(text, begin, i - begin);
    } else if (folded < 0x80) {
      out += static_cast<char>(folded);
    } else {  // all of these have two bytes
      out += static_cast<char>(0xC0 | (folded >> 6));
      out += static_cast<char>(0x80 | (folded & 0x3F));
    }
  }
}

bool only_white_space(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (!is_white_space(next_code_point(text, i))) return false;
  }
  return true;
}

}  // namespace cordboard::utf8
