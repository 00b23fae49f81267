// Fills a batch: appends events and replies, and owns the texts that they refer to.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "cordboard/batch.h"
#include "turn/arena.h"

namespace cordboard {

class BatchWriter {
 public:
  BatchWriter() { grow(batch_.replies_); }
  BatchWriter(const BatchWriter&) = delete;
  BatchWriter& operator=(const BatchWriter&) = delete;

  const Batch& batch() const { return batch_; }
  std::uint64_t last_seq() const { return last_seq_; }
  void set_last_seq(std::uint64_t seq) { last_seq_ = seq; }

  // Begins a batch. The texts of the batch before it stay valid for one call more, so that the host
  // may pass them to the next command.
  void begin() {
    if (keeps_texts_) set_texts_aside();
    begin_events();
    batch_.reply_count_ = 0;
  }
  // The same for a batch of one command. REQUIRES: !keeps_texts().
  Reply& begin_one() {
    begin_events();
    batch_.reply_count_ = 1;
    return batch_.replies_.front() = Reply{};
  }
  // Whether the batch may own texts. Then `set_texts_aside` must precede `begin_one`.
  bool keeps_texts() const { return keeps_texts_; }
  // Sets this batch's texts aside for one call more and frees the texts that were set aside before.
  [[gnu::noinline]] void set_texts_aside() {
    std::swap(arena_, last_arena_);
    arena_->clear();
    keeps_texts_ = false;
  }

  // Copies the event to the end of the batch. The reference is valid until the next event.
  template <class E>
  E& add(Time at, const E& event) {
    return open_event(at).emplace<E>(event);
  }
  // Appends an empty event, which the caller fills. The reference is valid until the next event.
  template <class E>
  E& open(Time at) {
    return open_event(at).emplace<E>(E{});
  }
  // Appends an empty reply, which the caller fills. The reference is valid until the next reply.
  Reply& open_reply() {
    if (batch_.reply_count_ == batch_.replies_.size()) [[unlikely]]
      grow(batch_.replies_);
    Reply& opened = batch_.replies_[batch_.reply_count_++];
    opened = Reply{};
    return opened;
  }
  // Records that the events of the reply's command end here.
  void close(Reply& reply) { reply.events_end = static_cast<std::uint32_t>(batch_.event_count_); }
  // Whether no events were added since `close`.
  bool is_closed(const Reply& reply) const { return reply.events_end == batch_.event_count_; }

  // Copies a text or an object that an event or a reply refers to.
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
  // Records are overwritten and never destroyed.
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
  bool keeps_texts_ = false;  // the arena of this batch may hold something
};

}  // namespace cordboard
