// What several answers about conversations, customers, cases and the archive are made of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answer/answer.h"

namespace cordboard::core {

std::optional<std::string> text_of(OptionalText text);
answer::Item shown(const Item& item);
answer::Appointment shown(const Appointment& appointment);
answer::Line shown(const State& state, const Transcript& transcript, const Line& line);

// What was said and sent in a conversation before the customer's eyes, one entry for each.
void append_lines(const State& state, const Conversation& conversation,
                  std::vector<answer::History>& told);

// An entry of a case's timeline.
answer::History shown(const Case& of, const CaseEntry& entry);

// The newest last; what happened at one instant stays in the order in which it was appended.
void sort_by_time(std::vector<answer::History>& told);

// The lines of a conversation for a reader, or why there are none.
Refusal read_lines(const State& state, Slot conversation, const Actor& reader,
                   std::vector<answer::Line>& lines);

}  // namespace cordboard::core
