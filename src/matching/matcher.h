// A matcher finds, repeatedly, the next conversation to offer and the agent to offer it to.
// The engine has one: indexed (indexed_matcher.h) or naive (naive/naive_matcher.h). Both find the
// same matches.
//
//   matcher.sync(state, now);                     // after changes of consequence
//   while (const auto match = matcher.next_match(state, now)) {
//     …                                           // offer it, forget the moves, sync
//   }
//
// A matcher keeps nothing that it could not derive from the state.
#pragma once

#include <optional>

#include "cordboard/work.h"
#include "matching/match.h"
#include "matching/matching_wake_up.h"
#include "matching/news.h"
#include "matching/router.h"

namespace cordboard::core {

class Matcher : public Router {
 public:
  // Forgets everything and takes in the whole state.
  virtual void rebuild(const State& state, Time now) = 0;
  // Takes in the agents, conversations and the site that `state.changes` names. May be repeated
  // with the same changes and further ones.
  virtual void sync(const State& state, Time now) = 0;
  // The same for changes that another engine has made: nothing is to be matched.
  virtual void replay(const State& state, Time now) = 0;

  // Returns the best match; nothing if no waiting conversation can be offered until something
  // changes. Takes in the moves that `state.changes` names; the caller forgets them afterwards.
  // REQUIRES: all other changes were taken in by `sync`.
  virtual std::optional<Match> next_match(const State& state, Time now) = 0;

  // Serves a conversation that has begun to wait, if nothing else has changed since `next_match`
  // found nothing, except moves. Returns the best agent, or none (AgentId{}) if the conversation
  // must wait; it is taken in then. Returns nothing if it needs `sync` and `next_match` like other
  // changes. REQUIRES: the limits of its stay in the queue are not reached.
  virtual std::optional<AgentId> serve_newcomer(const State& state, Time now, Slot slot) = 0;

  // Whether `next_match` may find a match although nothing has changed since its last call.
  bool has_news() const { return news_.any; }
  // The next time at which it may; Time::max() if there is none.
  Time next_wake_up() const { return wake_ups_.next(); }

  virtual WorkCounters work() const = 0;

 protected:
  // Not virtual: the engine asks for both after every command.
  News news_;
  MatchingWakeUps wake_ups_;
};

}  // namespace cordboard::core
