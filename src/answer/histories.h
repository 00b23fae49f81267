// Shared parts of the answers about conversations, customers, cases and the archive.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answer/answer.h"

namespace cordboard::core {

std::optional<std::string> text_of(OptionalText text);
answer::Item shown(const Item& item);
answer::Appointment shown(const Appointment& appointment);
answer::Line shown(const State& state, const Transcript& transcript, const Entry& entry);

// Appends one entry for each transcript entry of the conversation that the customer may see.
void append_lines(const State& state, const Conversation& conversation,
                  std::vector<answer::History>& told);

// An entry of a case's timeline.
answer::History shown(const Case& of, const CaseEntry& entry);

// Sorts by time, the newest last. Entries of the same time keep their order.
void sort_by_time(std::vector<answer::History>& told);

// The transcript entries of a conversation that `reader` may see, or the reason for refusing them.
Refusal read_lines(const State& state, Slot conversation, const Actor& reader,
                   std::vector<answer::Line>& lines);

}  // namespace cordboard::core
