// The memory of command ids: the same id again gets the first reply again.
//
// The last 100,000 ids of the last 24 hours. It stands beside the state: not hashed, but in
// snapshots.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "cordboard/batch.h"
#include "cordboard/limits.h"
#include "cordboard/time.h"
#include "describe/archive.h"
#include "state/keys.h"

namespace cordboard::core {

class Replies {
 public:
  Replies() : by_id_(0, Hash{this}, Equal{this}) {}
  Replies(const Replies&) = delete;
  Replies& operator=(const Replies&) = delete;

  // The reply that was given to `id`; null if it is not remembered.
  const Reply* find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &entry(*found).reply;
  }

  void remember(std::string_view id, const Reply& reply, Time now);
  // Forgets what is older than the memory reaches.
  void forget_before(Time now);
  void clear();

  void save(ArchiveWriter& out) const;
  void load(ArchiveReader& in);

 private:
  struct Entry {
    std::string id;  // places are used again and again, and with them their memory
    Time at{};
    Reply reply;
    std::vector<Fault> faults;
  };
  struct Hash {
    using is_transparent = void;
    const Replies* owner;
    std::size_t operator()(std::string_view id) const { return TextHash()(id); }
    std::size_t operator()(std::uint32_t place) const { return TextHash()(owner->entry(place).id); }
  };
  struct Equal {
    using is_transparent = void;
    const Replies* owner;
    bool operator()(std::uint32_t a, std::uint32_t b) const { return a == b; }
    bool operator()(std::uint32_t a, std::string_view b) const { return owner->entry(a).id == b; }
    bool operator()(std::string_view a, std::uint32_t b) const { return owner->entry(b).id == a; }
  };

  static constexpr std::size_t kChunk = 1000;
  Entry& entry(std::uint32_t place) { return (*chunks_[place / kChunk])[place % kChunk]; }
  const Entry& entry(std::uint32_t place) const {
    return (*chunks_[place / kChunk])[place % kChunk];
  }
  std::uint32_t oldest() const {
    return static_cast<std::uint32_t>((next_ + limits::kRememberedIds - count_) %
                                      limits::kRememberedIds);
  }
  void forget_oldest();

  // A ring of places in chunks that never move.
  std::vector<std::unique_ptr<std::array<Entry, kChunk>>> chunks_;
  std::size_t next_ = 0;
  std::size_t count_ = 0;
  absl::flat_hash_set<std::uint32_t, Hash, Equal> by_id_;
};

}  // namespace cordboard::core
