// Owns the memory of the texts and objects that the events of one batch refer to.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "cordboard/batch.h"
#include "cordboard/requirement.h"
#include "cordboard/site.h"
#include "cordboard/vocabulary/appointments.h"

namespace cordboard {

// Allocates in chunks, which it keeps and uses again, so that a steady state allocates nothing.
class Arena {
 public:
  // Makes all memory free again. What was kept is not valid any more.
  void clear() {
    if (keeps_objects_) [[unlikely]]
      drop_objects();
    chunk_ = 0;
    if (!chunks_.empty()) open(chunks_.front());
  }

  // Each copies a value and returns the copy, which is valid until `clear`.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* place = reserve(text.size());
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }
  // Copies a text of `size` bytes at the beginning of an array. Copies the whole array, because a
  // copy of constant size needs fewer instructions than one of variable size.
  template <std::size_t kBytes>
  std::string_view keep(const std::array<char, kBytes>& bytes, std::size_t size) {
    char* place = reserve(kBytes);
    std::memcpy(place, bytes.data(), kBytes);
    return {place, size};
  }
  // Not inline, like the other rare functions here, to keep the callers' common path short.
  [[gnu::noinline]] const Requirement* keep(const Requirement& requirement) {
    keeps_objects_ = true;
    return &requirements_.emplace_back(requirement);
  }
  const Site* keep(const Site& site) {
    keeps_objects_ = true;
    return &sites_.emplace_back(site);
  }
  const std::vector<Zone>* keep(std::vector<Zone> zones) {
    keeps_objects_ = true;
    return &zones_.emplace_back(std::move(zones));
  }
  std::span<const Fault> keep(std::vector<Fault> faults) {
    keeps_objects_ = true;
    return faults_.emplace_back(std::move(faults));
  }
  OptionalText keep(OptionalText text) {
    return text.has_value() ? OptionalText(keep(*text)) : OptionalText();
  }
  Secret keep(Secret secret) { return {keep(secret.text)}; }
  Attributes keep(Attributes attributes) {
    return attributes.empty() ? Attributes{} : keep_all(attributes);
  }

 private:
  static constexpr std::size_t kChunkBytes = 16 * 1024;
  static constexpr std::size_t kAlignment = alignof(Attribute);
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };

  [[gnu::noinline]] Attributes keep_all(Attributes attributes) {
    void* place = reserve(attributes.size_bytes());
    auto* kept = static_cast<Attribute*>(place);
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      new (kept + i) Attribute{keep(attributes[i].key), keep(attributes[i].value)};
    }
    return {kept, attributes.size()};
  }

  char* reserve(std::size_t size) {
    size = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (static_cast<std::size_t>(end_ - next_) < size) [[unlikely]]
      open_chunk_for(size);
    char* place = next_;
    next_ += size;
    return place;
  }

  // Opens the next chunk that is large enough, or a new one.
  [[gnu::noinline, gnu::cold]] void open_chunk_for(std::size_t size) {
    if (next_ != nullptr) ++chunk_;
    while (chunk_ < chunks_.size() && chunks_[chunk_].size < size) ++chunk_;
    if (chunk_ == chunks_.size()) {
      const std::size_t bytes = std::max(size, kChunkBytes);
      chunks_.push_back({std::make_unique<char[]>(bytes), bytes});
    }
    open(chunks_[chunk_]);
  }
  void open(const Chunk& chunk) {
    next_ = chunk.bytes.get();
    end_ = next_ + chunk.size;
  }

  [[gnu::noinline]] void drop_objects() {
    requirements_.clear();
    sites_.clear();
    zones_.clear();
    faults_.clear();
    keeps_objects_ = false;
  }

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;  // the open one
  char* next_ = nullptr;   // free from here to the end of the open chunk
  char* end_ = nullptr;
  bool keeps_objects_ = false;
  std::deque<Requirement> requirements_;
  std::deque<Site> sites_;
  std::deque<std::vector<Zone>> zones_;
  std::deque<std::vector<Fault>> faults_;
};

}  // namespace cordboard
