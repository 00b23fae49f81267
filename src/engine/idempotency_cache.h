// The memory of command ids: the same id again gets the first reply again.
//
// The last 100,000 ids of the last 24 hours. It stands beside the state: not hashed, but in
// snapshots.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/batch.h"
#include "cordboard/limits.h"
#include "cordboard/time.h"
#include "describe/archive.h"
#include "state/pool.h"

namespace cordboard::core {

// An id with its hash, which is worked out once for looking and for remembering. No order depends
// on the hash and nobody sees it: it may differ from machine to machine.
class HashedId {
 public:
  explicit HashedId(std::string_view text) : text_(text) {
    if (!text.empty()) look_at_text();
  }

  std::string_view text() const { return text_; }
  std::uint32_t hash() const { return hash_; }
  bool empty() const { return text_.empty(); }
  // What hashing sees on its way: no byte is beyond ASCII.
  bool is_ascii() const { return is_ascii_; }

 private:
  static std::uint64_t load8(const char* at) {
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    return word;
  }
  // Multiplying carries each bit upwards, turning brings them down again.
  void look_at_text() {
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15u;
    std::uint64_t hash = text_.size();
    std::uint64_t last = 0;
    std::uint64_t seen = 0;
    if (text_.size() < 8) {
      for (const char c : text_) last = last << 8 | static_cast<unsigned char>(c);
    } else {
      const char* const end = text_.data() + text_.size() - 8;  // may overlap the one before
      for (const char* at = text_.data(); at < end; at += 8) {
        const std::uint64_t word = load8(at);
        seen |= word;
        hash = std::rotl((hash ^ word) * kOdd, 32);
      }
      last = load8(end);
    }
    seen |= last;
    is_ascii_ = (seen & 0x8080808080808080u) == 0;
    hash = std::rotl((hash ^ last) * kOdd, 32) * kOdd;
    hash_ = static_cast<std::uint32_t>(hash >> 32);
  }

  std::string_view text_;
  std::uint32_t hash_ = 0;
  bool is_ascii_ = true;
};

class IdempotencyCache {
 public:
  IdempotencyCache() = default;
  IdempotencyCache(const IdempotencyCache&) = delete;
  IdempotencyCache& operator=(const IdempotencyCache&) = delete;

  bool knows(const HashedId& id) const { return place_of(id) != kNone; }
  // The reply that was given to an id that is known. Its faults are valid until the next change.
  Reply reply_to(const HashedId& id) const;
  // An id that is not remembered is from now on.
  void remember(const HashedId& id, const Reply& reply, Time now);

  void save(ArchiveWriter& out) const;
  // Into a memory that is empty.
  void load(ArchiveReader& in);

 private:
  // What few replies have: an id that is longer than those in common use, or faults.
  struct Aside {
    std::string id;
    std::vector<Fault> faults;
  };
  // A cache line, not written before it is used.
  struct Entry {
    static constexpr std::uint8_t kLong = 255;  // the id is aside

    std::array<char, 36> text;  // as long as a UUID
    Slot aside;
    Time at;
    std::uint64_t number;
    std::uint32_t hash;
    Refusal refusal;
    Made made;
    std::uint8_t size;
  };
  static_assert(sizeof(Entry) == 64);

  // A place of the table: 0, or the entry's place in the ring + 1 and the upper bits of its hash.
  using Mark = std::uint32_t;
  static constexpr Mark kPlace = (1u << 17) - 1;

  static constexpr std::size_t kNone = kPlace;
  static_assert(limits::kRememberedIds <= kNone);

  static Mark mark_of(std::uint32_t hash, std::size_t place) {
    return (hash & ~kPlace) | static_cast<Mark>(place + 1);
  }
  std::size_t after(std::size_t place) const { return place + 1 == size_ ? 0 : place + 1; }
  std::string_view id_of(const Entry& entry) const {
    if (entry.size == Entry::kLong) return asides_[entry.aside].id;
    return {entry.text.data(), entry.size};
  }

  // Where an id stands in the ring.
  std::size_t place_of(const HashedId& id) const {
    if (count_ == 0) return kNone;
    for (std::size_t i = id.hash() & mask_; table_[i] != 0; i = (i + 1) & mask_) {
      if (((table_[i] ^ id.hash()) & ~kPlace) != 0) continue;
      const std::size_t place = (table_[i] & kPlace) - 1;
      if (is_at(place, id)) return place;
    }
    return kNone;
  }
  bool is_at(std::size_t place, const HashedId& id) const;

  void forget_oldest() {
    const Entry& entry = ring_[oldest_];
    strike_out(entry.hash, oldest_);
    if (entry.aside != kNoSlot) release(entry.aside);
    oldest_ = after(oldest_);
    --count_;
  }
  void release(Slot aside);
  void put_aside(Entry& entry, std::string_view id, const Reply& reply);
  void enter(std::uint32_t hash, std::size_t place);
  void strike_out(std::uint32_t hash, std::size_t place);
  void grow();

  // In the order of time; grown by doubling to the number remembered.
  std::unique_ptr<Entry[]> ring_;
  std::size_t size_ = 0;  // of the ring
  std::size_t oldest_ = 0;
  std::size_t next_ = 0;
  std::size_t count_ = 0;
  // By hash, the next place free; at most half full, so that the way is short. A power of two.
  std::vector<Mark> table_;
  std::size_t mask_ = 0;
  Pool<Aside> asides_;
};

}  // namespace cordboard::core
