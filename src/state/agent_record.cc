#include "state/agent_record.h"

namespace cordboard::core {

AgentFigures AgentRecord::sum(Time from, Time to, const Past& past) const {
  AgentFigures sum;
  for (Slot at = first_; at != kNoSlot; at = past[at].next) {
    if (past[at].begin < from || past[at].begin >= to) continue;
    add_counts(sum.counts, counted_in(past[at], past));
  }
  return sum;
}

AgentRecord::Saved AgentRecord::saved(const Past& past) const {
  Saved all;
  all.begin = begin_;
  if (first_ != kNoSlot) all.total.counts = past[last_].before;
  all.current.counts = since(all.total.counts, counts_);
  for (Slot at = first_; at != last_; at = past[at].next) {
    all.past.push_back({past[at].begin, {counted_in(past[at], past)}});
  }
  return all;
}

void AgentRecord::restore(const Saved& saved, Past& past) {
  counts_ = saved.total.counts;
  for (const Counted<AgentFigures>& each : saved.past)
    counts_ = since(each.figures.counts, counts_);
  for (const Counted<AgentFigures>& each : saved.past) {
    append(past.take(), each.begin, past);
    add_counts(counts_, each.figures.counts);
  }
  if (saved.begin != kNever) append(past.take(), saved.begin, past);
  add_counts(counts_, saved.current.counts);
}

}  // namespace cordboard::core
