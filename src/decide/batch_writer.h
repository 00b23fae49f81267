// Fills a batch, and owns the memory of the texts in it until the next one is begun.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "cordboard/batch.h"
#include "cordboard/requirement.h"
#include "cordboard/site.h"
#include "cordboard/vocabulary/appointments.h"
#include "describe/assert.h"

namespace cordboard {

// The memory of one batch's texts.
class Arena {
 public:
  void clear() {
    if (keeps_objects_) [[unlikely]]
      drop_objects();
    chunk_ = 0;
    if (!chunks_.empty()) open(chunks_.front());
  }

  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* place = reserve(text.size());
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }
  // The same of one that stands at the beginning of so many bytes: to copy all of them takes less
  // than to copy no more than there is.
  template <std::size_t kBytes>
  std::string_view keep(const std::array<char, kBytes>& bytes, std::size_t size) {
    char* place = reserve(kBytes);
    std::memcpy(place, bytes.data(), kBytes);
    return {place, size};
  }
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

  // Goes on to the first chunk that has room, a new one if none has.
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

class BatchWriter {
 public:
  BatchWriter() { grow(batch_.replies_); }
  BatchWriter(const BatchWriter&) = delete;
  BatchWriter& operator=(const BatchWriter&) = delete;

  const Batch& batch() const { return batch_; }
  std::uint64_t last_seq() const { return last_seq_; }
  void set_last_seq(std::uint64_t seq) { last_seq_ = seq; }

  // Begins a batch. The last one's texts outlive its events by one call, so that a command may be
  // made of what the last batch told.
  void begin() {
    if (keeps_texts_) set_texts_aside();
    begin_events();
    batch_.reply_count_ = 0;
  }
  // The same of one command, while no texts are kept.
  Reply& begin_one() {
    begin_events();
    batch_.reply_count_ = 1;
    return batch_.replies_.front() = Reply{};
  }
  // Whether the batch may have texts of its own, which are to outlive it by one call.
  bool keeps_texts() const { return keeps_texts_; }
  // From here on those of the batch before it are forgotten, and those of a next one are kept
  // apart.
  [[gnu::noinline]] void set_texts_aside() {
    std::swap(arena_, last_arena_);
    arena_->clear();
    keeps_texts_ = false;
  }

  // The event in its place, to be applied from there. Valid until the next `add`.
  template <class E>
  E& add(Time at, const E& event) {
    return open_event(at).emplace<E>(event);
  }
  // The same to be filled in there.
  template <class E>
  E& open(Time at) {
    return open_event(at).emplace<E>(E{});
  }
  // A command's reply in its place, to be filled in. Valid until the next one.
  Reply& open_reply() {
    if (batch_.reply_count_ == batch_.replies_.size()) [[unlikely]]
      grow(batch_.replies_);
    Reply& opened = batch_.replies_[batch_.reply_count_++];
    opened = Reply{};
    return opened;
  }
  // Its events are complete.
  void close(Reply& reply) { reply.events_end = static_cast<std::uint32_t>(batch_.event_count_); }
  // None have come since it was closed.
  bool is_closed(const Reply& reply) const { return reply.events_end == batch_.event_count_; }

  // Copies what an event or a reply refers to.
  template <std::size_t kBytes>
  std::string_view keep(const std::array<char, kBytes>& bytes, std::size_t size) {
    keeps_texts_ = true;
    return arena_->keep(bytes, size);
  }
  template <class T>
  auto keep(const T& value) {
    keeps_texts_ = true;
    return arena_->keep(value);
  }

 private:
  // Places are never destroyed, only written over.
  static_assert(std::is_trivially_destructible_v<EventRecord>);

  void begin_events() {
    batch_.event_count_ = 0;
    next_event_ = batch_.events_.data();
  }
  Event& open_event(Time at) {
    if (next_event_ == events_end_) [[unlikely]]
      add_event_places();
    EventRecord& record = *next_event_++;
    ++batch_.event_count_;
    record.seq = ++last_seq_;
    record.at = at;
    return record.event;
  }
  [[gnu::noinline, gnu::cold]] void add_event_places() {
    grow(batch_.events_);
    next_event_ = batch_.events_.data() + batch_.event_count_;
    events_end_ = batch_.events_.data() + batch_.events_.size();
  }

  template <class T>
  [[gnu::noinline, gnu::cold]] static void grow(std::vector<T>& places) {
    places.resize(std::max<std::size_t>(64, places.size() * 2));
  }

  Batch batch_;
  EventRecord* next_event_ = nullptr;
  EventRecord* events_end_ = nullptr;
  std::uint64_t last_seq_ = 0;
  std::array<Arena, 2> arenas_;
  Arena* arena_ = &arenas_[0];  // of this batch
  Arena* last_arena_ = &arenas_[1];
  bool keeps_texts_ = false;  // something of this batch may be in its arena
};

}  // namespace cordboard
