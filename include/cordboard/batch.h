// The result of one `submit` or `advance`: the events in order, and one reply per command.
//
//   const Batch& batch = engine.submit(submission);
//   journal.append(batch);                                              // durable first,
//   for (const EventRecord& record : batch.events()) publish(record);   // visible second
//   const Reply& reply = batch.reply();
//   if (reply.ok() && reply.made == Made::kConversation) remember(ConversationId{reply.number});
//   for (const Fault& fault : reply.faults) std::cerr << fault.path << ": " << fault.message;
//
// Make a batch durable before you show any part of it. Also hold back answers to questions that
// read the new state until then.
//
// Lifetime: the batch belongs to its engine. Its events and replies are valid until the next call
// of `submit`, `advance`, `replay` or `restore`. The texts, spans and pointers in them are valid
// for one call longer, so that the next command may be made of them. Copy whatever you keep.
//
// Thread-safety: as the engine; only one thread at a time may use a batch and its engine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cordboard/event.h"
#include "cordboard/refusal.h"

namespace cordboard {

// The kind of thing that a successful command made. On the wire the reply carries the number under
// this name.
enum class Made : std::uint8_t {
  kNothing,       // The command made nothing that has a number.
  kConversation,  // By `start_conversation`; also an old conversation that it resumed.
  kMessage,       // By `send_message`, `send_canned_response` and `push_url`.
  kConsultation,  // By `consult`.
  kCase,          // By `open_case`.
  kAppointment,   // By `schedule_appointment`.
  kItem           // An archive item, by `attach_file` and by `end_video_call` with a recording.
};
CORDBOARD_ENUM_NAMES(Made, "nothing", "conversation", "message", "consultation", "case",
                     "appointment", "item")

// The answer to one command.
struct Reply {
  // `kNone` if the command was carried out; otherwise why it was not, and nothing changed.
  Refusal refusal = Refusal::kNone;
  // The kind of thing that the command made. `kNothing` after a refusal.
  Made made = Made::kNothing;
  // True if the id was known: this is the first reply again, without events.
  bool repeated = false;
  // The number of the thing made; 0 if `made` is `kNothing`.
  std::uint64_t number = 0;
  // The index in `Batch::events` behind the command's last event. The command's events begin where
  // those of the reply before end, or at 0, and include what fell due before it.
  std::uint32_t events_end = 0;
  // Every fault of the site, for `site_invalid`; at most `limits::kFaults`. Empty otherwise.
  std::span<const Fault> faults;

  // Returns whether the command was carried out.
  bool ok() const { return refusal == Refusal::kNone; }
};

// The events and replies of one call. Made by the engine alone.
class Batch {
 public:
  // Returns the events in the order in which they happened.
  std::span<const EventRecord> events() const { return {events_.data(), event_count_}; }
  // Returns one reply for each command of the call, in order; none for `advance`.
  std::span<const Reply> replies() const { return {replies_.data(), reply_count_}; }
  // Returns the reply to the only, or the last, command.
  // REQUIRES: the call was `submit` with at least one submission.
  const Reply& reply() const { return replies_[reply_count_ - 1]; }

 private:
  friend class BatchWriter;
  // The vectors keep their capacity from call to call; entries behind the counts are left from
  // earlier batches.
  std::vector<EventRecord> events_;
  std::vector<Reply> replies_;
  std::size_t event_count_ = 0;
  std::size_t reply_count_ = 0;
};

}  // namespace cordboard
