// A 128-bit digest of bytes, the same on every machine. It distinguishes states; it is not
// cryptographically secure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cordboard::core {

struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend bool operator==(Digest, Digest) = default;
};

Digest digest(std::string_view bytes);

// 32 hexadecimal digits.
std::string to_text(Digest digest);

}  // namespace cordboard::core
