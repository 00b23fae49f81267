// The engine: one site's routing and conversations as an event-driven state machine.
//
//   cordboard::Engine engine;
//   engine.submit({.at = now, .command = command::Configure{.site = &site}});
//   const auto ann = engine.find<AgentId>("ann");
//   const Batch& batch = engine.submit({.at = now, .command = command::SignIn{ann}});
//   for (const EventRecord& record : batch.events()) { … }
//   timer.expires_at(engine.next_deadline());
//   // … and when it has come: engine.advance(now)
//
// It has no clock, thread, socket, file or random source: time is handed in, and what it decides is
// a function of what it was told, the same on every machine. Readers of JSON lines use `json.h`;
// who only tests a site uses `testkit.h`.
//
// Threads: compatible, not safe: one thread at a time; any number of engines in a process, nothing
// is shared between them. Exceptions: none of its own; std::bad_alloc leaves the engine unusable.
// Bugs are stopped by assertions, also in release.
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

struct EngineOptions {
  // Decides with the slow, obvious matcher instead of the indexes: for tests that compare the two.
  bool naive_matching = false;
  // The host's own, beside those of `site.h`; must outlive the engine. Snapshots and events whose
  // site names one that is missing here are not taken.
  std::span<const Strategy> strategies{};
};

class CORDBOARD_EXPORT Engine {
 public:
  // An engine without a site: its clock is 0, and every key is unknown until `configure`.
  explicit Engine(EngineOptions options = {});
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  // Carries out one command. First whatever fell due at or before its time, each thing at its own
  // time; then the command, whole, or refused and without effect; then routing until nothing more
  // can be offered. Cost: independent of the number of agents and of waiting conversations
  // (their logarithm where old places are taken again); `configure` costs the whole site and all
  // who wait. The batch is valid until the next call; texts of the last batch may be handed in.
  const Batch& submit(const Submission& submission);

  // The same for many, one after the other, in one batch with a reply each.
  const Batch& submit(std::span<const Submission> submissions);

  // Lets time pass up to and including `at`; earlier than the clock: nothing happens.
  const Batch& advance(Time at);

  // When the engine next wants `advance`, at the latest; nothing if only commands can change
  // anything.
  std::optional<Time> next_deadline() const;

  // The engine's clock: the latest time it was given.
  Time now() const;
  // The number of the last event; 0 before the first.
  std::uint64_t last_seq() const;

  // Answers for the engine's clock. Cost: of the answer, and beyond that: `conversation` counts who
  // waits in its queue (for the position) and reads its transcript, `queue` walks its waiting list
  // and all agents, `explain` and `impact` copy the engine and go ahead in the copy, `customer`
  // looks for live chats from the newest number down, `inbox` with its past walks all
  // conversations, `cases` all cases, `archive` all items, `audit` and `state_hash` the whole
  // state.
  Answer ask(const Question& question) const;

  // Handles for keys and back.
  const Names& names() const;
  template <class AnyHandle>
  AnyHandle find(std::string_view key) const {
    return names().find<AnyHandle>(key);
  }
  // The number of a known customer; none otherwise.
  CustomerId find_customer(std::string_view key) const;
  // The salted hash of an appointment's password, for programs that check what somebody typed;
  // empty if there is none. Valid until the next `submit` or `advance`.
  std::string_view password_hash(AppointmentId appointment) const;
  // The site that holds, or null. Valid until the next `configure`.
  const Site* site() const;

  // Everything there is to know, as bytes: the same for equal states on every machine. With the
  // clock and the remembered ids.
  std::string snapshot() const;
  // Makes this engine equal to the one that took the snapshot. Handles, `names` and `site` obtained
  // before are void then. False, and nothing changed, if the
  // bytes are not one.
  [[nodiscard]] bool restore(std::string_view snapshot);

  // Follows events that another engine made, without deciding anything. They must be the next ones
  // in `seq`; false, and nothing changed, if the first is not.
  [[nodiscard]] bool replay(std::span<const EventRecord> events);

  WorkCounters work() const;

  class Body;  // the engine's own

 private:
  std::unique_ptr<Body> body_;
};

}  // namespace cordboard
