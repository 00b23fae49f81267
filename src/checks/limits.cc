#include "checks/limits.h"

#include <algorithm>

#include "checks/texts.h"
#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

bool is_full(const State& state, Slot transcript) {
  return transcript != kNoSlot &&
         state.transcripts[transcript].messages >= limits::kMessagesPerConversation;
}

}  // namespace

bool are_attributes_within_limits(Attributes attributes) {
  if (attributes.size() > limits::kAttributes) return false;
  return std::all_of(attributes.begin(), attributes.end(), [](const Attribute& attribute) {
    return attribute.key.size() + attribute.value.size() <= limits::kAttributeBytes;
  });
}

bool has_room_for_needs(const State& state, const Requirement* needs) {
  if (needs == nullptr || needs->empty()) return true;
  return state.needs.in_use() < limits::kRequirementClasses || state.needs.is_in_use(*needs);
}

bool is_within_park_limit(Time now, Time until) {
  return (until - now).count() <= limits::kLongestParkMs;
}

bool is_transcript_full(const State& state, Slot conversation) {
  return is_full(state, state.conversations[conversation].transcript);
}

bool is_transcript_full(const State& state, const Consultation& consultation) {
  return is_full(state, consultation.transcript);
}

Refusal check_note(const State& state, Slot transcript, std::string_view text) {
  const bool is_one_too_many =
      transcript != kNoSlot && state.transcripts[transcript].notes >= limits::kNotesPerConversation;
  return is_one_too_many ? Refusal::kLimitReached : check_agent_text(text);
}

bool has_room_for_item(const State& state, OptionalText name, OptionalText media_type,
                       std::string_view location) {
  return state.items.live() < limits::kItems && name->size() <= limits::kNameBytes &&
         media_type->size() <= limits::kNameBytes && location.size() <= limits::kLocationBytes;
}

bool has_room_in_timeline(const Case& of) { return of.entries.size() < limits::kEntriesPerCase; }

}  // namespace cordboard::core
