// A fixed number of short optional texts, packed into one string, so that each object needs one
// allocation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "cordboard/vocabulary/common.h"
#include "describe/archive.h"
#include "describe/assert.h"

namespace cordboard::core {

template <std::size_t kCount>
class PackedTexts {
 public:
  PackedTexts() { sizes_.fill(kAbsent); }

  OptionalText operator[](std::size_t index) const {
    if (sizes_[index] == kAbsent) return {};
    return std::string_view(all_).substr(begin_of(index), sizes_[index]);
  }
  // Overwrites the old text, so that no part of it remains in memory.
  void set(std::size_t index, OptionalText text) {
    CORDBOARD_ASSERT(text->size() < kAbsent);
    const std::size_t begin = begin_of(index);
    std::string all;  // without spare capacity
    all.reserve(all_.size() - size_of(index) + text->size());
    all.append(all_, 0, begin).append(*text).append(all_, begin + size_of(index));
    all_ = std::move(all);
    sizes_[index] = text.has_value() ? static_cast<std::uint16_t>(text->size()) : kAbsent;
  }
  void set_all(const std::array<OptionalText, kCount>& texts) {
    std::size_t size = 0;
    for (const OptionalText& text : texts) size += text->size();
    all_ = std::string();
    all_.reserve(size);
    for (std::size_t i = 0; i < kCount; ++i) {
      CORDBOARD_ASSERT(texts[i]->size() < kAbsent);
      sizes_[i] = texts[i].has_value() ? static_cast<std::uint16_t>(texts[i]->size()) : kAbsent;
      all_.append(*texts[i]);
    }
  }

  void save(ArchiveWriter& out) const {
    for (std::size_t i = 0; i < kCount; ++i) out((*this)[i].has_value(), *(*this)[i]);
  }
  void load(ArchiveReader& in) {
    std::array<std::string, kCount> kept;
    std::array<OptionalText, kCount> texts;
    for (std::size_t i = 0; i < kCount; ++i) {
      bool is_there = false;
      in(is_there, kept[i]);
      if (kept[i].size() >= kAbsent) kept[i].clear();  // invalid snapshot
      if (is_there) texts[i] = std::string_view(kept[i]);
    }
    set_all(texts);
  }

 private:
  static constexpr std::uint16_t kAbsent = std::numeric_limits<std::uint16_t>::max();

  std::size_t size_of(std::size_t index) const {
    return sizes_[index] == kAbsent ? 0 : sizes_[index];
  }
  std::size_t begin_of(std::size_t index) const {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < index; ++i) begin += size_of(i);
    return begin;
  }

  std::string all_;
  std::array<std::uint16_t, kCount> sizes_{};
};

}  // namespace cordboard::core
