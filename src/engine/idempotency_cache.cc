#include "engine/idempotency_cache.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace cordboard::core {

bool IdempotencyCache::is_at(std::size_t place, const HashedId& id) const {
  const Entry& entry = ring_[place];
  return entry.hash == id.hash() && id_of(entry) == id.text();
}

Reply IdempotencyCache::reply_to(const HashedId& id) const {
  const Entry& entry = ring_[place_of(id)];
  Reply reply;
  reply.refusal = entry.refusal;
  reply.made = entry.made;
  reply.number = entry.number;
  if (entry.aside != kNoSlot) reply.faults = asides_[entry.aside].faults;
  return reply;
}

void IdempotencyCache::remember(const HashedId& id, const Reply& reply, Time now) {
  while (count_ > 0 && (now - ring_[oldest_].at).count() > limits::kRememberedIdsMs) {
    forget_oldest();
  }
  if (count_ == limits::kRememberedIds) forget_oldest();
  if (count_ == size_) [[unlikely]]
    grow();
  const std::size_t place = next_;
  Entry& entry = ring_[place];
  entry.at = now;
  entry.number = reply.number;
  entry.hash = id.hash();
  entry.refusal = reply.refusal;
  entry.made = reply.made;
  entry.aside = kNoSlot;
  const std::string_view text = id.text();
  if (text.size() <= entry.text.size() && reply.faults.empty()) [[likely]] {
    entry.size = static_cast<std::uint8_t>(text.size());
    std::memcpy(entry.text.data(), text.data(), text.size());
  } else {
    put_aside(entry, text, reply);
  }
  next_ = after(place);
  ++count_;
  enter(entry.hash, place);
}

void IdempotencyCache::put_aside(Entry& entry, std::string_view id, const Reply& reply) {
  entry.aside = asides_.take();
  entry.size = Entry::kLong;
  Aside& aside = asides_[entry.aside];
  aside.id.assign(id);
  aside.faults.assign(reply.faults.begin(), reply.faults.end());
}

void IdempotencyCache::release(Slot aside) {
  asides_[aside].faults = {};  // frees the memory: there may be many faults, but rarely
  asides_.release(aside);
}

void IdempotencyCache::enter(std::uint32_t hash, std::size_t place) {
  std::size_t i = hash & mask_;
  while (table_[i] != 0) i = (i + 1) & mask_;
  table_[i] = mark_of(hash, place);
}

// Entries after the gap move into it if that brings them nearer to their own place, so that probing
// never stops at a gap (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).
void IdempotencyCache::strike_out(std::uint32_t hash, std::size_t place) {
  std::size_t gap = hash & mask_;
  while (table_[gap] != mark_of(hash, place)) gap = (gap + 1) & mask_;
  for (std::size_t i = (gap + 1) & mask_; table_[i] != 0; i = (i + 1) & mask_) {
    const std::size_t own = ring_[(table_[i] & kPlace) - 1].hash & mask_;
    if (((i - own) & mask_) < ((i - gap) & mask_)) continue;
    table_[gap] = table_[i];
    gap = i;
  }
  table_[gap] = 0;
}

void IdempotencyCache::grow() {
  constexpr std::size_t kFirst = 64;
  const std::size_t size = std::clamp(2 * count_, kFirst, limits::kRememberedIds);
  table_.assign(std::bit_ceil(2 * size), 0);
  mask_ = table_.size() - 1;
  std::unique_ptr<Entry[]> wider(new Entry[size]);
  for (std::size_t i = 0, place = oldest_; i < count_; ++i, place = after(place)) {
    wider[i] = ring_[place];
    enter(wider[i].hash, i);
  }
  ring_ = std::move(wider);
  size_ = size;
  oldest_ = 0;
  next_ = count_;
}

void IdempotencyCache::save(ArchiveWriter& out) const {
  out(static_cast<std::uint32_t>(count_));
  for (std::size_t i = 0, place = oldest_; i < count_; ++i, place = after(place)) {
    const Entry& entry = ring_[place];
    out(id_of(entry), entry.at, entry.refusal, entry.made, entry.number);
    std::span<const Fault> faults;
    if (entry.aside != kNoSlot) faults = asides_[entry.aside].faults;
    out(static_cast<std::uint32_t>(faults.size()));
    for (const Fault& fault : faults) out(fault.path, fault.message);
  }
}

void IdempotencyCache::load(ArchiveReader& in) {
  std::uint32_t count = 0;
  in(count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    std::string id;
    Time at{};
    Reply reply;
    std::uint32_t faults = 0;
    in(id, at, reply.refusal, reply.made, reply.number, faults);
    std::vector<Fault> all;
    for (std::uint32_t k = 0; k < faults && in.ok(); ++k) {
      Fault& fault = all.emplace_back();
      in(fault.path, fault.message);
    }
    reply.faults = all;
    if (in.ok()) remember(HashedId(id), reply, at);
  }
}

}  // namespace cordboard::core
