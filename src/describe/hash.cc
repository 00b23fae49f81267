#include "describe/hash.h"

#include <array>
#include <cstddef>

namespace cordboard::core {
namespace {

// The finalizer of splitmix64 (Steele, Lea, Flood 2014): every input bit affects every output bit.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

std::uint64_t word_at(std::string_view bytes, std::size_t from) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8 && from + i < bytes.size(); ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(bytes[from + i])} << (8 * i);
  }
  return word;
}

}  // namespace

Digest digest(std::string_view bytes) {
  Digest sum{0x9e3779b97f4a7c15u ^ bytes.size(), 0xd1b54a32d192ed03u};
  for (std::size_t from = 0; from < bytes.size(); from += 8) {
    const std::uint64_t word = word_at(bytes, from);
    sum.high = mix(sum.high + word);
    sum.low = mix((sum.low ^ word) + 0x9e3779b97f4a7c15u + sum.high);
  }
  return {mix(sum.high ^ sum.low), mix(sum.low + 0x632be59bd9b4e019u)};
}

std::string to_text(Digest digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text(32, '0');
  for (std::size_t i = 0; i < 16; ++i) {
    text[15 - i] = kDigits[(digest.high >> (4 * i)) & 15];
    text[31 - i] = kDigits[(digest.low >> (4 * i)) & 15];
  }
  return text;
}

}  // namespace cordboard::core
