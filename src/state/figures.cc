#include "state/figures.h"

namespace cordboard::core {

Slot QueuePast::put(Time begin, const QueueFigures::Kept& figures) {
  // The last piece first, so that the slot of the next piece is known when a piece is written.
  const std::vector<PackedWaits::Bin>& bins = figures.waits.bins;
  Slot first = kNoSlot;
  for (std::size_t end = bins.size(); end > 0;) {
    const Slot slot = pieces_.take();
    Piece& piece = pieces_[slot];
    const std::size_t from = (end - 1) / piece.bins.size() * piece.bins.size();
    for (std::size_t i = 0; i < piece.bins.size(); ++i) {
      piece.bins[i] = from + i < end ? bins[from + i] : PackedWaits::Bin{};
    }
    piece.next = first;
    first = slot;
    end = from;
  }
  const Slot slot = intervals_.take();
  intervals_[slot] = {begin, figures.counts, figures.waits.longest, first, kNoSlot};
  return slot;
}

void QueuePast::read(Slot slot, QueueFigures::Kept& into) const {
  const Interval& interval = intervals_[slot];
  into.counts = interval.counts;
  into.waits.longest = interval.longest_wait;
  into.waits.bins.clear();
  for (Slot at = interval.bins; at != kNoSlot; at = pieces_[at].next) {
    for (const PackedWaits::Bin& bin : pieces_[at].bins) {
      if (bin.count > 0) into.waits.bins.push_back(bin);
    }
  }
}

void QueuePast::release(Slot slot) {
  for (Slot at = intervals_[slot].bins; at != kNoSlot;) {
    const Slot next = pieces_[at].next;
    pieces_.release(at);
    at = next;
  }
  intervals_.release(slot);
}

// Appends to the list of past quarter-hours.
void QueueRecord::append(Slot slot, Past& past) {
  (first_ == kNoSlot ? first_ : past[last_].next) = slot;
  last_ = slot;
}

void QueueRecord::begin_at(Time begin, Past& past) {
  while (first_ != kNoSlot && past[first_].begin <= begin - kIntervalsKept) {
    const Slot old = first_;
    first_ = past[old].next;
    past.release(old);
  }
  if (begin_ != kNever) {
    if (begin_ > begin - kIntervalsKept) append(past.put(begin_, current_), past);
    add_to_total(total_before_, current_);
    current_ = {};
  }
  begin_ = begin;
}

QueueFigures QueueRecord::sum(Time from, Time to, const Past& past) const {
  QueueFigures sum;
  if (begin_ >= from && begin_ < to) sum = current_;
  QueueFigures::Kept figures;
  for (Slot at = first_; at != kNoSlot; at = past[at].next) {
    if (past[at].begin < from || past[at].begin >= to) continue;
    past.read(at, figures);
    sum.add(figures);
  }
  return sum;
}

QueueRecord::Saved QueueRecord::saved(const Past& past) const {
  Saved all;
  all.begin = begin_;
  current_.pack(all.current);
  all.total = total_before_;
  for (Slot at = first_; at != kNoSlot; at = past[at].next) {
    all.past.emplace_back().begin = past[at].begin;
    past.read(at, all.past.back().figures);
  }
  return all;
}

void QueueRecord::restore(const Saved& saved, Past& past) {
  begin_ = saved.begin;
  current_.add(saved.current);
  total_before_ = saved.total;
  for (const auto& each : saved.past) append(past.put(each.begin, each.figures), past);
}

}  // namespace cordboard::core
