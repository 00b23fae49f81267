// The engine: an event-driven state machine that routes and carries the conversations of one site.
//
//   cordboard::Engine engine;
//   engine.submit({.at = now, .command = command::Configure{.site = &site}});
//   const auto ann = engine.find<AgentId>("ann");
//   const Batch& batch = engine.submit({.at = now, .command = command::SignIn{ann}});
//   journal.append(batch);                                   // make the batch durable first,
//   for (const EventRecord& record : batch.events()) publish(record);  // then publish it
//   timer.expires_at(engine.next_deadline());
//   // … and when the deadline has come: engine.advance(now)
//
// The engine has no clock, thread, socket, file or random source. The host hands in the time, and
// the same inputs give the same bytes on every machine. Use `json.h` to read and write JSON lines
// and `testkit.h` to test a site.
//
// Thread-safety: thread-compatible. Only one thread at a time may use an engine. Several engines
// share nothing and may run in parallel.
//
// Exceptions: the engine throws none of its own. std::bad_alloc leaves it unusable. Assertions stop
// the process at a bug, also in release builds.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/batch.h"
#include "cordboard/command.h"
#include "cordboard/event.h"
#include "cordboard/export.h"
#include "cordboard/ids.h"
#include "cordboard/question.h"
#include "cordboard/strategy.h"
#include "cordboard/time.h"
#include "cordboard/work.h"

namespace cordboard {

// Settings that an engine keeps from its construction on. Plain values; no thread-safety concerns.
struct EngineOptions {
  // Uses the slow, obvious matcher instead of the indexes. Decisions are equal; tests compare the
  // two.
  bool naive_matching = false;
  // The host's own routing strategies, beside the engine's (`strategy.h`).
  // REQUIRES: the span outlives the engine. The engine refuses snapshots and events whose site
  // names a strategy that is missing here.
  std::span<const Strategy> strategies{};
};

// One site with everything that happens in it.
class CORDBOARD_EXPORT Engine {
 public:
  // Makes an engine without a site. Its clock is 0, and every key is unknown until `configure` has
  // succeeded.
  explicit Engine(EngineOptions options = {});
  // Moving keeps batches, names and pointers of the moved engine valid. A moved-from engine may
  // only be destroyed or assigned to.
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  // Carries out one command, in three steps. First everything that fell due at or before the
  // command's time runs, each thing at its own due time. Then the command is carried out whole, or
  // refused without effect. Then the engine offers waiting conversations to agents until nothing
  // more can be offered.
  //
  // Returns the events of all three steps and one reply. A malformed command or a repeated id
  // changes nothing, not even the clock. Any other refused command still moves the clock.
  //
  // Lifetime: the batch is valid until the next call; see `batch.h` for its texts. Texts and
  // pointers in the submission are read during the call only, and may be those of the last batch.
  //
  // The cost does not depend on the number of agents or waiting conversations. Only a conversation
  // that returns to an earlier place costs O(log n). The cost of `configure` is linear in the site
  // and in the waiting conversations.
  const Batch& submit(const Submission& submission);

  // Carries out the submissions one after the other, each as above. Returns all events in one
  // batch, with one reply per submission in the same order.
  const Batch& submit(std::span<const Submission> submissions);

  // Lets time pass up to and including `at`, and returns what fell due. The batch has no reply. An
  // `at` earlier than the clock changes nothing. Times beyond `limits::kLatestTimeMs` count as that
  // limit.
  const Batch& advance(Time at);

  // Returns the latest time by which the engine wants `advance`, or nothing if only commands can
  // change anything. The value may change with every call; keep one timer and set it anew.
  std::optional<Time> next_deadline() const;

  // Returns the engine's clock: the latest time that it was given.
  Time now() const;
  // Returns the number of the last event; 0 before the first.
  std::uint64_t last_seq() const;

  // Answers for the engine's clock and changes nothing. Returns a value that owns its texts, or a
  // refusal. Make the batches that an answer may reflect durable before you show the answer.
  //
  // Cost: proportional to the answer, and beyond that: `conversation` counts the waiting
  // conversations of its queue and reads its transcript; `queue` walks its waiting conversations
  // and all agents; `explain` and `impact` copy the engine and run the copy ahead; `customer`
  // searches live conversations from the newest number down; `inbox` with `past` walks all
  // conversations, `cases` all cases, `archive` all items; `audit` and `state_hash` read the whole
  // state.
  Answer ask(const Question& question) const;

  // Returns the table of keys and handles. The reference stays valid until `restore`.
  const Names& names() const;
  // Returns the handle of a key that the site declares or once declared; a handle of none
  // otherwise.
  template <class AnyHandle>
  AnyHandle find(std::string_view key) const {
    return names().find<AnyHandle>(key);
  }
  // Returns the number of a known customer, or none. The number saves the engine a search by key.
  CustomerId find_customer(std::string_view key) const;
  // Returns the salted hash of an appointment's password; empty if the appointment is unknown or
  // has none. Programs use it to check a typed password (docs/decisions/0007). Valid until the next
  // `submit`, `advance`, `replay` or `restore`.
  std::string_view password_hash(AppointmentId appointment) const;
  // Returns the running site, or null before the first `configure`. Valid until the next accepted
  // `configure`, `replay` or `restore`.
  const Site* site() const;

  // Returns the whole state as bytes, with the clock and the remembered ids. Equal states give
  // equal bytes on every machine.
  std::string snapshot() const;
  // Makes this engine equal to the one that took the snapshot. Returns false and changes nothing if
  // the bytes are no snapshot, are damaged, or need a strategy that this engine lacks. After
  // success every batch, handle, `names` and `site` obtained before is invalid.
  [[nodiscard]] bool restore(std::string_view snapshot);

  // Applies events that another engine made, without deciding anything; this is how a journal is
  // recovered. Returns false and changes nothing if the events do not continue `last_seq` without
  // gaps, carry an invalid time, or need a strategy that this engine lacks.
  // REQUIRES: the events were made by an engine whose state before them was equal to this one's.
  [[nodiscard]] bool replay(std::span<const EventRecord> events);

  // Returns how much the engine has searched since it was made (`work.h`).
  WorkCounters work() const;

  // Private to the library.
  class Body;

 private:
  std::unique_ptr<Body> body_;
};

}  // namespace cordboard
