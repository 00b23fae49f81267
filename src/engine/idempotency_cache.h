// Remembers the replies to command ids, so that a repeated id gets the first reply.
//
// Holds the last 100,000 ids of the last 24 hours. It is not part of the state, so not part of its
// hash, but it is part of snapshots.
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

// An id with its hash, which is computed once for the lookup and the insertion. No order and no
// output depends on the hash, so it may differ between machines.
class HashedId {
 public:
  explicit HashedId(std::string_view text) : text_(text) {
    if (!text.empty()) read_text();
  }

  std::string_view text() const { return text_; }
  std::uint32_t hash() const { return hash_; }
  bool empty() const { return text_.empty(); }
  // Whether all bytes are ASCII. Computed together with the hash.
  bool is_ascii() const { return is_ascii_; }

 private:
  static std::uint64_t load8(const char* at) {
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    return word;
  }
  // The multiplication spreads each bit upwards; the rotation brings the upper bits down again.
  void read_text() {
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
  // The reply to a known id. Its faults are valid until the next change of the cache.
  Reply reply_to(const HashedId& id) const;
  // Remembers the reply to an id. REQUIRES: the id is not known.
  void remember(const HashedId& id, const Reply& reply, Time now);

  void save(ArchiveWriter& out) const;
  // REQUIRES: the cache is empty.
  void load(ArchiveReader& in);

 private:
  // The rare parts of an entry: a long id, and faults.
  struct Aside {
    std::string id;
    std::vector<Fault> faults;
  };
  // One line of the processor's cache. Not initialized before it is used.
  struct Entry {
    static constexpr std::uint8_t kLong = 255;  // a size: the id is in `asides_`

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

  // A place of the table: 0 if free; otherwise the entry's place in the ring + 1, combined with the
  // upper bits of its hash.
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

  // The place of an id in the ring; kNone if it is not known.
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

  // The entries in order of time. Grows by doubling, up to the limit.
  std::unique_ptr<Entry[]> ring_;
  std::size_t size_ = 0;  // of the ring
  std::size_t oldest_ = 0;
  std::size_t next_ = 0;
  std::size_t count_ = 0;
  // A hash table with linear probing. At most half full, so that probing is short. Its size is a
  // power of two.
  std::vector<Mark> table_;
  std::size_t mask_ = 0;
  Pool<Aside> asides_;
};

}  // namespace cordboard::core
