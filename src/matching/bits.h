// A growing set of small numbers, one bit each. A second level of bits marks the words that are not
// empty, so a walk over a sparse set, or over the common numbers of two sets, skips 4,096 numbers
// at a time.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace cordboard::core {

class Bits {
 public:
  bool test(std::uint32_t bit) const {
    return bit / 64 < words_.size() && (words_[bit / 64] >> (bit % 64) & 1) != 0;
  }
  void set(std::uint32_t bit) {
    if (bit / 64 >= words_.size()) {
      words_.resize(bit / 64 + 1);
      filled_.resize(bit / 4096 + 1);
    }
    words_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    filled_[bit / 4096] |= std::uint64_t{1} << (bit / 64 % 64);
  }
  void reset(std::uint32_t bit) {
    if (bit / 64 >= words_.size()) return;
    words_[bit / 64] &= ~(std::uint64_t{1} << (bit % 64));
    if (words_[bit / 64] == 0) filled_[bit / 4096] &= ~(std::uint64_t{1} << (bit / 64 % 64));
  }
  // Whether the set has had numbers up to 63 only, and at least one.
  bool is_one_word() const { return words_.size() == 1; }
  // The numbers up to 63 that are in both sets, as bits.
  static std::uint64_t common_word(const Bits& a, const Bits& b) {
    return a.words_.empty() || b.words_.empty() ? 0 : a.words_[0] & b.words_[0];
  }

  // Calls `found(bit)` for each number that is in both sets, in ascending order, until it returns
  // true. Returns whether it did.
  template <class Found>
  static bool any_common(const Bits& a, const Bits& b, Found&& found) {
    return any_common_word(a, b, [&found](std::size_t first, std::uint64_t word) {
      for (; word != 0; word &= word - 1) {
        const auto bit = first + static_cast<std::size_t>(std::countr_zero(word));
        if (found(static_cast<std::uint32_t>(bit))) return true;
      }
      return false;
    });
  }
  // Calls `visit(first, word)` for each word that the sets have in common: bit i of `word` means
  // the number `first` + i. The word may be zero.
  template <class Visit>
  static void for_each_common_word(const Bits& a, const Bits& b, Visit&& visit) {
    any_common_word(a, b, [&visit](std::size_t first, std::uint64_t word) {
      visit(first, word);
      return false;
    });
  }
  // Calls `visit(bit)` for each number that is in both sets, in ascending order.
  template <class Visit>
  static void for_each_common(const Bits& a, const Bits& b, Visit&& visit) {
    any_common(a, b, [&visit](std::uint32_t bit) {
      visit(bit);
      return false;
    });
  }
  template <class Visit>
  void for_each(Visit&& visit) const {
    for_each_common(*this, *this, visit);
  }

 private:
  template <class Found>
  static bool any_common_word(const Bits& a, const Bits& b, Found&& found) {
    const std::size_t parts = std::min(a.filled_.size(), b.filled_.size());
    for (std::size_t part = 0; part < parts; ++part) {
      for (std::uint64_t both = a.filled_[part] & b.filled_[part]; both != 0; both &= both - 1) {
        const std::size_t i = part * 64 + static_cast<std::size_t>(std::countr_zero(both));
        if (found(i * 64, a.words_[i] & b.words_[i])) return true;
      }
    }
    return false;
  }

  std::vector<std::uint64_t> words_;
  std::vector<std::uint64_t> filled_;  // which words are not zero
};

}  // namespace cordboard::core
