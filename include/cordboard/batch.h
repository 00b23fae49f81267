// What one call of `submit` or `advance` brought about: the events in order, and a reply to each
// command.
//
//   const Batch& batch = engine.submit(submission);
//   journal.append(batch);                          // durable first,
//   for (const EventRecord& record : batch.events()) publish(record);   // visible second
//
// A batch belongs to its engine and is valid, texts included, until the next call of `submit`,
// `advance`, `replay` or `restore`; whoever waits longer copies. Make it durable before anybody
// sees any of it; hold answers to questions that read its state just as long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cordboard/event.h"
#include "cordboard/refusal.h"

namespace cordboard {

// What a successful command made, if anything.
enum class Made : std::uint8_t { kNothing, kConversation, kMessage, kConsultation };
CORDBOARD_ENUM_NAMES(Made, "nothing", "conversation", "message", "consultation")

// The answer to one command.
struct Reply {
  Refusal refusal = Refusal::kNone;
  Made made = Made::kNothing;
  bool repeated = false;          // the id was known: the first reply again, and no event
  std::uint64_t number = 0;       // of what was made
  std::uint32_t events_end = 0;   // the command's events end before this place in `Batch::events`
  std::span<const Fault> faults;  // of `site_invalid`

  bool ok() const { return refusal == Refusal::kNone; }
};

class Batch {
 public:
  std::span<const EventRecord> events() const { return {events_.data(), event_count_}; }
  // One for each command of the call, in order; none for `advance`.
  std::span<const Reply> replies() const { return {replies_.data(), reply_count_}; }
  // The reply to the only, or last, command. Not for `advance`.
  const Reply& reply() const { return replies_[reply_count_ - 1]; }

 private:
  friend class BatchWriter;
  // Places are used again and again; those behind the counts hold what an earlier batch told.
  std::vector<EventRecord> events_;
  std::vector<Reply> replies_;
  std::size_t event_count_ = 0;
  std::size_t reply_count_ = 0;
};

}  // namespace cordboard
