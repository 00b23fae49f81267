#include "state/figures.h"

namespace cordboard::core {

// A place at the end of what is over.
QueueInterval& QueueRecord::put_away(Time begin, Past& past) {
  const Slot slot = past.take();
  (last_ == kNoSlot ? first_ : past[last_].next) = slot;
  last_ = slot;
  QueueInterval& put = past[slot];
  put.begin = begin;
  put.next = kNoSlot;
  return put;
}

void QueueRecord::begin_at(Time begin, Past& past) {
  if (begin_ != kNever) {
    current_.pack(put_away(begin_, past).figures);
    settle(settled_, current_);
    current_ = {};
  }
  begin_ = begin;
  while (first_ != kNoSlot && past[first_].begin <= begin - kIntervalsKept) {
    const Slot old = first_;
    first_ = past[old].next;
    if (first_ == kNoSlot) last_ = kNoSlot;
    past.release(old);
  }
}

QueueRecord::Saved QueueRecord::saved(const Past& past) const {
  Saved all;
  all.begin = begin_;
  current_.pack(all.current);
  all.settled = settled_;
  for (Slot at = first_; at != kNoSlot; at = past[at].next) all.past.push_back(past[at]);
  return all;
}

void QueueRecord::restore(const Saved& saved, Past& past) {
  begin_ = saved.begin;
  current_.add(saved.current);
  settled_ = saved.settled;
  for (const auto& each : saved.past) put_away(each.begin, past).figures = each.figures;
}

}  // namespace cordboard::core
