// Checks a value against the rules of its field list (`rules.h`): commands, questions, sites.
//
//   const command::TagItem tag{.item = item, .tag = text};
//   if (!is_well_formed(tag)) return;              // the engine would refuse it as malformed
//   engine.submit({.at = now, .command = tag});
//
//   Faults faults(10);                             // the first ten faults
//   add_faults(site, Place(), faults);
//   for (const Fault& fault : faults.list()) {
//     print(fault.path, fault.message);            // "queues[3].offer_timeout_ms", "must be a…"
//   }
//
// These checks depend on the value alone: lengths, ranges, the syntax of texts. The handler of a
// command checks everything that depends on the state of the engine, such as whether a key exists.
// `configure` and `question::Impact` also check the references between the keys of a site.
//
// Hosts need no check of their own: `submit` and `answer` check each command and question first.
// This header is for readers of other formats and for programs that show all faults of an input.
// `engine.h` does not include it. Both functions visit the same field lists, so they agree. A field
// of a type without a check does not compile.
//
// Thread-safety: the checks read their arguments only; any thread may call them.
#pragma once

#include "cordboard/describe.h"
#include "cordboard/faults.h"
#include "cordboard/rules.h"
#include "cordboard/shape_check.h"

namespace cordboard {

// Whether any value of `T` can be malformed. False for commands that consist of numbers and
// handles, such as `accept_offer`: their checks do nothing, at no cost.
template <Described T>
inline constexpr bool kCanBeMalformed =
    shape::CrossChecked<T> ||
    T::fields([]<class... Member, class... Rule>(const Field<T, Member, Rule>&...) {
      return (shape::kIsChecked<Member, Rule> || ...);
    });

// Returns true only if `object` is well formed, at the cost of one comparison for each member that
// has a rule: each of them is absent. Returns false if a member must be looked at, or if the struct
// has a rule over several fields; `is_well_formed` gives the answer then. The engine asks this
// first, because most commands of a host have no such member.
//
// Inlining the visited list saves about 20 of the 2,800 instructions of a conversation's life
// cycle.
template <Described T>
[[gnu::flatten]] constexpr bool is_plain(const T& object) {
  if constexpr (shape::CrossChecked<T>) return false;
  return T::fields(
      [&object](const auto&... each) { return (shape::needs_no_check(object, each) && ...); });
}

// Returns whether `object` keeps to all rules. The engine refuses a command or question for which
// this is false as `malformed`, before it checks permissions. Composes no messages and allocates
// nothing; takes time proportional to the texts and lists of `object`.
//
// A site that a command points at is not visited: its faults make the site invalid
// (`site_invalid`), not the command malformed.
template <Described T>
constexpr bool is_well_formed(const T& object) {
  shape::FaultFlag sink;
  if constexpr (kCanBeMalformed<T>) {
    shape::Check<shape::FaultFlag>(sink).value(object, rule::None(), shape::FaultFlag::Nowhere());
  }
  return sink.none();
}

// Adds each fault of `object` to `faults`, in the order of the field lists, with its place and a
// message in English (`rules.h` lists the messages). Adds nothing if `object` is well formed, and
// drops further faults if the list is full. `place` is where `object` is in the input: `Place()` if
// it is the whole input.
//
// Accepts a text that the host program takes out of a command before it submits it
// (`rule::for_program`). Otherwise it finds a fault exactly if `is_well_formed` returns false.
template <Described T>
void add_faults(const T& object, const Place& place, Faults& faults) {
  if constexpr (kCanBeMalformed<T>) {
    shape::FaultList sink(faults);
    shape::Check<shape::FaultList>(sink).value(object, rule::None(), place);
  }
}

}  // namespace cordboard
