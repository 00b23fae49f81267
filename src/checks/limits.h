// Checks against the limits of `cordboard/limits.h`.
#pragma once

#include <optional>
#include <string_view>

#include "cordboard/refusal.h"
#include "state/state.h"

namespace cordboard::core {

// Whether there are not too many attributes, and none is too long.
bool are_attributes_within_limits(Attributes attributes);

// Whether one more conversation may have these needs: a new requirement class may be one too many.
bool has_room_for_needs(const State& state, const Requirement* needs);

// Whether a conversation may be parked, or called back, as late as this.
bool is_within_park_limit(Time now, Time until);

// Whether the conversation, or the thread of a consultation, has as many messages as one may have.
bool is_transcript_full(const State& state, Slot conversation);
bool is_transcript_full(const State& state, const Consultation& consultation);

// Refuses a note that is one too many for its transcript, or no valid text of an agent.
// `transcript`: kNoSlot if the note begins a transcript.
Refusal check_note(const State& state, Slot transcript, std::string_view text);

// The same for an optional note. No note is valid.
inline Refusal check_note(const State& state, Slot transcript,
                          const std::optional<std::string_view>& text) {
  return text ? check_note(state, transcript, *text) : Refusal::kNone;
}

// Whether one more item may be kept, with these texts.
bool has_room_for_item(const State& state, OptionalText name, OptionalText media_type,
                       std::string_view location);

// Whether one more entry fits into the timeline of the case. Events that end something need no such
// check: each has had a beginning, and the number of beginnings is limited.
bool has_room_in_timeline(const Case& of);

}  // namespace cordboard::core
