// Fills a batch, and owns the memory of the texts in it until the next one is begun.
#pragma once

#include <array>
#include <cstring>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

#include "cordboard/batch.h"
#include "cordboard/requirement.h"
#include "cordboard/site.h"
#include "describe/assert.h"

namespace cordboard {

// The memory of one batch's texts.
class Arena {
 public:
  void clear() {
    if (!requirements_.empty()) requirements_.clear();
    if (!sites_.empty()) sites_.clear();
    if (!zones_.empty()) zones_.clear();
    if (!faults_.empty()) faults_.clear();
    chunk_ = 0;
    used_ = 0;
  }

  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* place = reserve(text.size());
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }
  const Requirement* keep(const Requirement& requirement) {
    return &requirements_.emplace_back(requirement);
  }
  const Site* keep(const Site& site) { return &sites_.emplace_back(site); }
  const std::vector<Zone>* keep(std::vector<Zone> zones) {
    return &zones_.emplace_back(std::move(zones));
  }
  std::span<const Fault> keep(std::vector<Fault> faults) {
    return faults_.emplace_back(std::move(faults));
  }
  Attributes keep(Attributes attributes) {
    if (attributes.empty()) return {};
    void* place = reserve(attributes.size_bytes());
    auto* kept = static_cast<Attribute*>(place);
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      new (kept + i) Attribute{keep(attributes[i].key), keep(attributes[i].value)};
    }
    return {kept, attributes.size()};
  }

 private:
  static constexpr std::size_t kChunkBytes = 16 * 1024;
  static constexpr std::size_t kAlignment = alignof(Attribute);
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };

  char* reserve(std::size_t size) {
    size = (size + kAlignment - 1) / kAlignment * kAlignment;
    while (chunk_ < chunks_.size() && chunks_[chunk_].size - used_ < size) {
      ++chunk_;
      used_ = 0;
    }
    if (chunk_ == chunks_.size()) {
      const std::size_t bytes = size > kChunkBytes ? size : kChunkBytes;
      chunks_.push_back({std::make_unique<char[]>(bytes), bytes});
    }
    char* place = chunks_[chunk_].bytes.get() + used_;
    used_ += size;
    return place;
  }

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;
  std::size_t used_ = 0;
  std::deque<Requirement> requirements_;
  std::deque<Site> sites_;
  std::deque<std::vector<Zone>> zones_;
  std::deque<std::vector<Fault>> faults_;
};

class BatchWriter {
 public:
  const Batch& batch() const { return batch_; }
  std::uint64_t last_seq() const { return last_seq_; }
  void set_last_seq(std::uint64_t seq) { last_seq_ = seq; }

  // Begins a batch. The last one's texts outlive its events by one call, so that a command may be
  // made of what the last batch told.
  void begin() {
    batch_.events_.clear();
    batch_.replies_.clear();
    current_ ^= 1u;
    arenas_[current_].clear();
  }

  // The event in its place, to be applied from there. Valid until the next `add`.
  template <class E>
  const E& add(Time at, const E& event) {
    EventRecord& record = batch_.events_.emplace_back();
    record.seq = ++last_seq_;
    record.at = at;
    return record.event.emplace<E>(event);
  }
  void close_command(Reply reply) {
    reply.events_end = static_cast<std::uint32_t>(batch_.events_.size());
    batch_.replies_.push_back(reply);
  }

  // Copies what an event or a reply refers to.
  template <class T>
  auto keep(const T& value) {
    return arenas_[current_].keep(value);
  }

 private:
  Batch batch_;
  std::uint64_t last_seq_ = 0;
  std::array<Arena, 2> arenas_;
  unsigned current_ = 0;
};

}  // namespace cordboard
